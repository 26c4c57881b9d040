import type { RelayPageTexts } from './relay-page-texts.ts'

/** What the relay page says in German. */
export const de: RelayPageTexts = {
  locale: 'de-BE',
  zone: (name) => `Polizei ${name}`,
  ask: (bin, members) =>
    members === 1
      ? `Die Polizei bittet Sie, diese Nachricht an das eine Mitglied von ${bin} mit E-Mail-Adresse weiterzuleiten.`
      : `Die Polizei bittet Sie, diese Nachricht an die ${members} Mitglieder von ${bin} mit E-Mail-Adresse weiterzuleiten.`,
  kept: (members) =>
    `${members === 1 ? '1 Mitglied mit einer E-Mail-Adresse bekommt' : `${members} Mitglieder mit einer E-Mail-Adresse bekommen`} keine E-Mails: abgemeldet, oder die Adresse funktioniert nicht.`,
  relay: (members) => (members === 1 ? 'An 1 Mitglied weiterleiten' : `An ${members} Mitglieder weiterleiten`),
  relayChanged: (members) =>
    members === 1 ? 'Ihren Text an 1 Mitglied weiterleiten' : `Ihren Text an ${members} Mitglieder weiterleiten`,
  relayUnchanged: 'Trotzdem unverändert weiterleiten',
  nobody: 'Kein Mitglied dieses Netzes ist per E-Mail erreichbar. Es gibt niemanden zum Weiterleiten.',
  relayedTitle: 'Diese Nachricht wurde weitergeleitet',
  relayed: (moment, by, members) =>
    `Am ${moment}, von ${by}, an ${members === 1 ? '1 Mitglied' : `${members} Mitglieder`}. Sie müssen nichts mehr tun.`,
  relayedChanged: 'Die Mitglieder bekamen den geänderten Text.',
  relayers: {
    mailbox: 'wer das Postfach des Netzes liest',
    coordinator: 'der Koordination',
    adjunct: 'der stellvertretenden Koordination',
    prevention: 'dem Präventionsdienst',
  },
  message: 'Das bekommen Ihre Mitglieder',
  relayedMessage: 'Das bekamen Ihre Mitglieder',
  changedMessage: 'Das bekommen Ihre Mitglieder: der Text, um den Sie baten',
  original: 'Die Nachricht der Polizei',
  change: {
    summary: 'Etwas ändern oder hinzufügen?',
    explain: 'Dafür braucht es die Erlaubnis des Präventionsdienstes. Die Antwort bekommen Sie per E-Mail.',
    title: 'Titel',
    text: 'Text',
    textHint:
      'Keine Namen und keine Hausnummern. Zeichen wie ** und ## machen die Gestaltung; Sie dürfen sie weglassen.',
    motive: 'Warum?',
    submit: 'Um Erlaubnis bitten',
  },
  social: {
    summary: 'In sozialen Medien veröffentlichen?',
    explain: 'Nur mit Erlaubnis des Präventionsdienstes, und nur für diese Nachricht.',
    motive: 'Wo, und warum?',
    submit: 'Um Erlaubnis bitten',
  },
  optional: 'freiwillig',
  requested: {
    change: (moment) =>
      `Sie baten am ${moment} um Erlaubnis für einen anderen Text. Der Präventionsdienst hat noch nicht geantwortet.`,
    'social-media': (moment) =>
      `Sie baten am ${moment} um Erlaubnis für soziale Medien. Der Präventionsdienst hat noch nicht geantwortet.`,
  },
  granted: {
    change: (moment) => `Der Präventionsdienst hat Ihren Text am ${moment} erlaubt.`,
    'social-media': (moment) =>
      `Der Präventionsdienst hat am ${moment} erlaubt, dass Sie diese Nachricht in sozialen Medien veröffentlichen.`,
  },
  refused: {
    change: (moment) =>
      `Der Präventionsdienst hat Ihren Text am ${moment} nicht erlaubt. Sie können die Nachricht unverändert weiterleiten.`,
    'social-media': (moment) =>
      `Der Präventionsdienst hat am ${moment} nicht erlaubt, diese Nachricht in sozialen Medien zu veröffentlichen.`,
  },
  reason: 'Grund',
  faultsTitle: 'Ihre Bitte ist noch nicht abgeschickt',
  emptyTitle: 'Geben Sie der Nachricht einen Titel.',
  emptyText: 'Schreiben Sie die Nachricht.',
  unchanged: 'Dieser Text gleicht der Nachricht. Ändern Sie etwas, oder leiten Sie sie unverändert weiter.',
  tooLong: 'Dieser Text ist zu lang. Kürzen Sie ihn auf 17.000 Zeichen.',
  confirm: (words) => `„${words}“ sind keine persönlichen Daten`,
  rules: {
    'house-number': 'Das sieht wie eine Hausnummer aus. Entfernen Sie sie, oder bestätigen Sie, dass es keine ist.',
    name: 'Das sieht wie der Name einer Person aus. Entfernen Sie ihn, oder bestätigen Sie, dass es keiner ist.',
    phone: 'Das sieht wie eine Telefonnummer aus. Entfernen Sie sie, oder bestätigen Sie, dass sie niemandem gehört.',
    email: 'Das sieht wie eine E-Mail-Adresse aus. Entfernen Sie sie, oder bestätigen Sie, dass sie niemandem gehört.',
    plate: 'Das sieht wie ein Kennzeichen aus. Entfernen Sie es, oder bestätigen Sie, dass es keines ist.',
  },
  history: 'Was geschah',
  events: {
    sent: 'Der Präventionsdienst schickte die Nachricht an das Postfach des Netzes',
    adjunct: 'Noch nicht weitergeleitet: wir baten die stellvertretende Koordination',
    prevention: 'Noch nicht weitergeleitet: wir benachrichtigten den Präventionsdienst',
    asked: {
      change: 'Um Erlaubnis für einen anderen Text gebeten',
      'social-media': 'Um Erlaubnis für soziale Medien gebeten',
    },
    granted: { change: 'Anderer Text erlaubt', 'social-media': 'Soziale Medien erlaubt' },
    refused: { change: 'Anderer Text nicht erlaubt', 'social-media': 'Soziale Medien nicht erlaubt' },
    relayed: (by) => `An die Mitglieder weitergeleitet von ${by}`,
  },
  obstacles: {
    asked: 'Um diese Erlaubnis wurde schon gebeten, oder sie wurde schon erteilt.',
    tooOften: 'Für diese Nachricht wurde zu oft um Erlaubnis gebeten. Rufen Sie den Präventionsdienst an.',
    busy: 'Andere arbeiteten gerade an dieser Nachricht. Versuchen Sie es noch einmal.',
    noPermit: 'Für einen anderen Text gibt es keine Erlaubnis.',
  },
  badLink: {
    title: 'Dieser Link funktioniert nicht mehr',
    text: 'Er ist abgelaufen, unvollständig oder nicht mehr für Sie bestimmt. Nehmen Sie den Link aus der letzten E-Mail, oder bitten Sie den Präventionsdienst, die Nachricht noch einmal zu schicken.',
  },
}
