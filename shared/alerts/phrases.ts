import type { Language } from '#contract/vocabulary.ts'

/**
 * What the system itself says to people by telephone and SMS. Spoken texts write numbers as words, because the contact
 * flow speaks them as they are; the `sms…` texts stay within GSM-7.
 */
export interface Phrases {
  /** First words of a test alert (product rule 9). */
  readonly testOpening: string
  readonly updateOpening: string
  readonly allClearOpening: string
  /** Which keys do what (product rule 2). */
  readonly keyMenu: string
  /** After 1 was pressed and recorded. */
  readonly thanksText: string
  /** After 1 was pressed, when recording it failed. */
  readonly notRecordedText: string
  /** To a member who calls back when no alert is running for that number (product rule 10). */
  readonly noRunningAlertText: string
  /** The advice offered after dark, from the source (3.4). */
  readonly lightsAdvice: string
  readonly smsHeading: string
  readonly smsTestHeading: string
  readonly smsUpdateHeading: string
  readonly smsAllClearHeading: string
  readonly smsNoReply: string
}

const nl: Phrases = {
  testOpening: 'Dit is een test van het buurtinformatienetwerk. Er is niets aan de hand.',
  updateOpening: 'Dit is een vervolg op het vorige bericht van het buurtinformatienetwerk.',
  allClearOpening: 'Dit is het einde van de waarschuwing van het buurtinformatienetwerk.',
  keyMenu: 'Druk 1 om te bevestigen dat u dit bericht gehoord hebt. Druk 2 om het bericht opnieuw te horen.',
  thanksText: 'Dank u. Uw bevestiging is goed ontvangen. U mag nu inhaken.',
  notRecordedText:
    'Het bericht blijft gelden, maar uw bevestiging kon niet worden opgeslagen. Het kan zijn dat u opnieuw gebeld wordt.',
  noRunningAlertText:
    'U belt naar het buurtinformatienetwerk. Er loopt op dit moment geen bericht voor uw telefoonnummer. Ziet u iets verdachts, bel dan de politie op het noodnummer honderd en één.',
  lightsAdvice:
    'Gelieve de buitenverlichting aan te steken en indien u de persoon opmerkt, dadelijk de politie te verwittigen via het noodnummer 101.',
  smsHeading: 'BIN-bericht van de politie.',
  smsTestHeading: 'TEST van het BIN, er is niets aan de hand. Bericht van de politie.',
  smsUpdateHeading: 'Vervolg op het BIN-bericht van de politie.',
  smsAllClearHeading: 'Einde van de BIN-waarschuwing van de politie.',
  smsNoReply: 'Niet antwoorden op deze sms.',
}

const fr: Phrases = {
  testOpening: "Ceci est un test du réseau d'information de quartier. Il ne se passe rien.",
  updateOpening: "Ceci est la suite du message précédent du réseau d'information de quartier.",
  allClearOpening: "Ceci est la fin de l'alerte du réseau d'information de quartier.",
  keyMenu: 'Appuyez sur 1 pour confirmer que vous avez entendu ce message. Appuyez sur 2 pour le réécouter.',
  thanksText: 'Merci. Votre confirmation est bien reçue. Vous pouvez raccrocher.',
  notRecordedText:
    "Le message reste valable, mais votre confirmation n'a pas pu être enregistrée. Il est possible que vous soyez rappelé.",
  noRunningAlertText:
    "Vous appelez le réseau d'information de quartier. Il n'y a pas de message en cours pour votre numéro. Si vous voyez quelque chose de suspect, appelez la police au cent et un.",
  lightsAdvice:
    "Veuillez allumer l'éclairage extérieur et, si vous apercevez la personne, prévenir immédiatement la police au numéro d'urgence 101.",
  smsHeading: 'Message BIN de la police.',
  smsTestHeading: 'TEST du BIN, il ne se passe rien. Message de la police.',
  smsUpdateHeading: 'Suite du message BIN de la police.',
  smsAllClearHeading: "Fin de l'alerte BIN de la police.",
  smsNoReply: 'Ne répondez pas à ce sms.',
}

const de: Phrases = {
  testOpening: 'Dies ist ein Test des Nachbarschaftsinformationsnetzes. Es besteht keine Gefahr.',
  updateOpening: 'Dies ist eine Ergänzung zur vorigen Nachricht des Nachbarschaftsinformationsnetzes.',
  allClearOpening: 'Dies ist das Ende der Warnung des Nachbarschaftsinformationsnetzes.',
  keyMenu:
    'Drücken Sie die 1, um zu bestätigen, dass Sie diese Nachricht gehört haben. Drücken Sie die 2, um sie noch einmal zu hören.',
  thanksText: 'Danke. Ihre Bestätigung ist angekommen. Sie können jetzt auflegen.',
  notRecordedText:
    'Die Nachricht gilt weiterhin, aber Ihre Bestätigung konnte nicht gespeichert werden. Es kann sein, dass Sie noch einmal angerufen werden.',
  noRunningAlertText:
    'Sie rufen das Nachbarschaftsinformationsnetz an. Für Ihre Nummer gibt es zurzeit keine Nachricht. Wenn Sie etwas Verdächtiges sehen, rufen Sie die Polizei unter eins null eins an.',
  lightsAdvice:
    'Bitte schalten Sie die Außenbeleuchtung ein und verständigen Sie, wenn Sie die Person bemerken, sofort die Polizei unter der Notrufnummer 101.',
  smsHeading: 'BIN-Nachricht der Polizei.',
  smsTestHeading: 'TEST des BIN, es besteht keine Gefahr. Nachricht der Polizei.',
  smsUpdateHeading: 'Ergänzung zur BIN-Nachricht der Polizei.',
  smsAllClearHeading: 'Ende der BIN-Warnung der Polizei.',
  smsNoReply: 'Bitte nicht auf diese SMS antworten.',
}

const en: Phrases = {
  testOpening: 'This is a test of the neighbourhood information network. Nothing is wrong.',
  updateOpening: 'This is an update to the earlier message of the neighbourhood information network.',
  allClearOpening: 'This is the end of the warning of the neighbourhood information network.',
  keyMenu: 'Press 1 to confirm that you have heard this message. Press 2 to hear it again.',
  thanksText: 'Thank you. Your confirmation has been received. You can hang up now.',
  notRecordedText: 'The message still applies, but your confirmation could not be saved. You may be called again.',
  noRunningAlertText:
    'You have called the neighbourhood information network. There is no message for your number at the moment. If you see anything suspicious, call the police on one zero one.',
  lightsAdvice:
    'Please switch on your outside lights and, if you notice the person, call the police at once on the emergency number 101.',
  smsHeading: 'BIN message from the police.',
  smsTestHeading: 'TEST of the BIN, nothing is wrong. Message from the police.',
  smsUpdateHeading: 'Update to the BIN message from the police.',
  smsAllClearHeading: 'End of the BIN warning from the police.',
  smsNoReply: 'Do not reply to this text.',
}

const catalogue: Readonly<Record<Language, Phrases>> = { nl, fr, de, en }

/** The message catalogue of the telephone and SMS texts in one language. */
export function phrases(language: Language): Phrases {
  return catalogue[language]
}
