import { fold } from './listed-words.ts'

/** What a column of a list can hold. */
export type ListField =
  | 'id'
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'street'
  | 'houseNumber'
  | 'box'
  | 'phone'
  | 'email'
  | 'language'
  | 'channel'
  | 'wantsNews'
  | 'houseRulesVersion'
  | 'houseRulesAcceptedAt'

/** A column that is read: where it stands, counted from 0, and what its header says. */
export interface ListColumn {
  readonly field: ListField
  readonly index: number
  readonly header: string
}

/** What the header of a list says. */
export interface ListHeader {
  /** In the order in which they are asked: of two telephone columns the mobile one comes first. */
  readonly used: readonly ListColumn[]
  /** Headers of which nothing is read. */
  readonly ignored: readonly string[]
  /** All of them as they stand there. */
  readonly headers: readonly string[]
}

/** What a list must have and this one has not. */
export type MissingColumn = 'name' | 'street' | 'contact'

/**
 * What coordinators call their columns, in the languages of the country and English; capitals, accents, spaces and signs
 * aside. Within a field the likeliest come first.
 */
const SYNONYMS: Readonly<Record<ListField, readonly (readonly string[])[]>> = {
  id: [
    ['lidnummer', 'lidnr', 'lidid'],
    ['numerodemembre', 'mitgliedsnummer', 'mitgliedsnr', 'memberid', 'membernumber', 'id'],
  ],
  name: [
    ['volledigenaam', 'naamenvoornaam', 'voornaamennaam', 'voornaamnaam', 'naamvoornaam', 'nomcomplet', 'nometprenom'],
    ['nomprenom', 'prenomnom', 'prenometnom', 'vollername', 'namevorname', 'vornameundname', 'fullname', 'naamlid'],
    ['naam', 'nom', 'name', 'bewoner'],
  ],
  firstName: [['voornaam', 'prenom', 'vorname', 'firstname', 'givenname', 'roepnaam']],
  lastName: [['achternaam', 'familienaam', 'nomdefamille', 'nachname', 'familienname', 'lastname', 'surname']],
  street: [
    ['straat', 'straatnaam', 'rue', 'nomderue', 'strasse', 'strassenname', 'street', 'streetname'],
    ['straatennummer', 'straatnr', 'straatnummer', 'straathuisnummer', 'straathuisnr', 'rueetnumero', 'ruenumero'],
    ['strasseundnummer', 'strassehausnummer', 'strassehausnr', 'strassenr', 'streetandnumber', 'streetaddress'],
    ['adres', 'adresse', 'anschrift', 'address', 'woonplaatsadres', 'domicilie'],
  ],
  houseNumber: [
    ['huisnummer', 'huisnr', 'hausnummer', 'hausnr', 'numerodemaison', 'housenumber', 'housenr', 'houseno'],
    ['nummer', 'numero', 'number'],
    ['nr', 'no', 'n', 'num'],
  ],
  box: [['bus', 'busnummer', 'busnr', 'boite', 'bte', 'numerodeboite', 'briefkasten', 'box', 'appartement', 'apt']],
  phone: [
    ['gsm', 'gsmnummer', 'gsmnr', 'numerogsm', 'numerodegsm', 'gsm1', 'mobiel', 'mobielnummer', 'mobielnr', 'mobile'],
    [
      'mobilenumber',
      'mobilephone',
      'portable',
      'handy',
      'handynummer',
      'mobiltelefon',
      'mobilnummer',
      'cell',
      'cellphone',
    ],
    ['telefoon', 'telefoonnummer', 'telefoonnr', 'tel', 'telnr', 'telnummer', 'tel1', 'telefoon1', 'gsmtel', 'telgsm'],
    ['telefoongsm', 'gsmtelefoon', 'telephone', 'numerodetelephone', 'telefon', 'telefonnummer', 'telefonnr', 'phone'],
    [
      'phonenumber',
      'phoneno',
      'vastetelefoon',
      'vastelijn',
      'vast',
      'telefoonvast',
      'telvast',
      'fixe',
      'festnetz',
      'landline',
    ],
    ['telephonefixe', 'gsm2', 'tel2', 'telefoon2'],
  ],
  email: [
    [
      'email',
      'emailadres',
      'mail',
      'mailadres',
      'courriel',
      'adressemail',
      'adresseemail',
      'emailadresse',
      'mailadresse',
    ],
    ['courrierelectronique', 'adresseelectronique', 'emailaddress', 'email1', 'epost'],
  ],
  language: [['taal', 'taalkeuze', 'langue', 'sprache', 'language', 'lang']],
  channel: [['kanaal', 'canal', 'kanal', 'channel', 'oproepofsms', 'belofsms', 'bellenofsms', 'voorkeurkanaal']],
  wantsNews: [
    ['binnieuws', 'nieuws', 'nieuwsbrief', 'nouvelles', 'lettredinformation', 'nachrichten', 'newsletter', 'news'],
  ],
  houseRulesVersion: [['reglement', 'huishoudelijkreglement', 'versiereglement', 'reglementversie', 'houserules']],
  houseRulesAcceptedAt: [
    ['reglementaanvaardop', 'reglementaanvaard', 'aanvaardop', 'datumaanvaarding', 'datumreglement', 'reglementdatum'],
    [
      'reglementgetekendop',
      'getekendop',
      'reglementacceptele',
      'accepteele',
      'akzeptiertam',
      'acceptedat',
      'acceptedon',
    ],
  ],
}

const FIELDS: readonly ListField[] = [
  'id',
  'name',
  'firstName',
  'lastName',
  'street',
  'houseNumber',
  'box',
  'phone',
  'email',
  'language',
  'channel',
  'wantsNews',
  'houseRulesVersion',
  'houseRulesAcceptedAt',
]

interface Meaning {
  readonly field: ListField
  readonly rank: number
}

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  FIELDS.flatMap((field) =>
    SYNONYMS[field].flatMap((synonyms, rank) => synonyms.map((synonym) => [synonym, { field, rank }] as const)),
  ),
)

/** Reads a row as the header of a list. */
export function readHeader(cells: readonly string[]): ListHeader {
  const meant = cells.flatMap((cell, index) => {
    const meaning = MEANINGS.get(fold(cell))
    return meaning === undefined ? [] : [{ ...meaning, index, header: cell.trim() }]
  })
  const known = withoutCounter(withFamilyName(meant)).toSorted((a, b) => a.rank - b.rank || a.index - b.index)
  const asked = new Set<ListField>()
  const used = known.flatMap(({ field, index, header }) => {
    // A second number is one more way to reach somebody; a second name or street is a guess.
    if (asked.has(field) && field !== 'phone') return []
    asked.add(field)
    return [{ field, index, header }]
  })
  const read = new Set(used.map(({ index }) => index))
  const headers = cells.map((cell) => cell.trim())
  return { used, headers, ignored: headers.filter((header, index) => header !== '' && !read.has(index)) }
}

/** What is missing of what a list must have. */
export function findMissing({ used }: ListHeader): readonly MissingColumn[] {
  const has = (...fields: readonly ListField[]) => used.some(({ field }) => fields.includes(field))
  return [
    ...(has('name', 'lastName') ? [] : (['name'] as const)),
    ...(has('street') ? [] : (['street'] as const)),
    ...(has('phone', 'email') ? [] : (['contact'] as const)),
  ]
}

/** `Naam` beside `Voornaam` is the family name, as in most lists; a column that says it is the whole name is that. */
function withFamilyName<Column extends Meaning>(columns: readonly Column[]): readonly Column[] {
  const has = (wanted: ListField) => columns.some(({ field }) => field === wanted)
  const whole = columns.some(({ field, rank }) => field === 'name' && rank < PLAIN_NAME)
  if (whole || !has('firstName')) return columns.filter(({ field }) => !has('name') || !PARTS.includes(field))
  if (has('lastName')) return columns.filter(({ field }) => field !== 'name')
  return columns.map((column) => (column.field === 'name' ? { ...column, field: 'lastName' as const } : column))
}

const PARTS: readonly ListField[] = ['firstName', 'lastName']
/** The rank of `Naam`. */
const PLAIN_NAME = 2

/** `Nr` to the left of the street counts the rows; house numbers stand to the right of it. */
function withoutCounter<Column extends Meaning & { readonly index: number }>(
  columns: readonly Column[],
): readonly Column[] {
  const street = columns.find(({ field }) => field === 'street')
  return columns.filter(
    ({ field, rank, index }) =>
      field !== 'houseNumber' || rank < PLAIN_NUMBER || street === undefined || index > street.index,
  )
}

/** The rank of `Nr`. */
const PLAIN_NUMBER = 2

/** What a field is called in this list, or, where the list has no such column, in our own export. */
export function columnOf({ used }: Pick<ListHeader, 'used'>, field: ListField): string {
  const asWritten = (wanted: ListField) => used.find((column) => column.field === wanted)?.header
  const inPlace = { name: 'lastName', houseNumber: 'street', box: 'houseNumber' } as const
  const other = field === 'name' || field === 'houseNumber' || field === 'box' ? inPlace[field] : undefined
  return asWritten(field) ?? (other && asWritten(other)) ?? columnNames[field]
}

/** The columns of our own lists, in their order; a list of other columns is understood as well. */
export const columnNames = {
  id: 'lidnummer',
  name: 'naam',
  firstName: 'voornaam',
  lastName: 'achternaam',
  street: 'straat',
  houseNumber: 'huisnummer',
  box: 'bus',
  phone: 'telefoon',
  email: 'e-mail',
  language: 'taal',
  channel: 'kanaal',
  wantsNews: 'BIN-nieuws',
  houseRulesVersion: 'reglement',
  houseRulesAcceptedAt: 'reglement aanvaard op',
} as const satisfies Record<ListField, string>
