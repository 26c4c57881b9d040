import type { PageTexts } from './page-texts.ts'
import { CODE_MINUTES, CONFIRM_HOURS, DECIDE_DAYS } from './terms.ts'

export const de: PageTexts = {
  faultsTitle: 'Bitte sehen Sie dies noch einmal nach',
  faults: {
    'name-missing': 'Geben Sie Ihren Vor- und Nachnamen an.',
    'street-missing': 'Geben Sie Ihre Straße an.',
    'house-number-missing': 'Geben Sie Ihre Hausnummer an, mit der Briefkastennummer, wenn Sie eine haben.',
    'too-long': 'Das ist zu lang. Bitte kürzen.',
    'reach-missing': 'Geben Sie eine Telefonnummer oder eine E-Mail-Adresse an, damit wir Sie erreichen.',
    'address-wrong': 'Das ist keine vollständige E-Mail-Adresse. Schreiben Sie sie wie name@beispiel.be.',
    'text-needs-mobile':
      'Eine SMS kommt nur auf einem Handy an. Geben Sie eine Handynummer an oder wählen Sie den Anruf.',
    'cannot-confirm':
      'Geben Sie eine E-Mail-Adresse oder eine Handynummer an: Damit bestätigen Sie Ihren Antrag. Sie haben beides nicht? Dann bitten Sie den Koordinator, Sie einzutragen.',
    'rules-not-accepted': 'Kreuzen Sie an, dass Sie die Hausordnung annehmen.',
    'ask-missing': 'Geben Sie Ihre E-Mail-Adresse oder Ihre Handynummer an.',
    'code-wrong':
      'Dieser Code stimmt nicht oder gilt nicht mehr. Sehen Sie in der letzten SMS nach oder fordern Sie einen neuen an.',
    trap: 'Leeren Sie dieses Feld: Es dient nur dazu, Roboter aufzuhalten.',
  },
  tooMany:
    'Im Moment gehen zu viele Anträge ein. Ihrer wurde nicht gesendet. Was Sie ausgefüllt haben, steht noch unten: Versuchen Sie es in einer Stunde erneut.',
  tooFast: 'Dieses Formular wurde sehr schnell gesendet. Prüfen Sie Ihre Angaben und senden Sie es noch einmal.',
  formOld:
    'Dieses Formular war zu lange geöffnet. Ihre Angaben stehen noch da: Prüfen Sie sie und senden Sie es noch einmal.',
  yes: 'Ja',
  no: 'Nein',
  otherLanguages: 'Sprache dieser Seite',
  zone: (zoneName) => `Polizeizone ${zoneName}`,
  fields: {
    reachHint: 'Geben Sie eine Telefonnummer an, eine E-Mail-Adresse, oder beides.',
    name: { label: 'Vor- und Nachname' },
    street: { label: 'Straße', hint: 'Wählen Sie eine Straße aus der Liste oder schreiben Sie sie selbst.' },
    houseNumber: { label: 'Hausnummer und Briefkasten', hint: 'Zum Beispiel 12, 12A oder 12 Bk. 3.' },
    phone: {
      label: 'Telefonnummer',
      hint: 'Unter dieser Nummer werden Sie bei einer Warnung angerufen. Zum Beispiel 0470 12 34 56.',
    },
    email: { label: 'E-Mail-Adresse', hint: 'Für Nachrichten, die nicht dringend sind.' },
    channel: {
      label: 'Wie möchten Sie gewarnt werden?',
      hint: 'Wählen Sie SMS, wenn Sie schlecht telefonieren oder hören können.',
    },
    voice: 'Rufen Sie mich an',
    sms: 'Senden Sie mir eine SMS',
    language: { label: 'In welcher Sprache schreiben wir Ihnen?' },
    wantsNews: {
      label: 'Senden Sie mir die BIN-Nachrichten',
      hint: 'Eine E-Mail pro Woche, wenn es Neuigkeiten gibt.',
    },
    trap: 'Lassen Sie dieses Feld leer',
  },
  join: {
    title: (bin) => `${bin} beitreten`,
    introduction: [
      'In einem Nachbarschaftsinformationsnetz (BIN) warnen Polizei und Nachbarn einander. Geschieht etwas in Ihrer Nachbarschaft, ruft die Polizei Sie mit einer gesprochenen Nachricht an.',
      'Der Beitritt ist kostenlos und Sie können jederzeit wieder aufhören. Der Koordinator des BIN prüft Ihren Antrag.',
    ],
    you: 'Wer sind Sie?',
    reach: 'Wie erreichen wir Sie?',
    rules: 'Hausordnung',
    rulesVersion: (version) => `Fassung ${version}`,
    rulesElsewhere: 'Die Hausordnung gibt es nur in der Sprache der Polizeizone.',
    accept: (version) => `Ich nehme die Hausordnung an (Fassung ${version})`,
    privacy: 'Was mit Ihren Daten geschieht',
    privacyTexts: (zone, address) => [
      [
        'Wer',
        `Die lokale Polizei (${zone}, Präventionsdienst) und der Koordinator dieses BIN. Andere Mitglieder sehen Ihre Daten nicht.`,
      ],
      ['Wofür', 'Nur um Sie zu warnen und Ihnen die Nachrichten des BIN zu senden. Sie selbst willigen darin ein.'],
      [
        'Wie lange',
        `Ein Antrag, den Sie nicht bestätigen, verfällt nach ${CONFIRM_HOURS} Stunden; einer, über den niemand entscheidet, nach ${DECIDE_DAYS} Tagen. Als Mitglied: bis Sie das BIN verlassen. Dann werden Ihre Daten sofort gelöscht; nur ein unlesbares Kennzeichen Ihrer Nummer und Adresse bleibt, damit eine alte Liste Sie nicht wieder einträgt.`,
      ],
      [
        'Ihre Rechte',
        `Über den Link in jeder E-Mail können Sie Ihre Daten ansehen, berichtigen, herunterladen und löschen. Fragen? ${address}. Beschwerden: Datenschutzbehörde, www.datenschutzbehorde.be.`,
      ],
    ],
    submit: 'Antrag senden',
  },
  mailSent: {
    title: 'Sehen Sie in Ihr Postfach',
    text: [
      'Wir haben eine E-Mail an die angegebene Adresse gesendet. Klicken Sie auf den Link darin: Erst dann ist Ihr Antrag gestellt.',
      `Der Link gilt ${CONFIRM_HOURS} Stunden. Keine E-Mail erhalten? Sehen Sie im Spam-Ordner nach oder füllen Sie das Formular noch einmal aus.`,
    ],
  },
  code: {
    title: 'Geben Sie den Code aus der SMS ein',
    text: ['Wir haben eine SMS mit einem sechsstelligen Code an die angegebene Nummer gesendet.'],
    label: 'Sechsstelliger Code',
    hint: `Der Code gilt ${CODE_MINUTES} Minuten.`,
    submit: 'Bestätigen',
    again: 'Senden Sie mir einen neuen Code',
    sentAgain: 'Wir haben einen neuen Code gesendet. Nur der letzte Code gilt.',
  },
  confirmJoining: {
    title: 'Ihren Antrag bestätigen',
    text: ['Klicken Sie auf die Schaltfläche, um Ihren Antrag beim Koordinator des BIN zu stellen.'],
    submit: 'Ja, ich möchte beitreten',
  },
  confirmed: {
    title: 'Ihr Antrag ist gestellt',
    text: [
      'Danke. Der Koordinator des BIN prüft Ihren Antrag; danach erhalten Sie Bescheid.',
      'Sie sind noch kein Mitglied. Bis dahin erhalten Sie keine Warnungen.',
    ],
  },
  deadLink: {
    title: 'Dieser Link gilt nicht mehr',
    text: [
      'Der Link ist abgelaufen, schon benutzt oder durch einen neueren ersetzt.',
      'Sie möchten beitreten? Füllen Sie das Formular noch einmal aus. Gelingt es nicht, bitten Sie den Koordinator Ihres BIN um Hilfe.',
    ],
  },
  own: {
    title: 'Meine Daten',
    saved: 'Ihre Änderung ist gespeichert.',
    stale:
      'Ihre Daten wurden inzwischen geändert, in einem anderen Fenster oder vom Koordinator. Oben steht, was jetzt gespeichert ist, im Formular, was Sie ausgefüllt haben. Prüfen Sie es und speichern Sie noch einmal.',
    kept: 'Was wir von Ihnen aufbewahren',
    address: 'Adresse',
    member: 'Mitglied von',
    coordinator: 'Sie sind Koordinator',
    adjunct: 'Sie sind Hilfskoordinator',
    channel: 'Bei einer Warnung',
    byVoice: 'wir rufen Sie an',
    bySms: 'wir senden Ihnen eine SMS',
    language: 'Sprache',
    news: 'BIN-Nachrichten per E-Mail',
    houseRules: 'Hausordnung',
    houseRulesOf: (version, date) => `Fassung ${version}, angenommen am ${date}`,
    none: 'nicht angegeben',
    notCallable: (entered) => `${entered} (diese Nummer können wir nicht anrufen: Berichtigen Sie sie unten)`,
    mobile: 'Handy',
    fixed: 'Festnetz',
    change: 'Berichtigen',
    changeHint: 'Eine neue E-Mail-Adresse oder Handynummer zählt erst, wenn Sie sie bestätigt haben.',
    save: 'Speichern',
    waitingEmail: (address) =>
      `Ihre neue E-Mail-Adresse ${address} zählt noch nicht: Klicken Sie auf den Link in der E-Mail, die wir dorthin gesendet haben.`,
    waitingPhone: (number) =>
      `Ihre neue Handynummer ${number} zählt noch nicht: Geben Sie den Code ein, den wir Ihnen per SMS gesendet haben.`,
    numberTaken: 'Diese Nummer hat schon ein anderes Mitglied dieses BIN. Bitten Sie den Koordinator um Hilfe.',
    alerts: 'Die letzten Warnungen',
    noAlerts: 'Sie haben noch keine Warnung erhalten.',
    live: 'Warnung',
    test: 'Probewarnung',
    outcomes: {
      acknowledged: 'Sie haben mit der 1 bestätigt',
      unconfirmed: 'Sie haben die Nachricht erhalten und nicht die 1 gedrückt',
      voicemail: 'Ihre Mailbox hat geantwortet',
      'no-answer': 'Sie haben nicht abgehoben',
      busy: 'Ihre Leitung war besetzt',
      unreachable: 'Ihre Nummer war nicht erreichbar',
      failed: 'der Anruf ist wegen einer Störung misslungen',
      cancelled: 'die Warnung wurde abgebrochen',
      running: 'die Warnung läuft noch',
    },
    texted: 'Sie haben eine SMS erhalten',
    download: 'Herunterladen',
    downloadHint: 'Alle Ihre Daten in einer Datei (JSON), zum Aufbewahren oder Weitergeben.',
    downloadSubmit: 'Meine Daten herunterladen',
    leave: 'Das BIN verlassen',
    leaveHint: 'Sie erhalten dann keine Warnungen und Nachrichten mehr, und Ihre Daten werden gelöscht.',
    leaveSubmit: 'Ich möchte das BIN verlassen',
    fileName: 'meine-daten',
  },
  confirmContact: {
    title: 'Ihre neue E-Mail-Adresse bestätigen',
    text: ['Klicken Sie auf die Schaltfläche. Ab dann senden wir die Nachrichten des BIN an diese Adresse.'],
    submit: 'Ja, das ist meine Adresse',
  },
  contactConfirmed: {
    title: 'Bestätigt',
    text: ['Ab jetzt erreichen wir Sie so. Sie brauchen nichts mehr zu tun.'],
  },
  leaving: {
    title: (bin) => `Möchten Sie ${bin} verlassen?`,
    text: [
      'Ihr Name, Ihre Adresse, Ihre Telefonnummer und Ihre E-Mail-Adresse werden sofort gelöscht. Sie werden nicht mehr angerufen und erhalten keine Nachrichten dieses BIN mehr.',
      'Das lässt sich nicht rückgängig machen. Möchten Sie später zurückkommen, füllen Sie das Beitrittsformular noch einmal aus.',
    ],
    coordinator:
      'Sie sind Koordinator dieses BIN. Wenn Sie gehen, hat das BIN keinen Koordinator mehr; der Präventionsdienst der Polizei wird davon verständigt.',
    submit: 'Ja, löschen Sie meine Daten',
    back: 'Nein, zurück zu meinen Daten',
    left: (bin) => ({
      title: `Sie haben ${bin} verlassen`,
      text: ['Ihre Daten sind gelöscht. Danke, dass Sie dabei waren.'],
    }),
  },
  link: {
    title: 'Ihre Daten ansehen, berichtigen oder löschen',
    text: [
      'Geben Sie Ihre E-Mail-Adresse oder Handynummer an. Wir senden Ihnen einen persönlichen Link, einen für jedes BIN, in dem Sie Mitglied sind.',
    ],
    deadLink: 'Dieser Link gilt nicht mehr. Fordern Sie unten einen neuen an.',
    field: { label: 'E-Mail-Adresse oder Handynummer' },
    submit: 'Senden Sie mir meinen Link',
    sent: {
      title: 'Sehen Sie in Ihr Postfach oder auf Ihr Handy',
      text: [
        'Wenn wir diese Adresse oder Nummer kennen, ist jetzt eine Nachricht mit Ihrem Link dorthin unterwegs.',
        'Nichts erhalten? Vielleicht haben Sie eine andere Adresse oder Nummer angegeben. Fragen Sie sonst den Koordinator Ihres BIN.',
      ],
    },
  },
}
