import type { Language } from '#contract/vocabulary.ts'
import { CODE_MINUTES, CONFIRM_HOURS } from './terms.ts'

/** A mail: its paragraphs in Markdown, and what is asked of the reader. */
export interface MailText {
  readonly title: string
  readonly text: readonly string[]
  readonly action?: string
}

/** What is written to people who join, change and leave, in one language. BIN names come ready for Markdown. */
export interface MessageTexts {
  readonly confirmJoining: (bin: string) => MailText
  readonly alreadyMember: (bin: string) => MailText
  readonly newRequest: (bin: string) => MailText
  readonly welcome: (bin: string, caller: string) => MailText
  readonly refused: (bin: string, reason: string) => MailText
  readonly ownLink: (bin: string) => MailText
  readonly confirmEmail: (bin: string) => MailText
  readonly contactChanged: (bin: string) => MailText
  readonly left: (bin: string) => MailText
  readonly coordinatorLeft: (bin: string) => MailText
  readonly sms: {
    readonly code: (code: string, bin: string) => string
    readonly alreadyMember: (bin: string, link: string) => string
    readonly welcome: (bin: string, caller: string, link: string) => string
    readonly refused: (bin: string, reason: string) => string
    readonly ownLink: (bin: string, link: string) => string
  }
}

const nl: MessageTexts = {
  confirmJoining: (bin) => ({
    title: 'Bevestig uw aanvraag om aan te sluiten',
    text: [
      `Iemand vroeg met dit e-mailadres om aan te sluiten bij ${bin}.`,
      'Was u dat? Klik dan op de knop. Pas daarna is de aanvraag ingediend bij de coördinator.',
      `De link werkt ${CONFIRM_HOURS} uur. Was u het niet, dan hoeft u niets te doen: de aanvraag vervalt vanzelf.`,
    ],
    action: 'Mijn aanvraag bevestigen',
  }),
  alreadyMember: (bin) => ({
    title: 'U bent al lid',
    text: [
      `Iemand vroeg met dit e-mailadres om aan te sluiten bij ${bin}. U bent daar al lid: er is niets gewijzigd.`,
      'Wilt u uw gegevens nakijken of verbeteren? Dat kan met de knop hieronder.',
    ],
    action: 'Mijn gegevens bekijken',
  }),
  newRequest: (bin) => ({
    title: 'Iemand wil aansluiten bij uw BIN',
    text: [
      `Er is een nieuwe, bevestigde aanvraag om aan te sluiten bij ${bin}.`,
      'Kijk na of deze persoon in uw BIN woont of werkt, en keur de aanvraag goed of weiger ze.',
    ],
    action: 'De aanvraag bekijken',
  }),
  welcome: (bin, caller) => ({
    title: 'Welkom bij uw BIN',
    text: [
      `Uw aanvraag is goedgekeurd: u bent nu lid van ${bin}.`,
      `Bij een oproep belt de politie u met het nummer **${caller}**. Bewaar dit nummer in uw telefoon, bijvoorbeeld onder de naam BIN: dan weet u meteen waarover het gaat.`,
      'Na het bericht drukt u **1** om te bevestigen dat u het gehoord hebt. Doet u dat niet, dan wordt u na vijf minuten nog één keer gebeld.',
    ],
    action: 'Mijn gegevens bekijken of verbeteren',
  }),
  refused: (bin, reason) => ({
    title: 'Uw aanvraag om aan te sluiten',
    text: [
      `De coördinator van ${bin} kon uw aanvraag niet goedkeuren.`,
      `De reden: ${reason}`,
      'De gegevens die u invulde zijn gewist.',
    ],
  }),
  ownLink: (bin) => ({
    title: 'Uw link naar uw gegevens',
    text: [
      `Met de knop hieronder kunt u zien wat ${bin} van u bewaart, het verbeteren, downloaden of wissen.`,
      'Geef deze mail niet door: wie de link heeft, kan uw gegevens zien. Vroeg u deze link niet, dan hoeft u niets te doen.',
    ],
    action: 'Mijn gegevens bekijken',
  }),
  confirmEmail: (bin) => ({
    title: 'Bevestig uw nieuwe e-mailadres',
    text: [
      `Een lid van ${bin} gaf dit e-mailadres op. Was u dat? Klik dan op de knop: vanaf dan krijgt u hier de berichten.`,
      `De link werkt ${CONFIRM_HOURS} uur. Was u het niet, dan hoeft u niets te doen.`,
    ],
    action: 'Dit is mijn adres',
  }),
  contactChanged: (bin) => ({
    title: 'Uw gegevens zijn gewijzigd',
    text: [
      `Het telefoonnummer of e-mailadres waarop ${bin} u bereikt, is gewijzigd.`,
      'Deed u dat niet zelf? Vraag dan meteen de coördinator van uw BIN of de Dienst Preventie van de politie om hulp.',
    ],
  }),
  left: (bin) => ({
    title: 'U hebt het BIN verlaten',
    text: [
      `U bent geen lid meer van ${bin}. Uw gegevens zijn gewist; dit is de laatste mail die u van ons krijgt.`,
      'Wilt u ooit terugkomen, dan bent u welkom.',
    ],
  }),
  coordinatorLeft: (bin) => ({
    title: 'Een BIN heeft geen coördinator meer',
    text: [
      `De coördinator van ${bin} heeft het BIN verlaten. Er is nu geen coördinator.`,
      'Stel een andere aan en trek de toegang van de vorige in. Nieuwe aanvragen om aan te sluiten blijven intussen wachten.',
    ],
  }),
  sms: {
    code: (code, bin) => `${code} is uw code voor ${bin}. Geldig ${CODE_MINUTES} minuten. Geef ze aan niemand door.`,
    alreadyMember: (bin, link) => `U bent al lid van ${bin}. Uw gegevens: ${link}`,
    welcome: (bin, caller, link) =>
      `Welkom bij ${bin}. Oproepen komen van ${caller}: bewaar dit nummer. Uw gegevens: ${link}`,
    refused: (bin, reason) => `${bin} kon uw aanvraag niet goedkeuren: ${reason} Uw gegevens zijn gewist.`,
    ownLink: (bin, link) => `Uw gegevens bij ${bin}: ${link} Geef deze link niet door.`,
  },
}

const fr: MessageTexts = {
  confirmJoining: (bin) => ({
    title: 'Confirmez votre demande d’inscription',
    text: [
      `Quelqu’un a demandé avec cette adresse e-mail à s’inscrire à ${bin}.`,
      'C’était vous ? Cliquez alors sur le bouton. Votre demande n’est introduite auprès du coordinateur qu’après cela.',
      `Le lien fonctionne ${CONFIRM_HOURS} heures. Si ce n’était pas vous, vous n’avez rien à faire : la demande disparaît d’elle-même.`,
    ],
    action: 'Confirmer ma demande',
  }),
  alreadyMember: (bin) => ({
    title: 'Vous êtes déjà membre',
    text: [
      `Quelqu’un a demandé avec cette adresse e-mail à s’inscrire à ${bin}. Vous en êtes déjà membre : rien n’a changé.`,
      'Vous voulez vérifier ou corriger vos données ? Utilisez le bouton ci-dessous.',
    ],
    action: 'Consulter mes données',
  }),
  newRequest: (bin) => ({
    title: 'Quelqu’un veut s’inscrire à votre BIN',
    text: [
      `Il y a une nouvelle demande confirmée d’inscription à ${bin}.`,
      'Vérifiez si cette personne habite ou travaille dans votre BIN, et approuvez ou refusez la demande.',
    ],
    action: 'Voir la demande',
  }),
  welcome: (bin, caller) => ({
    title: 'Bienvenue dans votre BIN',
    text: [
      `Votre demande est approuvée : vous êtes maintenant membre de ${bin}.`,
      `En cas d’alerte, la police vous appelle du numéro **${caller}**. Enregistrez ce numéro dans votre téléphone, par exemple sous le nom BIN : vous saurez tout de suite de quoi il s’agit.`,
      'Après le message, appuyez sur **1** pour confirmer que vous l’avez entendu. Sinon, vous serez rappelé une seule fois après cinq minutes.',
    ],
    action: 'Consulter ou corriger mes données',
  }),
  refused: (bin, reason) => ({
    title: 'Votre demande d’inscription',
    text: [
      `Le coordinateur de ${bin} n’a pas pu approuver votre demande.`,
      `La raison : ${reason}`,
      'Les données que vous aviez remplies sont effacées.',
    ],
  }),
  ownLink: (bin) => ({
    title: 'Votre lien vers vos données',
    text: [
      `Avec le bouton ci-dessous, vous pouvez voir ce que ${bin} garde de vous, le corriger, le télécharger ou l’effacer.`,
      'Ne transmettez pas cet e-mail : qui a le lien peut voir vos données. Si vous n’avez pas demandé ce lien, vous n’avez rien à faire.',
    ],
    action: 'Consulter mes données',
  }),
  confirmEmail: (bin) => ({
    title: 'Confirmez votre nouvelle adresse e-mail',
    text: [
      `Un membre de ${bin} a indiqué cette adresse e-mail. C’était vous ? Cliquez alors sur le bouton : vous recevrez désormais les messages ici.`,
      `Le lien fonctionne ${CONFIRM_HOURS} heures. Si ce n’était pas vous, vous n’avez rien à faire.`,
    ],
    action: 'C’est mon adresse',
  }),
  contactChanged: (bin) => ({
    title: 'Vos données ont été modifiées',
    text: [
      `Le numéro de téléphone ou l’adresse e-mail par lequel ${bin} vous joint a été modifié.`,
      'Ce n’était pas vous ? Demandez alors tout de suite de l’aide au coordinateur de votre BIN ou au service Prévention de la police.',
    ],
  }),
  left: (bin) => ({
    title: 'Vous avez quitté le BIN',
    text: [
      `Vous n’êtes plus membre de ${bin}. Vos données sont effacées ; c’est le dernier e-mail que vous recevez de nous.`,
      'Si vous voulez revenir un jour, vous serez le bienvenu.',
    ],
  }),
  coordinatorLeft: (bin) => ({
    title: 'Un BIN n’a plus de coordinateur',
    text: [
      `Le coordinateur de ${bin} a quitté le BIN. Il n’y a plus de coordinateur.`,
      'Désignez-en un autre et retirez l’accès du précédent. Entre-temps, les nouvelles demandes d’inscription attendent.',
    ],
  }),
  sms: {
    code: (code, bin) =>
      `${code} est votre code pour ${bin}. Valable ${CODE_MINUTES} minutes. Ne le donnez à personne.`,
    alreadyMember: (bin, link) => `Vous êtes déjà membre de ${bin}. Vos données : ${link}`,
    welcome: (bin, caller, link) =>
      `Bienvenue dans ${bin}. Les alertes viennent du ${caller} : gardez ce numéro. Vos données : ${link}`,
    refused: (bin, reason) => `${bin} n'a pas pu approuver votre demande : ${reason} Vos données sont effacées.`,
    ownLink: (bin, link) => `Vos données auprès de ${bin} : ${link} Ne transmettez pas ce lien.`,
  },
}

const de: MessageTexts = {
  confirmJoining: (bin) => ({
    title: 'Bestätigen Sie Ihren Beitrittsantrag',
    text: [
      `Jemand hat mit dieser E-Mail-Adresse den Beitritt zu ${bin} beantragt.`,
      'Waren Sie das? Dann klicken Sie auf die Schaltfläche. Erst danach ist der Antrag beim Koordinator gestellt.',
      `Der Link gilt ${CONFIRM_HOURS} Stunden. Waren Sie es nicht, brauchen Sie nichts zu tun: Der Antrag verfällt von selbst.`,
    ],
    action: 'Meinen Antrag bestätigen',
  }),
  alreadyMember: (bin) => ({
    title: 'Sie sind schon Mitglied',
    text: [
      `Jemand hat mit dieser E-Mail-Adresse den Beitritt zu ${bin} beantragt. Sie sind dort schon Mitglied: Es hat sich nichts geändert.`,
      'Möchten Sie Ihre Daten prüfen oder berichtigen? Das geht mit der Schaltfläche unten.',
    ],
    action: 'Meine Daten ansehen',
  }),
  newRequest: (bin) => ({
    title: 'Jemand möchte Ihrem BIN beitreten',
    text: [
      `Es gibt einen neuen, bestätigten Antrag auf Beitritt zu ${bin}.`,
      'Prüfen Sie, ob diese Person in Ihrem BIN wohnt oder arbeitet, und nehmen Sie den Antrag an oder lehnen Sie ihn ab.',
    ],
    action: 'Den Antrag ansehen',
  }),
  welcome: (bin, caller) => ({
    title: 'Willkommen in Ihrem BIN',
    text: [
      `Ihr Antrag ist angenommen: Sie sind jetzt Mitglied von ${bin}.`,
      `Bei einer Warnung ruft die Polizei Sie von der Nummer **${caller}** an. Speichern Sie diese Nummer in Ihrem Telefon, zum Beispiel unter dem Namen BIN: Dann wissen Sie sofort, worum es geht.`,
      'Nach der Nachricht drücken Sie die **1**, um zu bestätigen, dass Sie sie gehört haben. Sonst werden Sie nach fünf Minuten noch ein einziges Mal angerufen.',
    ],
    action: 'Meine Daten ansehen oder berichtigen',
  }),
  refused: (bin, reason) => ({
    title: 'Ihr Beitrittsantrag',
    text: [
      `Der Koordinator von ${bin} konnte Ihren Antrag nicht annehmen.`,
      `Der Grund: ${reason}`,
      'Ihre Angaben sind gelöscht.',
    ],
  }),
  ownLink: (bin) => ({
    title: 'Ihr Link zu Ihren Daten',
    text: [
      `Mit der Schaltfläche unten sehen Sie, was ${bin} von Ihnen aufbewahrt, und können es berichtigen, herunterladen oder löschen.`,
      'Geben Sie diese E-Mail nicht weiter: Wer den Link hat, kann Ihre Daten sehen. Haben Sie ihn nicht angefordert, brauchen Sie nichts zu tun.',
    ],
    action: 'Meine Daten ansehen',
  }),
  confirmEmail: (bin) => ({
    title: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
    text: [
      `Ein Mitglied von ${bin} hat diese E-Mail-Adresse angegeben. Waren Sie das? Dann klicken Sie auf die Schaltfläche: Ab dann erhalten Sie die Nachrichten hier.`,
      `Der Link gilt ${CONFIRM_HOURS} Stunden. Waren Sie es nicht, brauchen Sie nichts zu tun.`,
    ],
    action: 'Das ist meine Adresse',
  }),
  contactChanged: (bin) => ({
    title: 'Ihre Daten wurden geändert',
    text: [
      `Die Telefonnummer oder E-Mail-Adresse, unter der ${bin} Sie erreicht, wurde geändert.`,
      'Waren Sie das nicht? Dann bitten Sie sofort den Koordinator Ihres BIN oder den Präventionsdienst der Polizei um Hilfe.',
    ],
  }),
  left: (bin) => ({
    title: 'Sie haben das BIN verlassen',
    text: [
      `Sie sind kein Mitglied von ${bin} mehr. Ihre Daten sind gelöscht; dies ist die letzte E-Mail, die Sie von uns erhalten.`,
      'Möchten Sie einmal zurückkommen, sind Sie willkommen.',
    ],
  }),
  coordinatorLeft: (bin) => ({
    title: 'Ein BIN hat keinen Koordinator mehr',
    text: [
      `Der Koordinator von ${bin} hat das BIN verlassen. Es gibt jetzt keinen Koordinator.`,
      'Benennen Sie einen anderen und entziehen Sie dem vorigen den Zugang. Neue Beitrittsanträge warten inzwischen.',
    ],
  }),
  sms: {
    code: (code, bin) =>
      `${code} ist Ihr Code für ${bin}. Er gilt ${CODE_MINUTES} Minuten. Geben Sie ihn niemandem weiter.`,
    alreadyMember: (bin, link) => `Sie sind schon Mitglied von ${bin}. Ihre Daten: ${link}`,
    welcome: (bin, caller, link) =>
      `Willkommen in ${bin}. Warnungen kommen von ${caller}: Speichern Sie diese Nummer. Ihre Daten: ${link}`,
    refused: (bin, reason) => `${bin} konnte Ihren Antrag nicht annehmen: ${reason} Ihre Angaben sind gelöscht.`,
    ownLink: (bin, link) => `Ihre Daten bei ${bin}: ${link} Geben Sie diesen Link nicht weiter.`,
  },
}

const en: MessageTexts = {
  confirmJoining: (bin) => ({
    title: 'Confirm your request to join',
    text: [
      `Somebody asked with this e-mail address to join ${bin}.`,
      'Was it you? Then press the button. Only after that is the request filed with the coordinator.',
      `The link works for ${CONFIRM_HOURS} hours. If it was not you, there is nothing you need to do: the request ends by itself.`,
    ],
    action: 'Confirm my request',
  }),
  alreadyMember: (bin) => ({
    title: 'You are a member already',
    text: [
      `Somebody asked with this e-mail address to join ${bin}. You are a member there already: nothing has changed.`,
      'Do you want to check or correct your data? Use the button below.',
    ],
    action: 'See my data',
  }),
  newRequest: (bin) => ({
    title: 'Somebody wants to join your BIN',
    text: [
      `There is a new, confirmed request to join ${bin}.`,
      'Check whether this person lives or works in your BIN, and approve or refuse the request.',
    ],
    action: 'See the request',
  }),
  welcome: (bin, caller) => ({
    title: 'Welcome to your BIN',
    text: [
      `Your request is approved: you are now a member of ${bin}.`,
      `When there is an alert, the police call you from the number **${caller}**. Save this number in your phone, for example under the name BIN: then you know at once what it is about.`,
      'After the message, press **1** to confirm that you heard it. If you do not, you are called once more after five minutes.',
    ],
    action: 'See or correct my data',
  }),
  refused: (bin, reason) => ({
    title: 'Your request to join',
    text: [
      `The coordinator of ${bin} could not approve your request.`,
      `The reason: ${reason}`,
      'What you filled in is deleted.',
    ],
  }),
  ownLink: (bin) => ({
    title: 'Your link to your data',
    text: [
      `With the button below you can see what ${bin} keeps of you, and correct, download or delete it.`,
      'Do not pass this mail on: whoever has the link can see your data. If you did not ask for it, there is nothing you need to do.',
    ],
    action: 'See my data',
  }),
  confirmEmail: (bin) => ({
    title: 'Confirm your new e-mail address',
    text: [
      `A member of ${bin} gave this e-mail address. Was it you? Then press the button: from then on you get the messages here.`,
      `The link works for ${CONFIRM_HOURS} hours. If it was not you, there is nothing you need to do.`,
    ],
    action: 'This is my address',
  }),
  contactChanged: (bin) => ({
    title: 'Your data were changed',
    text: [
      `The telephone number or e-mail address at which ${bin} reaches you was changed.`,
      'Was it not you? Then ask the coordinator of your BIN or the prevention service of the police for help at once.',
    ],
  }),
  left: (bin) => ({
    title: 'You have left the BIN',
    text: [
      `You are no longer a member of ${bin}. Your data are deleted; this is the last mail that you get from us.`,
      'If you ever want to come back, you are welcome.',
    ],
  }),
  coordinatorLeft: (bin) => ({
    title: 'A BIN has no coordinator any more',
    text: [
      `The coordinator of ${bin} has left the BIN. There is no coordinator now.`,
      'Appoint another one and withdraw the access of the former. New requests to join wait in the meantime.',
    ],
  }),
  sms: {
    code: (code, bin) => `${code} is your code for ${bin}. It works for ${CODE_MINUTES} minutes. Give it to nobody.`,
    alreadyMember: (bin, link) => `You are a member of ${bin} already. Your data: ${link}`,
    welcome: (bin, caller, link) =>
      `Welcome to ${bin}. Alerts come from ${caller}: save this number. Your data: ${link}`,
    refused: (bin, reason) => `${bin} could not approve your request: ${reason} What you filled in is deleted.`,
    ownLink: (bin, link) => `Your data at ${bin}: ${link} Do not pass this link on.`,
  },
}

const catalogue: Readonly<Record<Language, MessageTexts>> = { nl, fr, de, en }

/** The message catalogue of joining and leaving in one language. */
export function messageTexts(language: Language): MessageTexts {
  return catalogue[language]
}
