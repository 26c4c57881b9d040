import type { Language } from '#contract/vocabulary.ts'

/** A page that says one thing. */
export interface Saying {
  readonly title: string
  readonly text: readonly string[]
}

/** What is said to who subscribes to the weekly mail; `zone` is the police zone's name. */
export interface SubscriptionPhrases {
  readonly of: (zone: string) => string
  readonly title: string
  readonly lead: (zone: string) => string
  readonly privacy: string
  readonly address: { readonly label: string; readonly hint: string }
  readonly submit: string
  readonly otherLanguages: string
  readonly faultsTitle: string
  readonly missing: string
  readonly tooMany: string
  readonly tooFast: string
  readonly formOld: string
  readonly sent: Saying
  readonly confirm: Saying & { readonly submit: string }
  readonly done: (zone: string) => Saying
  readonly deadLink: Saying
  readonly again: string
  readonly read: string
  readonly mail: { readonly title: string; readonly text: (zone: string) => readonly string[]; readonly action: string }
}

const nl: SubscriptionPhrases = {
  of: (zone) => `BIN-Nieuws ${zone}`,
  title: 'Elke week het nieuws in uw mailbox',
  lead: (zone) =>
    `Eén mail per week met het nieuws en het advies van politiezone ${zone}. Is er niets nieuws, dan komt er geen mail. Uitschrijven kan altijd, met één klik.`,
  privacy: 'We bewaren alleen uw e-mailadres, alleen voor deze mail, en wissen het wanneer u zich uitschrijft.',
  address: { label: 'Uw e-mailadres', hint: 'U krijgt eerst een mail om uw inschrijving te bevestigen.' },
  submit: 'Inschrijven',
  otherLanguages: 'Deze pagina in een andere taal',
  faultsTitle: 'Dit klopt nog niet',
  missing: 'Vul een e-mailadres in, zoals an.peeters@example.org.',
  tooMany: 'Er zijn te veel inschrijvingen na elkaar verstuurd. Probeer het over een uur opnieuw.',
  tooFast: 'Dat ging te snel. Druk nog eens op de knop.',
  formOld: 'Deze pagina stond te lang open. Druk nog eens op de knop.',
  sent: {
    title: 'Kijk in uw mailbox',
    text: [
      'U krijgt zo dadelijk een mail met een knop om uw inschrijving te bevestigen. Dat kan tot morgen.',
      'Geen mail? Kijk bij de ongewenste mail, en kijk na of u uw adres juist hebt getypt.',
    ],
  },
  confirm: {
    title: 'Bevestig uw inschrijving',
    text: ['Met één druk op de knop bent u ingeschreven.'],
    submit: 'Inschrijving bevestigen',
  },
  done: (zone) => ({
    title: 'U bent ingeschreven',
    text: [`U krijgt voortaan de wekelijkse mail van BIN-Nieuws ${zone}.`],
  }),
  deadLink: {
    title: 'Deze link werkt niet meer',
    text: ['De link is ouder dan een dag, of niet volledig. Schrijf u opnieuw in: u krijgt dan een nieuwe link.'],
  },
  again: 'Opnieuw inschrijven',
  read: 'Het nieuws lezen',
  mail: {
    title: 'Bevestig uw inschrijving op BIN-Nieuws',
    text: (zone) => [
      `Met dit adres werd gevraagd om elke week het nieuws van politiezone ${zone} te krijgen.`,
      'Klopt dat? Druk dan op de knop. De link werkt één dag.',
    ],
    action: 'Inschrijving bevestigen',
  },
}

const fr: SubscriptionPhrases = {
  of: (zone) => `BIN-Nieuws ${zone}`,
  title: 'Les nouvelles chaque semaine dans votre boîte',
  lead: (zone) =>
    `Un e-mail par semaine avec les nouvelles et les conseils de la zone de police ${zone}. S’il n’y a rien de neuf, il n’y a pas d’e-mail. Vous pouvez vous désinscrire à tout moment, en un clic.`,
  privacy:
    'Nous ne gardons que votre adresse e-mail, uniquement pour cet envoi, et l’effaçons quand vous vous désinscrivez.',
  address: { label: 'Votre adresse e-mail', hint: 'Vous recevrez d’abord un e-mail pour confirmer votre inscription.' },
  submit: 'S’inscrire',
  otherLanguages: 'Cette page dans une autre langue',
  faultsTitle: 'Ceci n’est pas encore correct',
  missing: 'Indiquez une adresse e-mail, comme an.peeters@example.org.',
  tooMany: 'Trop d’inscriptions ont été envoyées. Réessayez dans une heure.',
  tooFast: 'C’était trop rapide. Appuyez encore une fois sur le bouton.',
  formOld: 'Cette page est restée ouverte trop longtemps. Appuyez encore une fois sur le bouton.',
  sent: {
    title: 'Regardez votre boîte',
    text: [
      'Vous recevrez bientôt un e-mail avec un bouton pour confirmer votre inscription. Vous avez jusqu’à demain.',
      'Pas d’e-mail ? Regardez dans les courriers indésirables et vérifiez l’adresse que vous avez tapée.',
    ],
  },
  confirm: {
    title: 'Confirmez votre inscription',
    text: ['Appuyez sur le bouton et vous êtes inscrit.'],
    submit: 'Confirmer l’inscription',
  },
  done: (zone) => ({
    title: 'Vous êtes inscrit',
    text: [`Vous recevrez désormais l’e-mail hebdomadaire de BIN-Nieuws ${zone}.`],
  }),
  deadLink: {
    title: 'Ce lien ne fonctionne plus',
    text: ['Le lien a plus d’un jour ou est incomplet. Inscrivez-vous à nouveau : vous recevrez un nouveau lien.'],
  },
  again: 'S’inscrire à nouveau',
  read: 'Lire les nouvelles',
  mail: {
    title: 'Confirmez votre inscription à BIN-Nieuws',
    text: (zone) => [
      `Quelqu’un a demandé, avec cette adresse, à recevoir chaque semaine les nouvelles de la zone de police ${zone}.`,
      'C’est bien vous ? Appuyez sur le bouton. Le lien fonctionne pendant un jour.',
    ],
    action: 'Confirmer l’inscription',
  },
}

const de: SubscriptionPhrases = {
  of: (zone) => `BIN-Nieuws ${zone}`,
  title: 'Jede Woche die Nachrichten in Ihrem Postfach',
  lead: (zone) =>
    `Eine E-Mail pro Woche mit Nachrichten und Ratschlägen der Polizeizone ${zone}. Gibt es nichts Neues, kommt keine E-Mail. Abmelden können Sie sich jederzeit, mit einem Klick.`,
  privacy: 'Wir bewahren nur Ihre E-Mail-Adresse auf, nur für diese E-Mail, und löschen sie, wenn Sie sich abmelden.',
  address: { label: 'Ihre E-Mail-Adresse', hint: 'Sie erhalten zuerst eine E-Mail, um die Anmeldung zu bestätigen.' },
  submit: 'Anmelden',
  otherLanguages: 'Diese Seite in einer anderen Sprache',
  faultsTitle: 'Das stimmt noch nicht',
  missing: 'Geben Sie eine E-Mail-Adresse ein, wie an.peeters@example.org.',
  tooMany: 'Es wurden zu viele Anmeldungen verschickt. Versuchen Sie es in einer Stunde noch einmal.',
  tooFast: 'Das ging zu schnell. Drücken Sie noch einmal auf den Knopf.',
  formOld: 'Diese Seite war zu lange offen. Drücken Sie noch einmal auf den Knopf.',
  sent: {
    title: 'Sehen Sie in Ihr Postfach',
    text: [
      'Sie erhalten gleich eine E-Mail mit einem Knopf, um die Anmeldung zu bestätigen. Das geht bis morgen.',
      'Keine E-Mail? Sehen Sie im Spam-Ordner nach, und prüfen Sie, ob die Adresse stimmt.',
    ],
  },
  confirm: {
    title: 'Bestätigen Sie Ihre Anmeldung',
    text: ['Ein Druck auf den Knopf, und Sie sind angemeldet.'],
    submit: 'Anmeldung bestätigen',
  },
  done: (zone) => ({
    title: 'Sie sind angemeldet',
    text: [`Sie erhalten ab jetzt die wöchentliche E-Mail von BIN-Nieuws ${zone}.`],
  }),
  deadLink: {
    title: 'Dieser Link funktioniert nicht mehr',
    text: ['Der Link ist älter als ein Tag oder unvollständig. Melden Sie sich noch einmal an.'],
  },
  again: 'Noch einmal anmelden',
  read: 'Die Nachrichten lesen',
  mail: {
    title: 'Bestätigen Sie Ihre Anmeldung bei BIN-Nieuws',
    text: (zone) => [
      `Mit dieser Adresse wurde darum gebeten, jede Woche die Nachrichten der Polizeizone ${zone} zu erhalten.`,
      'Stimmt das? Dann drücken Sie auf den Knopf. Der Link funktioniert einen Tag.',
    ],
    action: 'Anmeldung bestätigen',
  },
}

const en: SubscriptionPhrases = {
  of: (zone) => `BIN-Nieuws ${zone}`,
  title: 'The news in your mailbox every week',
  lead: (zone) =>
    `One mail a week with the news and advice of police zone ${zone}. When there is nothing new, there is no mail. You can unsubscribe at any time, with one click.`,
  privacy: 'We keep only your e-mail address, only for this mail, and delete it when you unsubscribe.',
  address: { label: 'Your e-mail address', hint: 'You first get a mail to confirm your subscription.' },
  submit: 'Subscribe',
  otherLanguages: 'This page in another language',
  faultsTitle: 'This is not right yet',
  missing: 'Fill in an e-mail address, such as an.peeters@example.org.',
  tooMany: 'Too many subscriptions were sent in a row. Try again in an hour.',
  tooFast: 'That was too fast. Press the button once more.',
  formOld: 'This page was open for too long. Press the button once more.',
  sent: {
    title: 'Look in your mailbox',
    text: [
      'You will soon get a mail with a button to confirm your subscription. You can do so until tomorrow.',
      'No mail? Look among the unwanted mail, and check that you typed your address right.',
    ],
  },
  confirm: {
    title: 'Confirm your subscription',
    text: ['One press of the button and you are subscribed.'],
    submit: 'Confirm subscription',
  },
  done: (zone) => ({
    title: 'You are subscribed',
    text: [`From now on you get the weekly mail of BIN-Nieuws ${zone}.`],
  }),
  deadLink: {
    title: 'This link does not work any more',
    text: ['The link is older than a day, or not complete. Subscribe again: you will get a new link.'],
  },
  again: 'Subscribe again',
  read: 'Read the news',
  mail: {
    title: 'Confirm your subscription to BIN-Nieuws',
    text: (zone) => [
      `With this address somebody asked to get the news of police zone ${zone} every week.`,
      'Is that so? Then press the button. The link works for one day.',
    ],
    action: 'Confirm subscription',
  },
}

const catalogue: Readonly<Record<Language, SubscriptionPhrases>> = { nl, fr, de, en }

/** The message catalogue of subscribing, in one language. */
export function subscriptionPhrases(language: Language): SubscriptionPhrases {
  return catalogue[language]
}
