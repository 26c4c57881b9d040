import type { PageTexts } from './page-texts.ts'
import { CODE_MINUTES, CONFIRM_HOURS, DECIDE_DAYS } from './terms.ts'

export const nl: PageTexts = {
  faultsTitle: 'Kijk dit nog even na',
  faultMark: 'Fout: ',
  faults: {
    'name-missing': 'Vul uw voornaam en naam in.',
    'street-missing': 'Vul uw straat in.',
    'house-number-missing': 'Vul uw huisnummer in, met het busnummer als u er een hebt.',
    'too-long': 'Dit is te lang. Kort het in.',
    'reach-missing': 'Vul een telefoonnummer of een e-mailadres in, zodat we u kunnen bereiken.',
    'address-wrong': 'Dit is geen volledig e-mailadres. Schrijf het zoals naam@voorbeeld.be.',
    'text-needs-mobile': 'Een sms kan alleen naar een gsm. Vul een gsm-nummer in, of kies voor bellen.',
    'cannot-confirm':
      'Vul een e-mailadres of een gsm-nummer in: daarmee bevestigt u uw aanvraag. Hebt u geen van beide? Vraag dan aan de coördinator om u in te schrijven.',
    'rules-not-accepted': 'Duid aan dat u het huishoudelijk reglement aanvaardt.',
    'ask-missing': 'Vul uw e-mailadres of uw gsm-nummer in.',
    'code-wrong':
      'Deze code klopt niet of is niet meer geldig. Kijk ze na in de laatste sms, of vraag een nieuwe code.',
    trap: 'Maak dit veld leeg: het is er alleen om robots tegen te houden.',
  },
  tooMany:
    'Er komen nu te veel aanvragen binnen. Uw aanvraag is niet verstuurd. Wat u invulde staat hieronder nog: probeer het over een uur opnieuw.',
  tooFast: 'Dit formulier werd wel erg snel verstuurd. Kijk na wat u invulde en verstuur het opnieuw.',
  formOld: 'Dit formulier stond te lang open. Wat u invulde staat er nog: kijk het na en verstuur het opnieuw.',
  optional: 'niet verplicht',
  yes: 'Ja',
  no: 'Nee',
  otherLanguages: 'Taal van deze pagina',
  urgent: 'Ziet u nu iets verdachts? Bel 101.',
  zone: (zoneName) => `Politiezone ${zoneName}`,
  fields: {
    name: { label: 'Voornaam en naam' },
    street: { label: 'Straat', hint: 'Kies een straat uit de lijst of typ ze zelf.' },
    houseNumber: { label: 'Huisnummer en bus', hint: 'Bijvoorbeeld 12, 12A of 12 bus 3.' },
    phone: {
      label: 'Telefoonnummer',
      hint: 'Op dit nummer wordt u gebeld bij een oproep. Bijvoorbeeld 0470 12 34 56.',
    },
    email: { label: 'E-mailadres', hint: 'Voor berichten die niet dringend zijn.' },
    channel: { label: 'Hoe wilt u verwittigd worden?', hint: 'Kies sms als u niet goed kunt bellen of horen.' },
    voice: 'Bel mij op',
    sms: 'Stuur mij een sms',
    language: { label: 'In welke taal schrijven we u?' },
    wantsNews: { label: 'Stuur mij BIN-Nieuws', hint: 'Eén mail per week, als er nieuws is.' },
    trap: 'Laat dit veld leeg',
  },
  join: {
    title: (bin) => `Aansluiten bij ${bin}`,
    introduction: [
      'In een buurtinformatienetwerk (BIN) verwittigen politie en buren elkaar. Gebeurt er iets in uw buurt, dan belt de politie u op met een gesproken bericht.',
      'Aansluiten is gratis en u kunt op elk moment weer stoppen. De coördinator van het BIN kijkt uw aanvraag na.',
    ],
    you: 'Wie bent u?',
    reach: 'Hoe bereiken we u?',
    rules: 'Huishoudelijk reglement',
    rulesVersion: (version) => `Versie ${version}`,
    rulesElsewhere: 'Het reglement bestaat alleen in de taal van de politiezone.',
    accept: (version) => `Ik aanvaard het huishoudelijk reglement (versie ${version})`,
    privacy: 'Wat er met uw gegevens gebeurt',
    privacyTexts: (zone, address) => [
      [
        'Wie',
        `De lokale politie (${zone}, Dienst Preventie) en de coördinator van dit BIN. Andere leden zien uw gegevens niet.`,
      ],
      [
        'Waarvoor',
        'Alleen om u te verwittigen en om u de berichten van het BIN te bezorgen. U geeft daar zelf toestemming voor.',
      ],
      [
        'Hoe lang',
        `Een aanvraag die u niet bevestigt, vervalt na ${CONFIRM_HOURS} uur; een aanvraag waarover niet beslist wordt, na ${DECIDE_DAYS} dagen. Als lid: tot u het BIN verlaat. Dan worden uw gegevens meteen gewist; alleen een onleesbaar kenmerk van uw nummer en adres blijft, zodat een oude ledenlijst u niet opnieuw inschrijft.`,
      ],
      [
        'Uw rechten',
        `Via de link in elke mail kunt u uw gegevens bekijken, verbeteren, downloaden en wissen. Vragen? ${address}. Klachten: Gegevensbeschermingsautoriteit, www.gegevensbeschermingsautoriteit.be.`,
      ],
    ],
    submit: 'Aanvraag versturen',
  },
  mailSent: {
    title: 'Kijk in uw mailbox',
    text: [
      'We stuurden een mail naar het e-mailadres dat u invulde. Klik op de link in die mail: pas dan is uw aanvraag ingediend.',
      `De link werkt ${CONFIRM_HOURS} uur. Geen mail gekregen? Kijk bij de ongewenste mail, of vul het formulier opnieuw in.`,
    ],
  },
  code: {
    title: 'Vul de code uit de sms in',
    text: ['We stuurden een sms met een code van zes cijfers naar het nummer dat u invulde.'],
    label: 'Code van zes cijfers',
    hint: `De code werkt ${CODE_MINUTES} minuten.`,
    submit: 'Bevestigen',
    again: 'Stuur mij een nieuwe code',
    sentAgain: 'We stuurden een nieuwe code. Alleen de laatste code werkt.',
  },
  confirmJoining: {
    title: 'Uw aanvraag bevestigen',
    text: ['Klik op de knop om uw aanvraag in te dienen bij de coördinator van het BIN.'],
    submit: 'Ja, ik wil aansluiten',
  },
  confirmed: {
    title: 'Uw aanvraag is ingediend',
    text: [
      'Bedankt. De coördinator van het BIN kijkt uw aanvraag na en u krijgt daarna bericht.',
      'U bent nog geen lid. Tot dan krijgt u geen oproepen.',
    ],
  },
  deadLink: {
    title: 'Deze link werkt niet meer',
    text: [
      'De link is verlopen, al gebruikt of vervangen door een nieuwere.',
      'Wilt u aansluiten? Vul het formulier opnieuw in. Lukt het niet, vraag dan hulp aan de coördinator van uw BIN.',
    ],
  },
  own: {
    title: 'Mijn gegevens',
    saved: 'Uw wijziging is bewaard.',
    stale:
      'Uw gegevens zijn intussen gewijzigd, in een ander venster of door de coördinator. Bovenaan ziet u wat nu bewaard is, in het formulier wat u invulde. Kijk het na en bewaar het opnieuw.',
    kept: 'Wat we van u bewaren',
    address: 'Adres',
    member: 'Lid van',
    coordinator: 'u bent coördinator',
    adjunct: 'u bent hulpcoördinator',
    houseRules: 'Huishoudelijk reglement',
    houseRulesOf: (version, date) => `versie ${version}, aanvaard op ${date}`,
    none: 'niet opgegeven',
    notCallable: (entered) => `${entered} (dit nummer kunnen we niet bellen: verbeter het hieronder)`,
    mobile: 'gsm',
    fixed: 'vaste lijn',
    change: 'Verbeteren',
    changeHint: 'Een nieuw e-mailadres of gsm-nummer telt pas als u het bevestigd hebt.',
    save: 'Bewaren',
    waitingEmail: (address) =>
      `Uw nieuwe e-mailadres ${address} telt nog niet: klik op de link in de mail die we erheen stuurden.`,
    waitingPhone: (number) => `Uw nieuwe gsm-nummer ${number} telt nog niet: vul de code in die we u per sms stuurden.`,
    numberTaken: 'Dit nummer staat al bij een ander lid van dit BIN. Vraag de coördinator om hulp.',
    alerts: 'De laatste oproepen',
    noAlerts: 'U werd nog niet opgeroepen.',
    live: 'Oproep',
    test: 'Testoproep',
    outcomes: {
      acknowledged: 'u bevestigde met 1',
      unconfirmed: 'u kreeg het bericht en drukte geen 1',
      voicemail: 'uw voicemail nam op',
      'no-answer': 'u nam niet op',
      busy: 'uw lijn was bezet',
      unreachable: 'uw nummer was niet te bereiken',
      failed: 'de oproep mislukte door een storing',
      cancelled: 'de oproep werd stopgezet',
      running: 'de oproep loopt nog',
    },
    texted: 'u kreeg een sms',
    download: 'Downloaden',
    downloadHint: 'Al uw gegevens in één bestand (JSON), om te bewaren of door te geven.',
    downloadSubmit: 'Mijn gegevens downloaden',
    leave: 'Het BIN verlaten',
    leaveHint: 'U krijgt dan geen oproepen en berichten meer, en uw gegevens worden gewist.',
    leaveSubmit: 'Ik wil het BIN verlaten',
    fileName: 'mijn-gegevens',
  },
  confirmContact: {
    title: 'Uw nieuwe e-mailadres bevestigen',
    text: ['Klik op de knop. Vanaf dan sturen we de berichten van het BIN naar dit adres.'],
    submit: 'Ja, dit is mijn adres',
  },
  contactConfirmed: {
    title: 'Bevestigd',
    text: ['Vanaf nu bereiken we u zo. U hoeft niets meer te doen.'],
  },
  leaving: {
    title: (bin) => `Wilt u ${bin} verlaten?`,
    text: [
      'Uw naam, adres, telefoonnummer en e-mailadres worden meteen gewist. U wordt niet meer gebeld en krijgt geen berichten meer van dit BIN.',
      'Dit kan niet ongedaan gemaakt worden. Wilt u later terugkomen, vul dan het aansluitingsformulier opnieuw in.',
    ],
    coordinator:
      'U bent coördinator van dit BIN. Als u vertrekt, heeft het BIN geen coördinator meer; de Dienst Preventie van de politie wordt daarvan verwittigd.',
    submit: 'Ja, wis mijn gegevens',
    back: 'Nee, terug naar mijn gegevens',
    left: (bin) => ({
      title: `U hebt ${bin} verlaten`,
      text: ['Uw gegevens zijn gewist. Bedankt dat u er deel van was.'],
    }),
  },
  link: {
    title: 'Uw gegevens bekijken, verbeteren of wissen',
    text: [
      'Vul uw e-mailadres of gsm-nummer in. We sturen u een persoonlijke link, één voor elk BIN waarvan u lid bent.',
    ],
    deadLink: 'Deze link werkt niet meer. Vraag hieronder een nieuwe.',
    field: { label: 'E-mailadres of gsm-nummer' },
    submit: 'Stuur mij mijn link',
    sent: {
      title: 'Kijk in uw mailbox of uw gsm',
      text: [
        'Kennen we dit adres of nummer, dan is er nu een bericht met uw link naar onderweg.',
        'Niets gekregen? Misschien gaf u een ander adres of nummer op. Vraag het anders aan de coördinator van uw BIN.',
      ],
    },
  },
}
