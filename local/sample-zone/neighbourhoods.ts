import type { Bin, BinStreet } from '#directory/bin.ts'
import type { Reach } from './people.ts'

/** What a BIN of the sample zone is made from. */
export interface Neighbourhood {
  /** In e-mail addresses, and the seed of everything drawn for this BIN: renaming it changes its people. */
  readonly slug: string
  readonly name: string
  readonly municipality: string
  /** Longitude and latitude of the middle, in degrees. */
  readonly centre: readonly [longitude: number, latitude: number]
  /** Metres from the middle to the farthest corner of the area. */
  readonly radius: number
  readonly streets: Streets
  readonly members: number
  /** `clean`: every member can be phoned. `lifelike`: some chose texts, some gave no number or a wrong one. */
  readonly people: 'clean' | 'lifelike'
  /** How those who come after coordinator and adjuncts can be reached. */
  readonly special?: readonly Reach[]
  readonly type?: Bin['type']
  readonly language?: Bin['language']
  readonly status?: Bin['status']
  readonly textAfterMissedRetry?: boolean
}

type Streets = readonly [BinStreet, ...BinStreet[]]

/** Streets in a part of the municipality that has a name of its own. */
function inPart(subMunicipality: string, [first, ...others]: Streets): Streets {
  const there = (street: BinStreet): BinStreet => ({ ...street, subMunicipality })
  return [there(first), ...others.map(there)]
}

/** The BINs: real places, streets as they are called there or could be, people and areas made up. */
export const neighbourhoods = {
  peperstraat: {
    slug: 'peperstraat',
    name: 'Peperstraat en omgeving',
    municipality: 'Zoersel',
    centre: [4.7125, 51.2685],
    radius: 450,
    streets: [
      { name: 'Peperstraat' },
      { name: 'Zoutstraat' },
      { name: 'Kruidenlaan' },
      { name: 'Kerkstraat', from: 1, to: 61, parity: 'odd' },
      { name: 'Dorp', from: 2, to: 48, parity: 'even' },
    ],
    // The sample alert calls 94 people.
    members: 94,
    people: 'clean',
  },
  gravenwezel: {
    slug: 's-gravenwezel',
    name: "'s-Gravenwezel-Centrum",
    municipality: 'Schilde',
    centre: [4.559, 51.262],
    radius: 700,
    streets: inPart("'s-Gravenwezel", [
      { name: 'Kerkstraat' },
      { name: 'Wijnegemsteenweg', from: 1, to: 180 },
      { name: 'Gillès de Pélichylei' },
      { name: 'Kasteeldreef' },
      { name: 'Sint-Jobsteenweg', from: 1, to: 99 },
      { name: 'Lindenstraat' },
      { name: 'Schoolstraat' },
      { name: 'Wilgendreef' },
    ]),
    members: 450,
    people: 'clean',
  },
  brecht: {
    slug: 'brecht-centrum',
    name: 'Brecht-Centrum',
    municipality: 'Brecht',
    centre: [4.64, 51.35],
    radius: 600,
    streets: [
      { name: 'Gemeenteplaats' },
      { name: 'Molenstraat' },
      { name: 'Kerkstraat' },
      { name: 'Biest' },
      { name: 'Lessiusstraat' },
      { name: 'Schoolstraat' },
    ],
    members: 86,
    people: 'lifelike',
  },
  sintLenaarts: {
    slug: 'sint-lenaarts',
    name: 'Sint-Lenaarts-Dorp',
    municipality: 'Brecht',
    centre: [4.682, 51.348],
    radius: 650,
    streets: inPart('Sint-Lenaarts', [
      { name: 'Dorpsstraat' },
      { name: 'Kerkstraat', from: 1, to: 75 },
      { name: 'Houtstraat' },
      { name: 'Kloosterstraat' },
      { name: 'Hoogstraatsebaan', from: 2, to: 120, parity: 'even' },
    ]),
    members: 141,
    people: 'lifelike',
  },
  eikenlei: {
    slug: 'sint-job-eikenlei',
    name: "Sint-Job-in-'t-Goor Eikenlei",
    municipality: 'Brecht',
    centre: [4.568, 51.295],
    radius: 550,
    streets: inPart("Sint-Job-in-'t-Goor", [
      { name: 'Eikenlei' },
      { name: 'Beukenlei' },
      { name: 'Kerklei' },
      { name: 'Brugstraat' },
      { name: 'Handelslei', from: 1, to: 89, parity: 'odd' },
    ]),
    members: 112,
    people: 'lifelike',
    textAfterMissedRetry: false,
  },
  sintJobNoord: {
    slug: 'sint-job-noord',
    name: "Sint-Job-in-'t-Goor Noord",
    municipality: 'Brecht',
    centre: [4.582, 51.309],
    radius: 500,
    streets: inPart("Sint-Job-in-'t-Goor", [
      { name: 'Heidelaan' },
      { name: 'Vaartstraat' },
      { name: 'Goorstraat' },
      { name: 'Zandstraat' },
    ]),
    members: 48,
    people: 'lifelike',
    status: 'starting',
  },
  oostmalle: {
    slug: 'oostmalle-dorp',
    name: 'Oostmalle-Dorp',
    municipality: 'Malle',
    centre: [4.736, 51.302],
    radius: 450,
    streets: inPart('Oostmalle', [
      { name: 'Turnhoutsebaan', from: 1, to: 140 },
      { name: 'Lierselei' },
      { name: 'Hoogstraatsebaan', from: 1, to: 119, parity: 'odd' },
      { name: 'Kerkstraat' },
      { name: 'Schoolstraat' },
      { name: 'Herentalsebaan', from: 1, to: 60 },
    ]),
    members: 178,
    people: 'lifelike',
  },
  westmalle: {
    slug: 'westmalle-kasteellaan',
    name: 'Westmalle Kasteellaan',
    municipality: 'Malle',
    centre: [4.69, 51.288],
    radius: 650,
    streets: inPart('Westmalle', [
      { name: 'Kasteellaan' },
      { name: 'Antwerpsesteenweg', from: 200, to: 420 },
      { name: 'Sint-Jozeflei' },
      { name: 'Molenstraat' },
      { name: 'Dennenlaan' },
      { name: 'Nachtegalendreef' },
    ]),
    members: 203,
    people: 'lifelike',
  },
  handelskern: {
    slug: 'handelskern-malle',
    name: 'Handelskern Malle',
    municipality: 'Malle',
    centre: [4.722, 51.297],
    radius: 350,
    streets: inPart('Oostmalle', [
      { name: 'Antwerpsesteenweg', from: 1, to: 199 },
      { name: 'Ambachtsstraat' },
      { name: 'Nijverheidsstraat' },
    ]),
    members: 57,
    people: 'lifelike',
    type: 'BIN-Z',
  },
  schildeBergen: {
    slug: 'schilde-bergen',
    name: 'Schilde-Bergen',
    municipality: 'Schilde',
    centre: [4.583, 51.241],
    radius: 700,
    streets: [
      { name: 'Turnhoutsebaan', from: 100, to: 380 },
      { name: 'Bergendreef' },
      { name: 'Wisselstraat' },
      { name: 'Molenstraat' },
      { name: 'De Zetten' },
      { name: 'Vennebosdreef' },
    ],
    members: 236,
    people: 'lifelike',
  },
  puttenhof: {
    slug: 'puttenhof',
    name: 'Puttenhof',
    municipality: 'Schilde',
    centre: [4.605, 51.249],
    radius: 350,
    streets: [{ name: 'Puttenhoflaan' }, { name: 'Waterstraat' }, { name: 'Acacialaan' }],
    members: 34,
    people: 'lifelike',
    // No BIN of Voorkempen speaks French; one here does, so that the language of a BIN is seen to work.
    language: 'fr',
  },
  halle: {
    slug: 'halle-dorp',
    name: 'Halle-Dorp',
    municipality: 'Zoersel',
    centre: [4.652, 51.241],
    radius: 600,
    streets: inPart('Halle', [
      { name: 'Halle-Dorp' },
      { name: 'Kerkstraat', from: 62, to: 160 },
      { name: 'Lotelinglaan' },
      { name: 'Sint-Martinusstraat' },
      { name: 'Driehoekstraat' },
    ]),
    members: 127,
    people: 'lifelike',
  },
  sintAntonius: {
    slug: 'sint-antonius',
    name: 'Sint-Antonius',
    municipality: 'Zoersel',
    centre: [4.668, 51.254],
    radius: 600,
    streets: inPart('Sint-Antonius', [
      { name: 'Handelslei' },
      { name: 'Sint-Teunisstraat' },
      { name: 'Kapellei', from: 1, to: 90 },
      { name: 'Emiel Vermeulenstraat' },
      { name: 'Raymond Delbekestraat' },
    ]),
    members: 164,
    people: 'lifelike',
    special: ['text', 'mistyped', 'none'],
  },
  zoerselhof: {
    slug: 'zoerselhof',
    name: 'Zoerselhof',
    municipality: 'Zoersel',
    centre: [4.683, 51.273],
    radius: 500,
    streets: [{ name: 'Zoerselhofdreef' }, { name: 'Boshuisweg' }, { name: 'Rodendijk', from: 1, to: 40 }],
    members: 30,
    people: 'lifelike',
  },
} as const satisfies Record<string, Neighbourhood>

/** A BIN as large as a measurement asks for; no neighbourhood of this size exists. */
export function trialNeighbourhood(members: number): Neighbourhood {
  return {
    slug: 'proefwijk',
    name: 'Proefwijk Voorkempen',
    municipality: 'Malle',
    centre: [4.695, 51.318],
    radius: 900,
    streets: [{ name: 'Proeflaan' }, { name: 'Meetstraat' }, { name: 'Tellersdreef' }, { name: 'Lange Rij' }],
    members,
    people: 'clean',
  }
}
