import type { Language, PermitKind } from '#contract/vocabulary.ts'

/** What a mail about a bulletin says around it; the text is Markdown, names in it escaped. */
export interface MailWords {
  readonly title: string
  readonly text: readonly string[]
  readonly action?: string
}

/** What the mails speak of. `title` is the bulletin's; moments are written out already. */
export interface MailFacts {
  readonly title: string
  /** As in "BIN Peperstraat". */
  readonly bin: string
  /** The same in Markdown. */
  readonly binInText: string
  readonly adjunctBy: string
  readonly preventionBy: string
}

/** The mails on a bulletin's way, in one language. */
export interface RelayMailTexts {
  /** Who writes them. */
  readonly prevention: (zone: string) => string
  /** Before a day and hour: a format of Intl. */
  readonly locale: string
  readonly toMailbox: (facts: MailFacts) => MailWords
  readonly toAdjunct: (facts: MailFacts) => MailWords
  readonly toPrevention: (facts: MailFacts) => MailWords
  readonly asked: Readonly<Record<PermitKind, (facts: MailFacts) => MailWords>>
  readonly granted: Readonly<Record<PermitKind, (facts: MailFacts) => MailWords>>
  readonly refused: Readonly<Record<PermitKind, (facts: MailFacts) => MailWords>>
  readonly motive: string
  readonly reason: string
  readonly newText: string
  readonly original: string
}

const nl: RelayMailTexts = {
  prevention: (zone) => `Dienst Preventie, politie ${zone}`,
  locale: 'nl-BE',
  toMailbox: ({ title, binInText, adjunctBy, preventionBy }) => ({
    title: `Door te sturen: ${title}`,
    text: [
      `De politie vraagt u dit bericht door te sturen naar de leden van ${binInText}. Eén druk op de knop volstaat; u hoeft niets over te typen.`,
      `Lukt het niet tegen ${adjunctBy}, dan vragen we het aan de hulpcoördinator. Na ${preventionBy} kan de Dienst Preventie het zelf versturen.`,
    ],
    action: 'Bekijken en doorsturen',
  }),
  toAdjunct: ({ title, binInText, preventionBy }) => ({
    title: `Nog niet doorgestuurd: ${title}`,
    text: [
      `Dit bericht van de politie is nog niet doorgestuurd naar de leden van ${binInText}. Wilt u dat als hulpcoördinator doen? Eén druk op de knop volstaat.`,
      `Na ${preventionBy} kan de Dienst Preventie het zelf versturen.`,
    ],
    action: 'Bekijken en doorsturen',
  }),
  toPrevention: ({ title, bin, binInText }) => ({
    title: `${bin} stuurde niet door: ${title}`,
    text: [
      `${binInText} heeft dit bericht niet doorgestuurd naar zijn leden, ook niet nadat we het aan de hulpcoördinator vroegen. U kunt het nu zelf versturen.`,
    ],
  }),
  asked: {
    change: ({ title, bin, binInText }) => ({
      title: `${bin} vraagt een wijziging: ${title}`,
      text: [`${binInText} vraagt toestemming om dit bericht in andere woorden door te sturen.`],
    }),
    'social-media': ({ title, bin, binInText }) => ({
      title: `${bin} vraagt publicatie op sociale media: ${title}`,
      text: [`${binInText} vraagt toestemming om dit bericht op sociale media te plaatsen.`],
    }),
  },
  granted: {
    change: ({ title }) => ({
      title: `Wijziging toegestaan: ${title}`,
      text: ['U mag dit bericht met uw wijzigingen doorsturen. Dat gebeurt pas wanneer u op de knop drukt.'],
      action: 'Bekijken en doorsturen',
    }),
    'social-media': ({ title }) => ({
      title: `Sociale media toegestaan: ${title}`,
      text: ['U mag dit bericht op sociale media plaatsen. De toestemming geldt alleen voor dit bericht.'],
      action: 'Het bericht bekijken',
    }),
  },
  refused: {
    change: ({ title }) => ({
      title: `Wijziging niet toegestaan: ${title}`,
      text: ['De Dienst Preventie staat uw wijziging niet toe. U kunt het bericht wel ongewijzigd doorsturen.'],
      action: 'Bekijken en doorsturen',
    }),
    'social-media': ({ title }) => ({
      title: `Sociale media niet toegestaan: ${title}`,
      text: ['De Dienst Preventie staat niet toe dat u dit bericht op sociale media plaatst.'],
      action: 'Het bericht bekijken',
    }),
  },
  motive: 'Motivering',
  reason: 'Reden',
  newText: 'De gevraagde tekst',
  original: 'Het bericht',
}

const fr: RelayMailTexts = {
  prevention: (zone) => `Service Prévention, police ${zone}`,
  locale: 'fr-BE',
  toMailbox: ({ title, binInText, adjunctBy, preventionBy }) => ({
    title: `À transmettre : ${title}`,
    text: [
      `La police vous demande de transmettre ce message aux membres de ${binInText}. Un seul clic suffit ; vous n’avez rien à recopier.`,
      `Si ce n’est pas fait pour ${adjunctBy}, nous le demanderons au coordinateur adjoint. Après ${preventionBy}, le Service Prévention peut l’envoyer lui-même.`,
    ],
    action: 'Consulter et transmettre',
  }),
  toAdjunct: ({ title, binInText, preventionBy }) => ({
    title: `Pas encore transmis : ${title}`,
    text: [
      `Ce message de la police n’a pas encore été transmis aux membres de ${binInText}. Pouvez-vous le faire en tant que coordinateur adjoint ? Un seul clic suffit.`,
      `Après ${preventionBy}, le Service Prévention peut l’envoyer lui-même.`,
    ],
    action: 'Consulter et transmettre',
  }),
  toPrevention: ({ title, bin, binInText }) => ({
    title: `${bin} n’a pas transmis : ${title}`,
    text: [
      `${binInText} n’a pas transmis ce message à ses membres, même après notre demande au coordinateur adjoint. Vous pouvez maintenant l’envoyer vous-même.`,
    ],
  }),
  asked: {
    change: ({ title, bin, binInText }) => ({
      title: `${bin} demande une modification : ${title}`,
      text: [`${binInText} demande l’autorisation de transmettre ce message en d’autres termes.`],
    }),
    'social-media': ({ title, bin, binInText }) => ({
      title: `${bin} demande une publication sur les réseaux sociaux : ${title}`,
      text: [`${binInText} demande l’autorisation de publier ce message sur les réseaux sociaux.`],
    }),
  },
  granted: {
    change: ({ title }) => ({
      title: `Modification autorisée : ${title}`,
      text: ['Vous pouvez transmettre ce message avec vos modifications. Rien ne part avant que vous n’ayez cliqué.'],
      action: 'Consulter et transmettre',
    }),
    'social-media': ({ title }) => ({
      title: `Réseaux sociaux autorisés : ${title}`,
      text: ['Vous pouvez publier ce message sur les réseaux sociaux. L’autorisation ne vaut que pour ce message.'],
      action: 'Consulter le message',
    }),
  },
  refused: {
    change: ({ title }) => ({
      title: `Modification refusée : ${title}`,
      text: ['Le Service Prévention n’autorise pas votre modification. Vous pouvez transmettre le message tel quel.'],
      action: 'Consulter et transmettre',
    }),
    'social-media': ({ title }) => ({
      title: `Réseaux sociaux refusés : ${title}`,
      text: ['Le Service Prévention n’autorise pas la publication de ce message sur les réseaux sociaux.'],
      action: 'Consulter le message',
    }),
  },
  motive: 'Motivation',
  reason: 'Raison',
  newText: 'Le texte demandé',
  original: 'Le message',
}

const de: RelayMailTexts = {
  prevention: (zone) => `Präventionsdienst, Polizei ${zone}`,
  locale: 'de-BE',
  toMailbox: ({ title, binInText, adjunctBy, preventionBy }) => ({
    title: `Weiterzuleiten: ${title}`,
    text: [
      `Die Polizei bittet Sie, diese Nachricht an die Mitglieder von ${binInText} weiterzuleiten. Ein Klick genügt; Sie müssen nichts abtippen.`,
      `Gelingt es nicht bis ${adjunctBy}, fragen wir den stellvertretenden Koordinator. Nach ${preventionBy} kann der Präventionsdienst sie selbst versenden.`,
    ],
    action: 'Ansehen und weiterleiten',
  }),
  toAdjunct: ({ title, binInText, preventionBy }) => ({
    title: `Noch nicht weitergeleitet: ${title}`,
    text: [
      `Diese Nachricht der Polizei wurde noch nicht an die Mitglieder von ${binInText} weitergeleitet. Können Sie das als stellvertretender Koordinator tun? Ein Klick genügt.`,
      `Nach ${preventionBy} kann der Präventionsdienst sie selbst versenden.`,
    ],
    action: 'Ansehen und weiterleiten',
  }),
  toPrevention: ({ title, bin, binInText }) => ({
    title: `${bin} hat nicht weitergeleitet: ${title}`,
    text: [
      `${binInText} hat diese Nachricht nicht an seine Mitglieder weitergeleitet, auch nicht nachdem wir den stellvertretenden Koordinator gefragt haben. Sie können sie jetzt selbst versenden.`,
    ],
  }),
  asked: {
    change: ({ title, bin, binInText }) => ({
      title: `${bin} bittet um eine Änderung: ${title}`,
      text: [`${binInText} bittet um Erlaubnis, diese Nachricht in anderen Worten weiterzuleiten.`],
    }),
    'social-media': ({ title, bin, binInText }) => ({
      title: `${bin} bittet um Veröffentlichung in sozialen Medien: ${title}`,
      text: [`${binInText} bittet um Erlaubnis, diese Nachricht in sozialen Medien zu veröffentlichen.`],
    }),
  },
  granted: {
    change: ({ title }) => ({
      title: `Änderung erlaubt: ${title}`,
      text: ['Sie dürfen diese Nachricht mit Ihren Änderungen weiterleiten. Das geschieht erst, wenn Sie klicken.'],
      action: 'Ansehen und weiterleiten',
    }),
    'social-media': ({ title }) => ({
      title: `Soziale Medien erlaubt: ${title}`,
      text: ['Sie dürfen diese Nachricht in sozialen Medien veröffentlichen. Das gilt nur für diese Nachricht.'],
      action: 'Die Nachricht ansehen',
    }),
  },
  refused: {
    change: ({ title }) => ({
      title: `Änderung nicht erlaubt: ${title}`,
      text: ['Der Präventionsdienst erlaubt Ihre Änderung nicht. Sie können die Nachricht unverändert weiterleiten.'],
      action: 'Ansehen und weiterleiten',
    }),
    'social-media': ({ title }) => ({
      title: `Soziale Medien nicht erlaubt: ${title}`,
      text: ['Der Präventionsdienst erlaubt nicht, dass Sie diese Nachricht in sozialen Medien veröffentlichen.'],
      action: 'Die Nachricht ansehen',
    }),
  },
  motive: 'Begründung',
  reason: 'Grund',
  newText: 'Der gewünschte Text',
  original: 'Die Nachricht',
}

const en: RelayMailTexts = {
  prevention: (zone) => `Prevention service, police ${zone}`,
  locale: 'en-GB',
  toMailbox: ({ title, binInText, adjunctBy, preventionBy }) => ({
    title: `To relay: ${title}`,
    text: [
      `The police ask you to relay this message to the members of ${binInText}. One press is enough; there is nothing to retype.`,
      `If it is not done by ${adjunctBy}, we will ask the adjunct coordinator. After ${preventionBy} the prevention service can send it directly.`,
    ],
    action: 'See and relay',
  }),
  toAdjunct: ({ title, binInText, preventionBy }) => ({
    title: `Not relayed yet: ${title}`,
    text: [
      `This message from the police has not been relayed to the members of ${binInText} yet. Could you do that as adjunct coordinator? One press is enough.`,
      `After ${preventionBy} the prevention service can send it directly.`,
    ],
    action: 'See and relay',
  }),
  toPrevention: ({ title, bin, binInText }) => ({
    title: `${bin} did not relay: ${title}`,
    text: [
      `${binInText} did not relay this message to its members, nor after we asked the adjunct coordinator. You can now send it yourself.`,
    ],
  }),
  asked: {
    change: ({ title, bin, binInText }) => ({
      title: `${bin} asks for a change: ${title}`,
      text: [`${binInText} asks leave to relay this message in other words.`],
    }),
    'social-media': ({ title, bin, binInText }) => ({
      title: `${bin} asks to publish on social media: ${title}`,
      text: [`${binInText} asks leave to publish this message on social media.`],
    }),
  },
  granted: {
    change: ({ title }) => ({
      title: `Change granted: ${title}`,
      text: ['You may relay this message with your changes. Nothing is sent until you press the button.'],
      action: 'See and relay',
    }),
    'social-media': ({ title }) => ({
      title: `Social media granted: ${title}`,
      text: ['You may publish this message on social media. That holds for this message only.'],
      action: 'See the message',
    }),
  },
  refused: {
    change: ({ title }) => ({
      title: `Change refused: ${title}`,
      text: ['The prevention service does not allow your change. You can relay the message unchanged.'],
      action: 'See and relay',
    }),
    'social-media': ({ title }) => ({
      title: `Social media refused: ${title}`,
      text: ['The prevention service does not allow you to publish this message on social media.'],
      action: 'See the message',
    }),
  },
  motive: 'Motive',
  reason: 'Reason',
  newText: 'The text asked for',
  original: 'The message',
}

const catalogue: Readonly<Record<Language, RelayMailTexts>> = { nl, fr, de, en }

/** The message catalogue of the mails on a bulletin's way. */
export function relayMailTexts(language: Language): RelayMailTexts {
  return catalogue[language]
}
