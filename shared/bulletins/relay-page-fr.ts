import type { RelayPageTexts } from './relay-page-texts.ts'

/** What the relay page says in French. */
export const fr: RelayPageTexts = {
  locale: 'fr-BE',
  zone: (name) => `Police ${name}`,
  ask: (bin, members) =>
    members === 1
      ? `La police vous demande de transmettre ce message au seul membre de ${bin} qui a une adresse e-mail.`
      : `La police vous demande de transmettre ce message aux ${members} membres de ${bin} qui ont une adresse e-mail.`,
  kept: (members) =>
    `${members === 1 ? '1 membre avec une adresse e-mail ne reçoit' : `${members} membres avec une adresse e-mail ne reçoivent`} pas d’e-mails : désinscrit, ou l’adresse ne fonctionne pas.`,
  relay: (members) => (members === 1 ? 'Transmettre à 1 membre' : `Transmettre à ${members} membres`),
  relayChanged: (members) =>
    members === 1 ? 'Transmettre votre texte à 1 membre' : `Transmettre votre texte à ${members} membres`,
  relayUnchanged: 'Transmettre tel quel malgré tout',
  nobody: 'Aucun membre de ce réseau ne peut être joint par e-mail. Il n’y a personne à qui transmettre le message.',
  relayedTitle: 'Ce message a été transmis',
  relayed: (moment, by, members) =>
    `Le ${moment}, par ${by}, à ${members === 1 ? '1 membre' : `${members} membres`}. Vous n’avez plus rien à faire.`,
  relayedChanged: 'Les membres ont reçu le texte modifié.',
  relayers: {
    mailbox: 'la personne qui lit la boîte du réseau',
    coordinator: 'le coordinateur',
    adjunct: 'le coordinateur adjoint',
    prevention: 'le Service Prévention',
  },
  message: 'Vos membres recevront ceci',
  relayedMessage: 'Vos membres ont reçu ceci',
  changedMessage: 'Vos membres recevront ceci : le texte que vous avez demandé',
  original: 'Le message de la police',
  change: {
    summary: 'Changer ou ajouter quelque chose ?',
    explain: 'Il faut pour cela l’autorisation du Service Prévention. Vous recevrez la réponse par e-mail.',
    title: 'Titre',
    text: 'Texte',
    textHint:
      'Ni noms ni numéros de maison. Les signes comme ** et ## font la mise en forme ; vous pouvez les enlever.',
    motive: 'Pourquoi ?',
    submit: 'Demander l’autorisation',
  },
  social: {
    summary: 'Publier sur les réseaux sociaux ?',
    explain: 'Uniquement avec l’autorisation du Service Prévention, et seulement pour ce message.',
    motive: 'Où, et pourquoi ?',
    submit: 'Demander l’autorisation',
  },
  optional: 'facultatif',
  requested: {
    change: (moment) =>
      `Vous avez demandé le ${moment} l’autorisation pour un autre texte. Le Service Prévention n’a pas encore répondu.`,
    'social-media': (moment) =>
      `Vous avez demandé le ${moment} l’autorisation pour les réseaux sociaux. Le Service Prévention n’a pas encore répondu.`,
  },
  granted: {
    change: (moment) => `Le Service Prévention a autorisé votre texte le ${moment}.`,
    'social-media': (moment) =>
      `Le Service Prévention a autorisé le ${moment} la publication de ce message sur les réseaux sociaux.`,
  },
  refused: {
    change: (moment) =>
      `Le Service Prévention a refusé votre texte le ${moment}. Vous pouvez transmettre le message tel quel.`,
    'social-media': (moment) =>
      `Le Service Prévention a refusé le ${moment} la publication de ce message sur les réseaux sociaux.`,
  },
  reason: 'Raison',
  faultsTitle: 'Votre demande n’est pas encore envoyée',
  emptyTitle: 'Donnez un titre au message.',
  emptyText: 'Écrivez le message.',
  unchanged: 'Ce texte est identique au message. Changez quelque chose, ou transmettez-le tel quel.',
  tooLong: 'Ce texte est trop long. Ramenez-le à 17 000 caractères.',
  confirm: (words) => `« ${words} » n’est pas une donnée personnelle`,
  rules: {
    'house-number': 'Ceci ressemble à un numéro de maison. Enlevez-le, ou confirmez que ce n’en est pas un.',
    name: 'Ceci ressemble au nom d’une personne. Enlevez-le, ou confirmez que ce n’est pas une donnée personnelle.',
    phone: 'Ceci ressemble à un numéro de téléphone. Enlevez-le, ou confirmez qu’il n’est à personne.',
    email: 'Ceci ressemble à une adresse e-mail. Enlevez-la, ou confirmez qu’elle n’est à personne.',
    plate: 'Ceci ressemble à une plaque. Enlevez-la, ou confirmez que ce n’en est pas une.',
  },
  history: 'Ce qui s’est passé',
  events: {
    sent: 'Le Service Prévention a envoyé le message à la boîte du réseau',
    adjunct: 'Pas encore transmis : nous l’avons demandé au coordinateur adjoint',
    prevention: 'Pas encore transmis : nous avons averti le Service Prévention',
    asked: {
      change: 'Autorisation demandée pour un autre texte',
      'social-media': 'Autorisation demandée pour les réseaux sociaux',
    },
    granted: { change: 'Autre texte autorisé', 'social-media': 'Réseaux sociaux autorisés' },
    refused: { change: 'Autre texte refusé', 'social-media': 'Réseaux sociaux refusés' },
    relayed: (by) => `Transmis aux membres par ${by}`,
  },
  obstacles: {
    asked: 'Cette autorisation a déjà été demandée ou donnée.',
    tooOften: 'L’autorisation a été demandée trop souvent pour ce message. Appelez le Service Prévention.',
    busy: 'D’autres personnes travaillaient sur ce message. Réessayez.',
    noPermit: 'Il n’y a pas d’autorisation pour un autre texte.',
  },
  badLink: {
    title: 'Ce lien ne fonctionne plus',
    text: 'Il a expiré, il est incomplet ou ne vous est plus destiné. Prenez le lien du dernier e-mail, ou demandez au Service Prévention de renvoyer le message.',
  },
}
