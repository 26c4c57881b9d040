import type { RelayPageTexts } from './relay-page-texts.ts'

/** What the relay page says in Dutch. */
export const nl: RelayPageTexts = {
  locale: 'nl-BE',
  zone: (name) => `Politie ${name}`,
  ask: (bin, members) =>
    members === 1
      ? `De politie vraagt u dit bericht door te sturen naar het ene lid van ${bin} met een e-mailadres.`
      : `De politie vraagt u dit bericht door te sturen naar de ${members} leden van ${bin} met een e-mailadres.`,
  kept: (members) =>
    `${members === 1 ? '1 lid met een e-mailadres krijgt' : `${members} leden met een e-mailadres krijgen`} geen mail: uitgeschreven, of het adres werkt niet.`,
  relay: (members) => (members === 1 ? 'Doorsturen naar 1 lid' : `Doorsturen naar ${members} leden`),
  relayChanged: (members) =>
    members === 1 ? 'Uw tekst doorsturen naar 1 lid' : `Uw tekst doorsturen naar ${members} leden`,
  relayUnchanged: 'Toch ongewijzigd doorsturen',
  nobody: 'Geen enkel lid van dit BIN kan per mail bereikt worden. Er is niemand om het bericht naar door te sturen.',
  relayedTitle: 'Dit bericht is doorgestuurd',
  relayed: (moment, by, members) =>
    `Op ${moment}, door ${by}, naar ${members === 1 ? '1 lid' : `${members} leden`}. U hoeft niets meer te doen.`,
  relayedChanged: 'De leden kregen de gewijzigde tekst.',
  relayers: {
    mailbox: 'wie de mailbox van het BIN leest',
    coordinator: 'de coördinator',
    adjunct: 'de hulpcoördinator',
    prevention: 'de Dienst Preventie',
  },
  message: 'Dit krijgen uw leden',
  relayedMessage: 'Dit kregen uw leden',
  changedMessage: 'Dit krijgen uw leden: de tekst die u vroeg',
  original: 'Het bericht van de politie',
  change: {
    summary: 'Iets veranderen of toevoegen?',
    explain: 'Daarvoor is toestemming van de Dienst Preventie nodig. U krijgt het antwoord per mail.',
    title: 'Titel',
    text: 'Tekst',
    textHint: 'Geen namen en geen huisnummers. Tekens als ** en ## maken de opmaak; u mag ze weglaten.',
    motive: 'Waarom?',
    submit: 'Toestemming vragen',
  },
  social: {
    summary: 'Op sociale media plaatsen?',
    explain: 'Dat mag pas met toestemming van de Dienst Preventie, en alleen voor dit bericht.',
    motive: 'Waar, en waarom?',
    submit: 'Toestemming vragen',
  },
  optional: 'niet verplicht',
  requested: {
    change: (moment) =>
      `U vroeg op ${moment} toestemming voor een andere tekst. De Dienst Preventie heeft nog niet geantwoord.`,
    'social-media': (moment) =>
      `U vroeg op ${moment} toestemming voor sociale media. De Dienst Preventie heeft nog niet geantwoord.`,
  },
  granted: {
    change: (moment) => `De Dienst Preventie stond op ${moment} uw tekst toe.`,
    'social-media': (moment) =>
      `De Dienst Preventie stond op ${moment} toe dat u dit bericht op sociale media plaatst.`,
  },
  refused: {
    change: (moment) =>
      `De Dienst Preventie stond op ${moment} uw tekst niet toe. U kunt het bericht wel ongewijzigd doorsturen.`,
    'social-media': (moment) =>
      `De Dienst Preventie stond op ${moment} niet toe dat u dit bericht op sociale media plaatst.`,
  },
  reason: 'Reden',
  faultsTitle: 'Uw vraag is nog niet verstuurd',
  emptyTitle: 'Geef het bericht een titel.',
  emptyText: 'Schrijf het bericht.',
  unchanged: 'Deze tekst is gelijk aan het bericht. Verander iets, of stuur het ongewijzigd door.',
  tooLong: 'Deze tekst is te lang. Kort hem in tot 17.000 tekens.',
  confirm: (words) => `“${words}” is geen persoonsgegeven`,
  rules: {
    'house-number': 'Dit lijkt een huisnummer. Haal het weg, of bevestig dat het er geen is.',
    name: 'Dit lijkt de naam van een persoon. Haal hem weg, of bevestig dat het geen persoonsgegeven is.',
    phone: 'Dit lijkt een telefoonnummer. Haal het weg, of bevestig dat het van niemand is.',
    email: 'Dit lijkt een e-mailadres. Haal het weg, of bevestig dat het van niemand is.',
    plate: 'Dit lijkt een nummerplaat. Haal ze weg, of bevestig dat het er geen is.',
  },
  history: 'Wat er gebeurde',
  events: {
    sent: 'De Dienst Preventie stuurde het bericht naar de mailbox van het BIN',
    adjunct: 'Nog niet doorgestuurd: we vroegen het aan de hulpcoördinator',
    prevention: 'Nog niet doorgestuurd: we verwittigden de Dienst Preventie',
    asked: {
      change: 'Toestemming gevraagd voor een andere tekst',
      'social-media': 'Toestemming gevraagd voor sociale media',
    },
    granted: { change: 'Andere tekst toegestaan', 'social-media': 'Sociale media toegestaan' },
    refused: { change: 'Andere tekst niet toegestaan', 'social-media': 'Sociale media niet toegestaan' },
    relayed: (by) => `Doorgestuurd naar de leden door ${by}`,
  },
  obstacles: {
    asked: 'Deze toestemming is al gevraagd of gegeven.',
    tooOften: 'Voor dit bericht is al te vaak toestemming gevraagd. Bel de Dienst Preventie.',
    busy: 'Anderen waren net met dit bericht bezig. Probeer het opnieuw.',
    noPermit: 'Voor een andere tekst is er geen toestemming.',
  },
  badLink: {
    title: 'Deze link werkt niet meer',
    text: 'Hij is verlopen, onvolledig, of niet meer voor u bestemd. Neem de link uit de laatste mail, of vraag de Dienst Preventie om het bericht opnieuw te sturen.',
  },
}
