import type { Language } from '#contract/vocabulary.ts'
import type { MeetingAnswer } from './meeting.ts'

/** What coordinators read of a meeting, besides the agenda. */
export interface MeetingPhrases {
  /** Who asks: "Dienst Preventie Voorkempen". */
  readonly office: (zone: string) => string
  readonly invitation: (title: string) => string
  readonly changed: (title: string) => string
  readonly calledOff: (title: string) => string
  readonly when: string
  readonly where: string
  readonly ask: string
  readonly action: string
  readonly changedText: string
  readonly calledOffText: string
  readonly question: string
  readonly answers: Readonly<Record<MeetingAnswer, string>>
  readonly noted: string
  readonly notedText: Readonly<Record<MeetingAnswer, string>>
  readonly over: string
  readonly noChoice: string
  readonly badLinkTitle: string
  readonly badLink: string
  readonly send: string
  readonly sendAgain: string
}

const nl: MeetingPhrases = {
  office: (zone) => `Dienst Preventie ${zone}`,
  invitation: (title) => `Uitnodiging: ${title}`,
  changed: (title) => `Gewijzigd: ${title}`,
  calledOff: (title) => `Gaat niet door: ${title}`,
  when: 'Wanneer',
  where: 'Waar',
  ask: 'Laat u weten of u komt?',
  action: 'Antwoorden',
  changedText: 'Dit overleg is gewijzigd. Hieronder staat wat nu geldt.',
  calledOffText: 'Dit overleg gaat niet door. U hoeft niets te doen.',
  question: 'Komt u?',
  answers: { yes: 'Ja, ik kom', maybe: 'Misschien', no: 'Nee, ik kom niet' },
  noted: 'Genoteerd',
  notedText: {
    yes: 'U komt. Tot dan.',
    maybe: 'U komt misschien. Kies hieronder opnieuw zodra u het weet.',
    no: 'U komt niet. Het verslag krijgt u per mail.',
  },
  over: 'Dit overleg is voorbij. U hoeft niets te doen.',
  noChoice: 'Kies eerst een antwoord.',
  badLinkTitle: 'Deze link werkt niet',
  badLink: 'Open de link opnieuw vanuit de mail, of kopieer hem helemaal.',
  send: 'Antwoord doorgeven',
  sendAgain: 'Antwoord wijzigen',
}

const fr: MeetingPhrases = {
  office: (zone) => `Service de prévention ${zone}`,
  invitation: (title) => `Invitation : ${title}`,
  changed: (title) => `Modifié : ${title}`,
  calledOff: (title) => `Annulé : ${title}`,
  when: 'Quand',
  where: 'Où',
  ask: 'Dites-nous si vous venez.',
  action: 'Répondre',
  changedText: 'Cette réunion a été modifiée. Voici ce qui vaut maintenant.',
  calledOffText: 'Cette réunion n’a pas lieu. Vous n’avez rien à faire.',
  question: 'Venez-vous ?',
  answers: { yes: 'Oui, je viens', maybe: 'Peut-être', no: 'Non, je ne viens pas' },
  noted: 'C’est noté',
  notedText: {
    yes: 'Vous venez. À bientôt.',
    maybe: 'Vous viendrez peut-être. Choisissez de nouveau ci-dessous dès que vous le savez.',
    no: 'Vous ne venez pas. Vous recevrez le compte rendu par e-mail.',
  },
  over: 'Cette réunion est passée. Vous n’avez rien à faire.',
  noChoice: 'Choisissez d’abord une réponse.',
  badLinkTitle: 'Ce lien ne fonctionne pas',
  badLink: 'Rouvrez le lien depuis l’e-mail, ou copiez-le en entier.',
  send: 'Envoyer la réponse',
  sendAgain: 'Modifier la réponse',
}

const de: MeetingPhrases = {
  office: (zone) => `Präventionsdienst ${zone}`,
  invitation: (title) => `Einladung: ${title}`,
  changed: (title) => `Geändert: ${title}`,
  calledOff: (title) => `Fällt aus: ${title}`,
  when: 'Wann',
  where: 'Wo',
  ask: 'Sagen Sie uns, ob Sie kommen?',
  action: 'Antworten',
  changedText: 'Dieses Treffen wurde geändert. Hier steht, was jetzt gilt.',
  calledOffText: 'Dieses Treffen fällt aus. Sie müssen nichts tun.',
  question: 'Kommen Sie?',
  answers: { yes: 'Ja, ich komme', maybe: 'Vielleicht', no: 'Nein, ich komme nicht' },
  noted: 'Notiert',
  notedText: {
    yes: 'Sie kommen. Bis dann.',
    maybe: 'Sie kommen vielleicht. Wählen Sie unten neu, sobald Sie es wissen.',
    no: 'Sie kommen nicht. Das Protokoll erhalten Sie per E-Mail.',
  },
  over: 'Dieses Treffen ist vorbei. Sie müssen nichts tun.',
  noChoice: 'Wählen Sie zuerst eine Antwort.',
  badLinkTitle: 'Dieser Link funktioniert nicht',
  badLink: 'Öffnen Sie den Link erneut aus der E-Mail, oder kopieren Sie ihn ganz.',
  send: 'Antwort senden',
  sendAgain: 'Antwort ändern',
}

const en: MeetingPhrases = {
  office: (zone) => `Prevention service ${zone}`,
  invitation: (title) => `Invitation: ${title}`,
  changed: (title) => `Changed: ${title}`,
  calledOff: (title) => `Called off: ${title}`,
  when: 'When',
  where: 'Where',
  ask: 'Please tell us whether you will come.',
  action: 'Answer',
  changedText: 'This meeting has changed. Below is what holds now.',
  calledOffText: 'This meeting does not take place. You need do nothing.',
  question: 'Will you come?',
  answers: { yes: 'Yes, I will come', maybe: 'Perhaps', no: 'No, I will not come' },
  noted: 'Noted',
  notedText: {
    yes: 'You will come. See you then.',
    maybe: 'Perhaps you will come. Choose again below as soon as you know.',
    no: 'You will not come. You will get the minutes by mail.',
  },
  over: 'This meeting is over. You need do nothing.',
  noChoice: 'Choose an answer first.',
  badLinkTitle: 'This link does not work',
  badLink: 'Open the link from the mail again, or copy all of it.',
  send: 'Send the answer',
  sendAgain: 'Change the answer',
}

const all: Readonly<Record<Language, MeetingPhrases>> = { nl, fr, de, en }

/** The words around a meeting in a language. */
export function meetingPhrases(language: Language): MeetingPhrases {
  return all[language]
}

/** When a meeting is, in words and in the time of Belgium: its day, and from when to when. */
export function timesOf(
  { start, end }: { readonly start: string; readonly end: string },
  language: Language,
): { readonly day: string; readonly hours: string } {
  const zone = { timeZone: 'Europe/Brussels' } as const
  const locale = `${language}-BE`
  const day = new Date(start).toLocaleDateString(locale, { ...zone, dateStyle: 'full' })
  const [from, to] = [start, end].map((at) => new Date(at).toLocaleTimeString(locale, { ...zone, timeStyle: 'short' }))
  return { day, hours: `${from} – ${to}` }
}
