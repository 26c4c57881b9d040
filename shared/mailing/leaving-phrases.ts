import type { Language } from '#contract/vocabulary.ts'
import type { MailListKind } from './mailing.ts'

/** What the pages behind an unsubscribe link say; `of` is the BIN ("BIN De Berg") or the zone whose mail it is. */
export interface LeavingPhrases {
  readonly list: Readonly<Record<MailListKind, (of: string) => string>>
  readonly askTitle: string
  readonly ask: (list: string) => string
  readonly button: string
  readonly doneTitle: string
  readonly done: (list: string) => string
  readonly alerts: string
  readonly backButton: string
  readonly backTitle: string
  readonly back: (list: string) => string
  readonly badTitle: string
  readonly bad: string
}

const nl: LeavingPhrases = {
  list: {
    bulletins: (of) => `de berichten en evaluaties van ${of}`,
    news: (of) => `BIN-Nieuws van ${of}`,
  },
  askTitle: 'Uitschrijven',
  ask: (list) => `Wilt u ${list} niet meer per mail krijgen?`,
  button: 'Ja, schrijf mij uit',
  doneTitle: 'U bent uitgeschreven',
  done: (list) => `Op dit adres krijgt u ${list} niet meer. Wat al onderweg is, kan nog toekomen.`,
  alerts: 'U blijft lid: aan dringende oproepen verandert niets.',
  backButton: 'Dat was een vergissing: schrijf mij weer in',
  backTitle: 'U bent weer ingeschreven',
  back: (list) => `Op dit adres krijgt u weer ${list}.`,
  badTitle: 'Deze link klopt niet',
  bad: 'Open de link opnieuw vanuit de mail, of antwoord op de mail en vraag om u uit te schrijven.',
}

const fr: LeavingPhrases = {
  list: {
    bulletins: (of) => `les messages et évaluations de ${of}`,
    news: (of) => `BIN-Nieuws de ${of}`,
  },
  askTitle: 'Se désinscrire',
  ask: (list) => `Ne voulez-vous plus recevoir ${list} par e-mail ?`,
  button: 'Oui, désinscrivez-moi',
  doneTitle: 'Vous êtes désinscrit',
  done: (list) => `Cette adresse ne recevra plus ${list}. Ce qui est déjà en route peut encore arriver.`,
  alerts: 'Vous restez membre : rien ne change pour les appels urgents.',
  backButton: 'C’était une erreur : réinscrivez-moi',
  backTitle: 'Vous êtes de nouveau inscrit',
  back: (list) => `Cette adresse recevra de nouveau ${list}.`,
  badTitle: 'Ce lien n’est pas valable',
  bad: 'Ouvrez de nouveau le lien depuis l’e-mail, ou répondez à l’e-mail pour demander votre désinscription.',
}

const de: LeavingPhrases = {
  list: {
    bulletins: (of) => `die Mitteilungen und Umfragen von ${of}`,
    news: (of) => `BIN-Nieuws von ${of}`,
  },
  askTitle: 'Abmelden',
  ask: (list) => `Möchten Sie ${list} nicht mehr per E-Mail erhalten?`,
  button: 'Ja, melden Sie mich ab',
  doneTitle: 'Sie sind abgemeldet',
  done: (list) => `Diese Adresse erhält ${list} nicht mehr. Was schon unterwegs ist, kann noch ankommen.`,
  alerts: 'Sie bleiben Mitglied: Für dringende Anrufe ändert sich nichts.',
  backButton: 'Das war ein Versehen: Melden Sie mich wieder an',
  backTitle: 'Sie sind wieder angemeldet',
  back: (list) => `Diese Adresse erhält wieder ${list}.`,
  badTitle: 'Dieser Link stimmt nicht',
  bad: 'Öffnen Sie den Link erneut aus der E-Mail, oder antworten Sie auf die E-Mail und bitten Sie um Abmeldung.',
}

const en: LeavingPhrases = {
  list: {
    bulletins: (of) => `the bulletins and surveys of ${of}`,
    news: (of) => `BIN-Nieuws of ${of}`,
  },
  askTitle: 'Unsubscribe',
  ask: (list) => `Do you want no more mail with ${list}?`,
  button: 'Yes, unsubscribe me',
  doneTitle: 'You are unsubscribed',
  done: (list) => `This address no longer gets ${list}. What is already on its way may still arrive.`,
  alerts: 'You remain a member: nothing changes for urgent alerts.',
  backButton: 'That was a mistake: subscribe me again',
  backTitle: 'You are subscribed again',
  back: (list) => `This address gets ${list} again.`,
  badTitle: 'This link is not right',
  bad: 'Open the link again from the mail, or answer the mail and ask to be unsubscribed.',
}

const phrases: Readonly<Record<Language, LeavingPhrases>> = { nl, fr, de, en }

/** The words of the pages in a language. */
export function leavingPhrases(language: Language): LeavingPhrases {
  return phrases[language]
}
