import type { Language } from '#contract/vocabulary.ts'

/** A day and an hour in words. */
export interface Moment {
  readonly day: string
  readonly time: string
}

/**
 * What people are told while a BIN starts up. Texts are Markdown, and what is put into them is escaped already; the
 * `sms…` texts stay within GSM-7.
 */
export interface StartUpTexts {
  readonly announcement: {
    readonly title: (bin: string, when: Moment) => string
    /** One paragraph each: what comes when, from which number, what to do, whom to tell when nothing came. */
    readonly paragraphs: (bin: string, when: Moment, caller: string, mailbox: string) => readonly string[]
    readonly sms: (bin: string, when: Moment, caller: string, mailbox: string) => string
  }
  /** To the coordinator, after the members were told. */
  readonly announced: {
    readonly title: (bin: string, when: Moment) => string
    readonly told: (mailed: number, texted: number) => string
    readonly everybody: string
    readonly untold: string
    readonly noNumber: string
  }
  /** To the partners, once the BIN has started up (source, chapter 2, step 14). */
  readonly partners: {
    readonly title: (bin: string, municipality: string) => string
    readonly opening: (bin: string) => string
    /** For whom the reader works. */
    readonly office: (zone: string) => string
    readonly facts: Readonly<Record<'zone' | 'municipality' | 'streets' | 'mailbox', string>>
    readonly odd: string
    readonly even: string
  }
}

const nl: StartUpTexts = {
  announcement: {
    title: (bin, { day, time }) => `Testoproep van ${bin} op ${day} om ${time} uur`,
    paragraphs: (bin, { day, time }, caller, mailbox) => [
      `Op **${day} om ${time} uur** testen wij de BIN-foon van ${bin}. Er is dan niets aan de hand.`,
      `Hebben wij uw telefoonnummer, dan wordt u gebeld door **${caller}**. Bewaar dat nummer in uw telefoon: van hetzelfde nummer komen de echte oproepen.`,
      'Neem op, luister, en druk **1** om te bevestigen. Doet u dat niet, dan wordt u na vijf minuten nog één keer gebeld. Koos u voor sms, dan krijgt u een sms; antwoorden hoeft niet.',
      `Kreeg u geen oproep en geen sms? Dan klopt uw nummer misschien niet, of kennen wij het niet. Geef het door met de link onderaan deze mail, of aan uw coördinator, op ${mailbox}.`,
    ],
    sms: (bin, { day, time }, caller, mailbox) =>
      `${bin}: testoproep op ${day} om ${time} u. U wordt gebeld door ${caller}. Neem op en druk 1. Geen oproep gekregen? Meld het op ${mailbox}.`,
  },
  announced: {
    title: (bin, { day, time }) => `De testoproep van ${bin} op ${day} om ${time} uur is aangekondigd`,
    told: (mailed, texted) => `Verwittigd per e-mail: ${mailed}. Verwittigd per sms: ${texted}.`,
    everybody: 'Alle leden zijn verwittigd: u hoeft niets te doen.',
    untold:
      'Deze leden konden wij niet verwittigen: zij hebben geen e-mailadres dat werkt en geen gsm-nummer. Wilt u het hun zelf zeggen?',
    noNumber: 'geen nummer',
  },
  partners: {
    title: (bin, municipality) => `Nieuw BIN opgestart: ${bin} (${municipality})`,
    opening: (bin) => `${bin} is opgestart en kan vanaf nu gealarmeerd worden per BIN-foon.`,
    office: (zone) => `een partner van politiezone ${zone}`,
    facts: { zone: 'Politiezone', municipality: 'Gemeente', streets: 'Straten', mailbox: 'Mailbox' },
    odd: 'oneven',
    even: 'even',
  },
}

const fr: StartUpTexts = {
  announcement: {
    title: (bin, { day, time }) => `Appel de test de ${bin} le ${day} à ${time}`,
    paragraphs: (bin, { day, time }, caller, mailbox) => [
      `Le **${day} à ${time}**, nous testons l’alerte téléphonique de ${bin}. Il ne se passera rien.`,
      `Si nous avons votre numéro, vous serez appelé par le **${caller}**. Enregistrez ce numéro dans votre téléphone : les vraies alertes viennent du même numéro.`,
      'Décrochez, écoutez, et appuyez sur **1** pour confirmer. Sinon, vous serez rappelé une seule fois après cinq minutes. Si vous avez choisi les sms, vous recevrez un sms ; inutile d’y répondre.',
      `Vous n’avez reçu ni appel ni sms ? Votre numéro n’est peut-être pas correct, ou nous ne le connaissons pas. Communiquez-le par le lien au bas de cet e-mail, ou à votre coordinateur, à l’adresse ${mailbox}.`,
    ],
    sms: (bin, { day, time }, caller, mailbox) =>
      `${bin} : appel de test le ${day} à ${time}. Vous serez appelé par le ${caller}. Décrochez et appuyez sur 1. Pas d'appel reçu ? Dites-le à ${mailbox}.`,
  },
  announced: {
    title: (bin, { day, time }) => `L’appel de test de ${bin} le ${day} à ${time} est annoncé`,
    told: (mailed, texted) => `Prévenus par e-mail : ${mailed}. Prévenus par sms : ${texted}.`,
    everybody: 'Tous les membres sont prévenus : vous n’avez rien à faire.',
    untold:
      'Nous n’avons pas pu prévenir ces membres : ils n’ont ni adresse e-mail qui fonctionne, ni numéro de gsm. Voulez-vous le leur dire vous-même ?',
    noNumber: 'pas de numéro',
  },
  partners: {
    title: (bin, municipality) => `Nouveau réseau d’information de quartier : ${bin} (${municipality})`,
    opening: (bin) => `${bin} est opérationnel et peut désormais être alerté par téléphone.`,
    office: (zone) => `un partenaire de la zone de police ${zone}`,
    facts: { zone: 'Zone de police', municipality: 'Commune', streets: 'Rues', mailbox: 'Boîte mail' },
    odd: 'impairs',
    even: 'pairs',
  },
}

const de: StartUpTexts = {
  announcement: {
    title: (bin, { day, time }) => `Testanruf von ${bin} am ${day} um ${time} Uhr`,
    paragraphs: (bin, { day, time }, caller, mailbox) => [
      `Am **${day} um ${time} Uhr** testen wir die Telefonwarnung von ${bin}. Es besteht dann keine Gefahr.`,
      `Wenn wir Ihre Nummer haben, werden Sie von **${caller}** angerufen. Speichern Sie diese Nummer in Ihrem Telefon: Von derselben Nummer kommen die echten Anrufe.`,
      'Nehmen Sie ab, hören Sie zu, und drücken Sie die **1**, um zu bestätigen. Tun Sie das nicht, so werden Sie nach fünf Minuten noch ein einziges Mal angerufen. Haben Sie SMS gewählt, so erhalten Sie eine SMS; Sie brauchen nicht zu antworten.',
      `Haben Sie weder einen Anruf noch eine SMS bekommen? Dann stimmt Ihre Nummer vielleicht nicht, oder wir kennen sie nicht. Geben Sie sie über den Link am Ende dieser E-Mail an, oder bei Ihrem Koordinator unter ${mailbox}.`,
    ],
    sms: (bin, { day, time }, caller, mailbox) =>
      `${bin}: Testanruf am ${day} um ${time} Uhr von ${caller}. Abnehmen und die 1 drücken. Kein Anruf bekommen? Melden Sie es an ${mailbox}.`,
  },
  announced: {
    title: (bin, { day, time }) => `Der Testanruf von ${bin} am ${day} um ${time} Uhr ist angekündigt`,
    told: (mailed, texted) => `Per E-Mail benachrichtigt: ${mailed}. Per SMS benachrichtigt: ${texted}.`,
    everybody: 'Alle Mitglieder sind benachrichtigt: Sie brauchen nichts zu tun.',
    untold:
      'Diese Mitglieder konnten wir nicht benachrichtigen: Sie haben weder eine E-Mail-Adresse, die funktioniert, noch eine Handynummer. Würden Sie es ihnen selbst sagen?',
    noNumber: 'keine Nummer',
  },
  partners: {
    title: (bin, municipality) => `Neues Nachbarschaftsnetz: ${bin} (${municipality})`,
    opening: (bin) => `${bin} ist eingerichtet und kann ab jetzt telefonisch gewarnt werden.`,
    office: (zone) => `einen Partner der Polizeizone ${zone}`,
    facts: { zone: 'Polizeizone', municipality: 'Gemeinde', streets: 'Straßen', mailbox: 'Postfach' },
    odd: 'ungerade',
    even: 'gerade',
  },
}

const en: StartUpTexts = {
  announcement: {
    title: (bin, { day, time }) => `Test call of ${bin} on ${day} at ${time}`,
    paragraphs: (bin, { day, time }, caller, mailbox) => [
      `On **${day} at ${time}** we test the telephone alert of ${bin}. Nothing will be wrong.`,
      `If we have your number, you will be called by **${caller}**. Save that number in your telephone: real alerts come from the same one.`,
      'Answer, listen, and press **1** to confirm. If you do not, you are called once more after five minutes. If you chose text messages, you get a text; there is no need to answer it.',
      `Did you get neither call nor text? Your number may be wrong, or we do not know it. Give it by the link at the foot of this mail, or to your coordinator, at ${mailbox}.`,
    ],
    sms: (bin, { day, time }, caller, mailbox) =>
      `${bin}: test call on ${day} at ${time} from ${caller}. Answer and press 1. No call? Tell ${mailbox}.`,
  },
  announced: {
    title: (bin, { day, time }) => `The test call of ${bin} on ${day} at ${time} has been announced`,
    told: (mailed, texted) => `Told by e-mail: ${mailed}. Told by text message: ${texted}.`,
    everybody: 'All members have been told: there is nothing you need to do.',
    untold:
      'We could not tell these members: they have no e-mail address that works and no mobile number. Would you tell them yourself?',
    noNumber: 'no number',
  },
  partners: {
    title: (bin, municipality) => `New neighbourhood network: ${bin} (${municipality})`,
    opening: (bin) => `${bin} has started up and can be alerted by telephone from now on.`,
    office: (zone) => `a partner of police zone ${zone}`,
    facts: { zone: 'Police zone', municipality: 'Municipality', streets: 'Streets', mailbox: 'Mailbox' },
    odd: 'odd',
    even: 'even',
  },
}

const catalogue: Readonly<Record<Language, StartUpTexts>> = { nl, fr, de, en }

/** The message catalogue of the start-up in one language. */
export function startUpTexts(language: Language): StartUpTexts {
  return catalogue[language]
}

const locales: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' }
const BRUSSELS = { timeZone: 'Europe/Brussels' } as const

/** A moment (ISO 8601) as people in Belgium say it; `short`: for a text message. */
export function inWords(moment: string, language: Language, length: 'long' | 'short' = 'long'): Moment {
  const at = new Date(moment)
  const day =
    length === 'long'
      ? ({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const)
      : ({ day: '2-digit', month: '2-digit' } as const)
  return {
    day: at.toLocaleDateString(locales[language], { ...BRUSSELS, ...day }),
    time: at.toLocaleTimeString(locales[language], { ...BRUSSELS, hour: '2-digit', minute: '2-digit' }),
  }
}
