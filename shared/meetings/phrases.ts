import type { Language } from '#contract/vocabulary.ts'
import type { MeetingAnswer } from './meeting.ts'

/** What coordinators read of a meeting, besides the agenda. */
export interface MeetingPhrases {
  readonly of: string
  readonly invitation: (title: string) => string
  readonly calledOff: (title: string) => string
  readonly when: string
  readonly where: string
  readonly ask: string
  readonly action: string
  readonly calledOffText: string
  readonly question: string
  readonly answers: Readonly<Record<MeetingAnswer, string>>
  readonly noted: string
  readonly notedText: Readonly<Record<MeetingAnswer, string>>
  readonly change: string
  readonly over: string
  readonly badLinkTitle: string
  readonly badLink: string
  readonly send: string
}

const nl: MeetingPhrases = {
  of: 'BIN-overleg',
  invitation: (title) => `Uitnodiging: ${title}`,
  calledOff: (title) => `Gaat niet door: ${title}`,
  when: 'Wanneer',
  where: 'Waar',
  ask: 'Laat u weten of u komt? Dat kan met één druk op de knop.',
  action: 'Ik antwoord',
  calledOffText: 'Dit overleg gaat niet door. U hoeft niets te doen.',
  question: 'Komt u?',
  answers: { yes: 'Ja, ik kom', maybe: 'Misschien', no: 'Nee, ik kom niet' },
  noted: 'Genoteerd',
  notedText: {
    yes: 'Fijn dat u komt. Tot dan.',
    maybe: 'U komt misschien. Laat het ons weten zodra u het zeker weet.',
    no: 'Jammer. Het verslag krijgt u per mail.',
  },
  change: 'Veranderd van gedachte? Open de link in de mail opnieuw.',
  over: 'Dit overleg is voorbij of gaat niet door.',
  badLinkTitle: 'Deze link werkt niet',
  badLink: 'Open de link opnieuw vanuit de mail, of kopieer hem helemaal.',
  send: 'Antwoord doorgeven',
}

const fr: MeetingPhrases = {
  of: 'Concertation BIN',
  invitation: (title) => `Invitation : ${title}`,
  calledOff: (title) => `Annulé : ${title}`,
  when: 'Quand',
  where: 'Où',
  ask: 'Venez-vous ? Un clic suffit pour répondre.',
  action: 'Je réponds',
  calledOffText: 'Cette réunion n’a pas lieu. Vous n’avez rien à faire.',
  question: 'Venez-vous ?',
  answers: { yes: 'Oui, je viens', maybe: 'Peut-être', no: 'Non, je ne viens pas' },
  noted: 'C’est noté',
  notedText: {
    yes: 'Nous vous attendons.',
    maybe: 'Vous viendrez peut-être. Dites-le-nous dès que vous le savez.',
    no: 'Dommage. Vous recevrez le compte rendu par e-mail.',
  },
  change: 'Changé d’avis ? Rouvrez le lien dans l’e-mail.',
  over: 'Cette réunion est passée ou n’a pas lieu.',
  badLinkTitle: 'Ce lien ne fonctionne pas',
  badLink: 'Rouvrez le lien depuis l’e-mail, ou copiez-le en entier.',
  send: 'Envoyer la réponse',
}

const de: MeetingPhrases = {
  of: 'BIN-Treffen',
  invitation: (title) => `Einladung: ${title}`,
  calledOff: (title) => `Fällt aus: ${title}`,
  when: 'Wann',
  where: 'Wo',
  ask: 'Kommen Sie? Ein Klick genügt.',
  action: 'Ich antworte',
  calledOffText: 'Dieses Treffen fällt aus. Sie müssen nichts tun.',
  question: 'Kommen Sie?',
  answers: { yes: 'Ja, ich komme', maybe: 'Vielleicht', no: 'Nein, ich komme nicht' },
  noted: 'Notiert',
  notedText: {
    yes: 'Schön, dass Sie kommen.',
    maybe: 'Sie kommen vielleicht. Sagen Sie uns Bescheid, sobald Sie es wissen.',
    no: 'Schade. Das Protokoll erhalten Sie per E-Mail.',
  },
  change: 'Anders überlegt? Öffnen Sie den Link in der E-Mail erneut.',
  over: 'Dieses Treffen ist vorbei oder fällt aus.',
  badLinkTitle: 'Dieser Link funktioniert nicht',
  badLink: 'Öffnen Sie den Link erneut aus der E-Mail, oder kopieren Sie ihn ganz.',
  send: 'Antwort senden',
}

const en: MeetingPhrases = {
  of: 'BIN meeting',
  invitation: (title) => `Invitation: ${title}`,
  calledOff: (title) => `Called off: ${title}`,
  when: 'When',
  where: 'Where',
  ask: 'Will you come? One press is enough to answer.',
  action: 'I answer',
  calledOffText: 'This meeting does not take place. You need do nothing.',
  question: 'Will you come?',
  answers: { yes: 'Yes, I will come', maybe: 'Perhaps', no: 'No, I will not come' },
  noted: 'Noted',
  notedText: {
    yes: 'Good that you will come.',
    maybe: 'Perhaps you will come. Tell us as soon as you know.',
    no: 'A pity. You will get the minutes by mail.',
  },
  change: 'Changed your mind? Open the link in the mail again.',
  over: 'This meeting is over, or does not take place.',
  badLinkTitle: 'This link does not work',
  badLink: 'Open the link from the mail again, or copy all of it.',
  send: 'Send the answer',
}

const all: Readonly<Record<Language, MeetingPhrases>> = { nl, fr, de, en }

/** The words around a meeting in a language. */
export function meetingPhrases(language: Language): MeetingPhrases {
  return all[language]
}

/** When a meeting is, in words and in the time of Belgium. */
export function timeOf({ start, end }: { readonly start: string; readonly end: string }, language: Language): string {
  const zone = { timeZone: 'Europe/Brussels' } as const
  const locale = `${language}-BE`
  const day = new Date(start).toLocaleDateString(locale, { ...zone, dateStyle: 'full' })
  const [from, to] = [start, end].map((at) => new Date(at).toLocaleTimeString(locale, { ...zone, timeStyle: 'short' }))
  return `${day}, ${from} – ${to}`
}
