import type { PageTexts } from './page-texts.ts'
import { CODE_MINUTES, CONFIRM_HOURS, DECIDE_DAYS } from './terms.ts'

export const fr: PageTexts = {
  faultsTitle: 'Vérifiez encore ceci',
  faults: {
    'name-missing': 'Indiquez votre prénom et votre nom.',
    'street-missing': 'Indiquez votre rue.',
    'house-number-missing': 'Indiquez votre numéro de maison, avec la boîte si vous en avez une.',
    'too-long': 'C’est trop long. Abrégez.',
    'reach-missing': 'Indiquez un numéro de téléphone ou une adresse e-mail, pour que nous puissions vous joindre.',
    'address-wrong': 'Ce n’est pas une adresse e-mail complète. Écrivez-la comme nom@exemple.be.',
    'text-needs-mobile':
      'Un SMS ne peut arriver que sur un GSM. Indiquez un numéro de GSM ou choisissez d’être appelé.',
    'cannot-confirm':
      'Indiquez une adresse e-mail ou un numéro de GSM : c’est ainsi que vous confirmez votre demande. Vous n’avez ni l’une ni l’autre ? Demandez alors au coordinateur de vous inscrire.',
    'rules-not-accepted': 'Cochez que vous acceptez le règlement d’ordre intérieur.',
    'ask-missing': 'Indiquez votre adresse e-mail ou votre numéro de GSM.',
    'code-wrong':
      'Ce code n’est pas correct ou n’est plus valable. Vérifiez-le dans le dernier SMS ou demandez un nouveau code.',
    trap: 'Videz ce champ : il ne sert qu’à arrêter les robots.',
  },
  tooMany:
    'Trop de demandes arrivent en ce moment. La vôtre n’a pas été envoyée. Ce que vous avez rempli est encore ci-dessous : réessayez dans une heure.',
  tooFast: 'Ce formulaire a été envoyé très vite. Vérifiez ce que vous avez rempli et envoyez-le à nouveau.',
  formOld:
    'Ce formulaire est resté ouvert trop longtemps. Ce que vous avez rempli y est encore : vérifiez-le et envoyez-le à nouveau.',
  yes: 'Oui',
  no: 'Non',
  otherLanguages: 'Langue de cette page',
  zone: (zoneName) => `Zone de police ${zoneName}`,
  fields: {
    reachHint: 'Indiquez un numéro de téléphone, une adresse e-mail, ou les deux.',
    name: { label: 'Prénom et nom' },
    street: { label: 'Rue', hint: 'Choisissez une rue dans la liste ou écrivez-la vous-même.' },
    houseNumber: { label: 'Numéro et boîte', hint: 'Par exemple 12, 12A ou 12 boîte 3.' },
    phone: {
      label: 'Numéro de téléphone',
      hint: 'C’est à ce numéro que vous serez appelé en cas d’alerte. Par exemple 0470 12 34 56.',
    },
    email: { label: 'Adresse e-mail', hint: 'Pour les messages qui ne sont pas urgents.' },
    channel: {
      label: 'Comment voulez-vous être averti ?',
      hint: 'Choisissez le SMS si vous avez du mal à téléphoner ou à entendre.',
    },
    voice: 'Appelez-moi',
    sms: 'Envoyez-moi un SMS',
    language: { label: 'Dans quelle langue vous écrire ?' },
    wantsNews: { label: 'Envoyez-moi les nouvelles du BIN', hint: 'Un e-mail par semaine, s’il y a des nouvelles.' },
    trap: 'Laissez ce champ vide',
  },
  join: {
    title: (bin) => `S’inscrire à ${bin}`,
    introduction: [
      'Dans un réseau d’information de quartier (BIN), la police et les voisins s’avertissent les uns les autres. S’il se passe quelque chose dans votre quartier, la police vous appelle avec un message vocal.',
      'L’inscription est gratuite et vous pouvez arrêter à tout moment. Le coordinateur du BIN examine votre demande.',
    ],
    you: 'Qui êtes-vous ?',
    reach: 'Comment vous joindre ?',
    rules: 'Règlement d’ordre intérieur',
    rulesVersion: (version) => `Version ${version}`,
    rulesElsewhere: 'Le règlement n’existe que dans la langue de la zone de police.',
    accept: (version) => `J’accepte le règlement d’ordre intérieur (version ${version})`,
    privacy: 'Ce que deviennent vos données',
    privacyTexts: (zone, address) => [
      [
        'Qui',
        `La police locale (${zone}, service Prévention) et le coordinateur de ce BIN. Les autres membres ne voient pas vos données.`,
      ],
      [
        'Pourquoi',
        'Uniquement pour vous avertir et vous envoyer les messages du BIN. C’est vous qui donnez votre accord.',
      ],
      [
        'Combien de temps',
        `Une demande que vous ne confirmez pas disparaît après ${CONFIRM_HOURS} heures ; une demande sur laquelle personne ne décide, après ${DECIDE_DAYS} jours. Comme membre : jusqu’à ce que vous quittiez le BIN. Vos données sont alors effacées aussitôt ; il ne reste qu’une marque illisible de votre numéro et de votre adresse, pour qu’une ancienne liste ne vous réinscrive pas.`,
      ],
      [
        'Vos droits',
        `Par le lien dans chaque e-mail, vous pouvez consulter, corriger, télécharger et effacer vos données. Des questions ? ${address}. Plaintes : Autorité de protection des données, www.autoriteprotectiondonnees.be.`,
      ],
    ],
    submit: 'Envoyer la demande',
  },
  mailSent: {
    title: 'Regardez vos e-mails',
    text: [
      'Nous avons envoyé un e-mail à l’adresse que vous avez indiquée. Cliquez sur le lien qu’il contient : c’est alors seulement que votre demande est introduite.',
      `Le lien fonctionne ${CONFIRM_HOURS} heures. Pas d’e-mail ? Regardez dans le courrier indésirable ou remplissez à nouveau le formulaire.`,
    ],
  },
  code: {
    title: 'Indiquez le code reçu par SMS',
    text: ['Nous avons envoyé un SMS avec un code de six chiffres au numéro que vous avez indiqué.'],
    label: 'Code de six chiffres',
    hint: `Le code fonctionne ${CODE_MINUTES} minutes.`,
    submit: 'Confirmer',
    again: 'Envoyez-moi un nouveau code',
    sentAgain: 'Nous avons envoyé un nouveau code. Seul le dernier code fonctionne.',
  },
  confirmJoining: {
    title: 'Confirmer votre demande',
    text: ['Cliquez sur le bouton pour introduire votre demande auprès du coordinateur du BIN.'],
    submit: 'Oui, je veux m’inscrire',
  },
  confirmed: {
    title: 'Votre demande est introduite',
    text: [
      'Merci. Le coordinateur du BIN examine votre demande et vous recevrez ensuite un message.',
      'Vous n’êtes pas encore membre. Jusque-là, vous ne recevez pas d’alertes.',
    ],
  },
  deadLink: {
    title: 'Ce lien ne fonctionne plus',
    text: [
      'Le lien a expiré, a déjà servi ou a été remplacé par un plus récent.',
      'Vous voulez vous inscrire ? Remplissez à nouveau le formulaire. Si cela ne va pas, demandez de l’aide au coordinateur de votre BIN.',
    ],
  },
  own: {
    title: 'Mes données',
    saved: 'Votre modification est enregistrée.',
    stale:
      'Vos données ont été modifiées entre-temps, dans une autre fenêtre ou par le coordinateur. En haut, vous voyez ce qui est enregistré maintenant, dans le formulaire ce que vous avez rempli. Vérifiez et enregistrez à nouveau.',
    kept: 'Ce que nous gardons de vous',
    address: 'Adresse',
    member: 'Membre de',
    coordinator: 'vous êtes coordinateur',
    adjunct: 'vous êtes coordinateur adjoint',
    channel: 'En cas d’alerte',
    byVoice: 'nous vous appelons',
    bySms: 'nous vous envoyons un SMS',
    language: 'Langue',
    news: 'Nouvelles du BIN par e-mail',
    houseRules: 'Règlement d’ordre intérieur',
    houseRulesOf: (version, date) => `version ${version}, acceptée le ${date}`,
    none: 'non indiqué',
    notCallable: (entered) => `${entered} (nous ne pouvons pas appeler ce numéro : corrigez-le ci-dessous)`,
    mobile: 'GSM',
    fixed: 'ligne fixe',
    change: 'Corriger',
    changeHint: 'Une nouvelle adresse e-mail ou un nouveau numéro de GSM ne compte qu’une fois confirmé.',
    save: 'Enregistrer',
    waitingEmail: (address) =>
      `Votre nouvelle adresse e-mail ${address} ne compte pas encore : cliquez sur le lien dans l’e-mail que nous y avons envoyé.`,
    waitingPhone: (number) =>
      `Votre nouveau numéro de GSM ${number} ne compte pas encore : indiquez le code reçu par SMS.`,
    numberTaken: 'Ce numéro est déjà celui d’un autre membre de ce BIN. Demandez de l’aide au coordinateur.',
    alerts: 'Les dernières alertes',
    noAlerts: 'Vous n’avez pas encore reçu d’alerte.',
    live: 'Alerte',
    test: 'Alerte d’essai',
    outcomes: {
      acknowledged: 'vous avez confirmé avec le 1',
      unconfirmed: 'vous avez reçu le message sans appuyer sur 1',
      voicemail: 'votre messagerie a répondu',
      'no-answer': 'vous n’avez pas décroché',
      busy: 'votre ligne était occupée',
      unreachable: 'votre numéro n’était pas joignable',
      failed: 'l’appel a échoué à cause d’une panne',
      cancelled: 'l’alerte a été arrêtée',
      running: 'l’alerte est encore en cours',
    },
    texted: 'vous avez reçu un SMS',
    download: 'Télécharger',
    downloadHint: 'Toutes vos données dans un seul fichier (JSON), à garder ou à transmettre.',
    downloadSubmit: 'Télécharger mes données',
    leave: 'Quitter le BIN',
    leaveHint: 'Vous ne recevrez plus d’alertes ni de messages, et vos données seront effacées.',
    leaveSubmit: 'Je veux quitter le BIN',
    fileName: 'mes-donnees',
  },
  confirmContact: {
    title: 'Confirmer votre nouvelle adresse e-mail',
    text: ['Cliquez sur le bouton. À partir de là, nous envoyons les messages du BIN à cette adresse.'],
    submit: 'Oui, c’est mon adresse',
  },
  contactConfirmed: {
    title: 'Confirmé',
    text: ['Nous vous joignons désormais ainsi. Vous n’avez plus rien à faire.'],
  },
  leaving: {
    title: (bin) => `Voulez-vous quitter ${bin} ?`,
    text: [
      'Votre nom, votre adresse, votre numéro de téléphone et votre adresse e-mail sont effacés aussitôt. Vous ne serez plus appelé et ne recevrez plus de messages de ce BIN.',
      'Cela ne peut pas être annulé. Si vous voulez revenir plus tard, remplissez à nouveau le formulaire d’inscription.',
    ],
    coordinator:
      'Vous êtes coordinateur de ce BIN. Si vous partez, le BIN n’a plus de coordinateur ; le service Prévention de la police en est averti.',
    submit: 'Oui, effacez mes données',
    back: 'Non, retour à mes données',
    left: (bin) => ({
      title: `Vous avez quitté ${bin}`,
      text: ['Vos données sont effacées. Merci d’en avoir fait partie.'],
    }),
  },
  link: {
    title: 'Consulter, corriger ou effacer vos données',
    text: [
      'Indiquez votre adresse e-mail ou votre numéro de GSM. Nous vous envoyons un lien personnel, un pour chaque BIN dont vous êtes membre.',
    ],
    deadLink: 'Ce lien ne fonctionne plus. Demandez-en un nouveau ci-dessous.',
    field: { label: 'Adresse e-mail ou numéro de GSM' },
    submit: 'Envoyez-moi mon lien',
    sent: {
      title: 'Regardez vos e-mails ou votre GSM',
      text: [
        'Si nous connaissons cette adresse ou ce numéro, un message avec votre lien vient d’y partir.',
        'Rien reçu ? Vous avez peut-être indiqué une autre adresse ou un autre numéro. Sinon, demandez au coordinateur de votre BIN.',
      ],
    },
  },
}
