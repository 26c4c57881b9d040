import type { Language } from '#contract/vocabulary.ts'

/** What stands around the questions of a survey; the questions themselves are the zone's. */
export interface SurveyPhrases {
  /** From 1, not at all, to 5, entirely. */
  readonly scale: readonly [string, string, string, string, string]
  readonly anonymous: string
  readonly send: string
  readonly pass: string
  readonly thanks: string
  readonly counted: string
  readonly usedTitle: string
  readonly used: string
  readonly overTitle: string
  readonly over: string
  readonly nothingChosen: string
  /** Something was sent in that stands not on the form; the texts of the questions are named. */
  readonly noSuchAnswer: (questions: readonly string[]) => string
  readonly badLinkTitle: string
  readonly badLink: string
  readonly mail: {
    readonly body: (bin: string, lastDay: string) => string
    readonly action: string
  }
}

const nl: SurveyPhrases = {
  scale: ['helemaal niet', 'eerder niet', 'niet en wel', 'eerder wel', 'helemaal wel'],
  anonymous:
    'Deze evaluatie is anoniem. Wij tellen alleen hoe vaak elk antwoord gekozen is; wie wat koos, wordt nergens bewaard. Een vraag overslaan mag.',
  send: 'Antwoorden insturen',
  pass: 'geen antwoord',
  thanks: 'Bedankt',
  counted: 'Uw antwoorden zijn geteld. De resultaten worden later bekendgemaakt.',
  usedTitle: 'U hebt al geantwoord',
  used: 'Met deze link is al geantwoord. Elk lid kan één keer antwoorden.',
  overTitle: 'Deze evaluatie is afgesloten',
  over: 'Er worden geen antwoorden meer geteld. Bedankt voor uw interesse.',
  nothingChosen: 'Kies bij minstens één vraag een antwoord.',
  noSuchAnswer: (questions) =>
    `Dit antwoord staat niet in de lijst: ${questions.map((text) => `“${text}”`).join(', ')}. Er is nog niets ingestuurd. Kies opnieuw.`,
  badLinkTitle: 'Deze link werkt niet',
  badLink: 'Open de link opnieuw vanuit de mail, of kopieer hem helemaal.',
  mail: {
    body: (bin, lastDay) =>
      `Hoe loopt het met ${bin}? Wij horen het graag van u. De evaluatie duurt enkele minuten en is **anoniem**: wij tellen alleen hoe vaak elk antwoord gekozen is.\n\nU kunt antwoorden tot en met ${lastDay}.`,
    action: 'Vul de evaluatie in',
  },
}

const fr: SurveyPhrases = {
  scale: ['pas du tout', 'plutôt pas', 'ni oui ni non', 'plutôt oui', 'tout à fait'],
  anonymous:
    'Cette évaluation est anonyme. Nous comptons seulement combien de fois chaque réponse est choisie ; qui a choisi quoi n’est conservé nulle part. Vous pouvez passer une question.',
  send: 'Envoyer les réponses',
  pass: 'pas de réponse',
  thanks: 'Merci',
  counted: 'Vos réponses sont comptées. Les résultats seront communiqués plus tard.',
  usedTitle: 'Vous avez déjà répondu',
  used: 'Ce lien a déjà servi. Chaque membre peut répondre une fois.',
  overTitle: 'Cette évaluation est close',
  over: 'Les réponses ne sont plus comptées. Merci de votre intérêt.',
  nothingChosen: 'Choisissez une réponse à au moins une question.',
  noSuchAnswer: (questions) =>
    `Cette réponse ne figure pas dans la liste : ${questions.map((text) => `« ${text} »`).join(', ')}. Rien n’a encore été envoyé. Choisissez de nouveau.`,
  badLinkTitle: 'Ce lien ne fonctionne pas',
  badLink: 'Rouvrez le lien depuis l’e-mail, ou copiez-le en entier.',
  mail: {
    body: (bin, lastDay) =>
      `Comment va ${bin} ? Votre avis nous intéresse. L’évaluation prend quelques minutes et est **anonyme** : nous comptons seulement combien de fois chaque réponse est choisie.\n\nVous pouvez répondre jusqu’au ${lastDay} inclus.`,
    action: 'Remplir l’évaluation',
  },
}

const de: SurveyPhrases = {
  scale: ['überhaupt nicht', 'eher nicht', 'teils, teils', 'eher ja', 'voll und ganz'],
  anonymous:
    'Diese Bewertung ist anonym. Wir zählen nur, wie oft jede Antwort gewählt wurde; wer was gewählt hat, wird nirgends gespeichert. Sie dürfen Fragen auslassen.',
  send: 'Antworten absenden',
  pass: 'keine Antwort',
  thanks: 'Danke',
  counted: 'Ihre Antworten sind gezählt. Die Ergebnisse werden später bekannt gegeben.',
  usedTitle: 'Sie haben schon geantwortet',
  used: 'Dieser Link wurde schon benutzt. Jedes Mitglied kann einmal antworten.',
  overTitle: 'Diese Bewertung ist abgeschlossen',
  over: 'Es werden keine Antworten mehr gezählt. Danke für Ihr Interesse.',
  nothingChosen: 'Wählen Sie bei mindestens einer Frage eine Antwort.',
  noSuchAnswer: (questions) =>
    `Diese Antwort steht nicht in der Liste: ${questions.map((text) => `„${text}“`).join(', ')}. Es wurde noch nichts abgesendet. Bitte wählen Sie neu.`,
  badLinkTitle: 'Dieser Link funktioniert nicht',
  badLink: 'Öffnen Sie den Link erneut aus der E-Mail, oder kopieren Sie ihn ganz.',
  mail: {
    body: (bin, lastDay) =>
      `Wie läuft es mit ${bin}? Wir hören es gern von Ihnen. Die Bewertung dauert einige Minuten und ist **anonym**: Wir zählen nur, wie oft jede Antwort gewählt wurde.\n\nSie können bis einschließlich ${lastDay} antworten.`,
    action: 'Bewertung ausfüllen',
  },
}

const en: SurveyPhrases = {
  scale: ['not at all', 'rather not', 'neither', 'rather', 'entirely'],
  anonymous:
    'This evaluation is anonymous. We only count how often each answer is chosen; who chose what is kept nowhere. You may pass over a question.',
  send: 'Send the answers',
  pass: 'no answer',
  thanks: 'Thank you',
  counted: 'Your answers have been counted. The results will be made known later.',
  usedTitle: 'You have answered already',
  used: 'This link has been used. Every member can answer once.',
  overTitle: 'This evaluation is closed',
  over: 'No more answers are counted. Thank you for your interest.',
  nothingChosen: 'Choose an answer to at least one question.',
  noSuchAnswer: (questions) =>
    `That answer is not in the list: ${questions.map((text) => `“${text}”`).join(', ')}. Nothing has been sent yet. Please choose again.`,
  badLinkTitle: 'This link does not work',
  badLink: 'Open the link from the mail again, or copy all of it.',
  mail: {
    body: (bin, lastDay) =>
      `How is ${bin} doing? We would like to hear it from you. The evaluation takes a few minutes and is **anonymous**: we only count how often each answer is chosen.\n\nYou can answer up to and including ${lastDay}.`,
    action: 'Fill in the evaluation',
  },
}

const all: Readonly<Record<Language, SurveyPhrases>> = { nl, fr, de, en }

/** The words around a survey in a language. */
export function surveyPhrases(language: Language): SurveyPhrases {
  return all[language]
}
