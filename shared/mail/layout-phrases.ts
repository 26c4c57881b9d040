import type { Language } from '#contract/vocabulary.ts'

/** Why somebody gets a mail. */
export type Reason = 'member' | 'former' | 'subscriber' | 'mailbox' | 'office' | 'staff' | 'confirmation'

/** What stands around the text of every mail. */
export interface LayoutPhrases {
  /** At the top of a mail that does not come from the real system. */
  readonly notReal: (stage: string) => string
  readonly sentBy: (sender: string) => string
  /** Why this reader gets it; `of` is the BIN, the list or the service that they belong to. */
  readonly because: Readonly<Record<Reason, (of: string) => string>>
  readonly selfService: string
  readonly unsubscribe: string
  readonly urgent: string
}

const nl: LayoutPhrases = {
  notReal: (stage) => `TEST. Dit is een proefmail uit de omgeving ‘${stage}’. Er is niets aan de hand.`,
  sentBy: (sender) => `Verstuurd door ${sender}.`,
  because: {
    member: (of) => `U krijgt deze mail omdat u lid bent van ${of}, een netwerk van bewoners, gemeente en politie.`,
    former: (of) => `U krijgt deze mail omdat u lid was van ${of}.`,
    subscriber: (of) => `U krijgt deze mail omdat u zich hebt ingeschreven op ${of}.`,
    mailbox: (of) => `U krijgt deze mail omdat dit de mailbox is van ${of}.`,
    office: (of) => `U krijgt deze mail als coördinator of hulpcoördinator van een BIN in politiezone ${of}.`,
    staff: (of) => `U krijgt deze mail omdat u werkt voor ${of}.`,
    confirmation: (of) => `Iemand gaf dit adres op bij ${of}. Was u dat niet? Dan hoeft u niets te doen.`,
  },
  selfService: 'Uw gegevens bekijken, verbeteren of wissen',
  unsubscribe: 'Uitschrijven met één klik',
  urgent: 'Ziet u nu iets verdachts? Bel 101. Antwoorden op deze mail worden niet dag en nacht gelezen.',
}

const fr: LayoutPhrases = {
  notReal: (stage) => `TEST. Ceci est un e-mail d’essai de l’environnement « ${stage} ». Il ne se passe rien.`,
  sentBy: (sender) => `Envoyé par ${sender}.`,
  because: {
    member: (of) =>
      `Vous recevez cet e-mail parce que vous êtes membre de ${of}, un réseau d’habitants, de la commune et de la police.`,
    former: (of) => `Vous recevez cet e-mail parce que vous étiez membre de ${of}.`,
    subscriber: (of) => `Vous recevez cet e-mail parce que vous êtes abonné à ${of}.`,
    mailbox: (of) => `Vous recevez cet e-mail parce que cette boîte est celle de ${of}.`,
    office: (of) =>
      `Vous recevez cet e-mail comme coordinateur ou coordinateur adjoint d’un BIN de la zone de police ${of}.`,
    staff: (of) => `Vous recevez cet e-mail parce que vous travaillez pour ${of}.`,
    confirmation: (of) =>
      `Quelqu’un a indiqué cette adresse auprès de ${of}. Ce n’était pas vous ? Alors vous n’avez rien à faire.`,
  },
  selfService: 'Consulter, corriger ou effacer vos données',
  unsubscribe: 'Se désinscrire en un clic',
  urgent:
    'Vous voyez quelque chose de suspect en ce moment ? Appelez le 101. Les réponses à cet e-mail ne sont pas lues jour et nuit.',
}

const de: LayoutPhrases = {
  notReal: (stage) => `TEST. Dies ist eine Probemail aus der Umgebung „${stage}“. Es besteht keine Gefahr.`,
  sentBy: (sender) => `Gesendet von ${sender}.`,
  because: {
    member: (of) =>
      `Sie erhalten diese E-Mail, weil Sie Mitglied von ${of} sind, einem Netz von Bewohnern, Gemeinde und Polizei.`,
    former: (of) => `Sie erhalten diese E-Mail, weil Sie Mitglied von ${of} waren.`,
    subscriber: (of) => `Sie erhalten diese E-Mail, weil Sie ${of} abonniert haben.`,
    mailbox: (of) => `Sie erhalten diese E-Mail, weil dies das Postfach von ${of} ist.`,
    office: (of) =>
      `Sie erhalten diese E-Mail als Koordinator oder stellvertretender Koordinator eines BIN der Polizeizone ${of}.`,
    staff: (of) => `Sie erhalten diese E-Mail, weil Sie für ${of} arbeiten.`,
    confirmation: (of) =>
      `Jemand hat diese Adresse bei ${of} angegeben. Waren Sie das nicht? Dann brauchen Sie nichts zu tun.`,
  },
  selfService: 'Ihre Daten ansehen, berichtigen oder löschen',
  unsubscribe: 'Mit einem Klick abmelden',
  urgent:
    'Sehen Sie gerade etwas Verdächtiges? Rufen Sie die 101 an. Antworten auf diese E-Mail werden nicht Tag und Nacht gelesen.',
}

const en: LayoutPhrases = {
  notReal: (stage) => `TEST. This is a trial mail from the environment ‘${stage}’. Nothing is wrong.`,
  sentBy: (sender) => `Sent by ${sender}.`,
  because: {
    member: (of) =>
      `You get this mail because you are a member of ${of}, a network of residents, municipality and police.`,
    former: (of) => `You get this mail because you were a member of ${of}.`,
    subscriber: (of) => `You get this mail because you subscribed to ${of}.`,
    mailbox: (of) => `You get this mail because this is the mailbox of ${of}.`,
    office: (of) => `You get this mail as coordinator or adjunct of a BIN in police zone ${of}.`,
    staff: (of) => `You get this mail because you work for ${of}.`,
    confirmation: (of) => `Somebody gave this address to ${of}. Was it not you? Then there is nothing you need to do.`,
  },
  selfService: 'See, correct or delete your data',
  unsubscribe: 'Unsubscribe with one click',
  urgent: 'Do you see something suspicious right now? Call 101. Replies to this mail are not read day and night.',
}

const catalogue: Readonly<Record<Language, LayoutPhrases>> = { nl, fr, de, en }

/** The message catalogue of what stands around the text of a mail, in one language. */
export function layoutPhrases(language: Language): LayoutPhrases {
  return catalogue[language]
}
