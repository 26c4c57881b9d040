import { describe, expect, it } from 'vitest'
import { readHeader } from '#directory/lists/list-columns.ts'
import { type ListRow, openList } from '#directory/lists/read-list.ts'
import { readPeople } from '#directory/lists/read-people.ts'

async function rowsOf(text: string): Promise<readonly ListRow[]> {
  const list = openList(text)
  if (list.kind !== 'list') throw new Error(list.kind)
  const rows: ListRow[] = []
  for await (const row of list.rows()) rows.push(row)
  return rows
}

const HEADER = 'naam;straat;nr;telefoon'

describe('the separator', () => {
  it.each([';', ',', '\t'] as const)('%j is found by the header', (separator) => {
    const list = openList([HEADER, 'An;Kerkstraat;1;0'].join('\n').replaceAll(';', separator))
    expect(list).toMatchObject({ kind: 'list', separator })
  })

  it('is what the first line of Excel says, and that line is no row', async () => {
    const text = `sep=,\r\nnaam,straat,nr,telefoon\r\n"Peeters; An",Kerkstraat,1,0\r\n`
    expect(openList(text)).toMatchObject({ separator: ',' })
    expect(await rowsOf(text)).toEqual([{ line: 2, cells: ['Peeters; An', 'Kerkstraat', '1', '0'] }])
  })

  it('is not fooled by others within the cells', () => {
    expect(openList('naam;straat;nummer;gsm;opmerking, vraag, e-mail, taal\nAn;x, y, z;1;0;a,b,c')).toMatchObject({
      separator: ';',
    })
  })
})

describe('the number of a row', () => {
  it('is the one that Excel shows: a cell of several lines is in one row, and an empty row counts', async () => {
    const text = `${HEADER}\r\nAn;"Kerkstraat\r\nachteraan";1;0\r\n\r\n;;;\r\nPiet;Dorp;2;0\r\n`
    expect((await rowsOf(text)).map(({ line }) => line)).toEqual([2, 5])
  })

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is right with %s', async (_, end) => {
    const rows = await rowsOf([HEADER, 'An;Kerkstraat;1;0', 'Piet;Dorp;2;0', ''].join(end))
    expect(rows).toEqual([
      { line: 2, cells: ['An', 'Kerkstraat', '1', '0'] },
      { line: 3, cells: ['Piet', 'Dorp', '2', '0'] },
    ])
  })

  it('is right below a title', async () => {
    const text = `Ledenlijst BIN Peperstraat;;;\n;;;\n${HEADER}\nAn;Kerkstraat;1;0`
    expect(await rowsOf(text)).toEqual([{ line: 4, cells: ['An', 'Kerkstraat', '1', '0'] }])
  })
})

describe('a cell', () => {
  it('keeps quotation marks that stand within it', async () => {
    const [row] = await rowsOf(`${HEADER}\nJan "De Bakker" Peeters;"zegt ""ja""";1;0`)
    expect(row?.cells.slice(0, 2)).toEqual(['Jan "De Bakker" Peeters', 'zegt "ja"'])
  })

  it('loses the apostrophe by which it was made text', async () => {
    const [row] = await rowsOf(`${HEADER}\n'=An;'t Hof;'12/1;'0477123456`)
    expect(row?.cells).toEqual(['=An', "'t Hof", '12/1', '0477123456'])
  })

  it.each([0, 1, 2, 3])('keeps every sign of a long list, wherever it is cut to be read (%i)', async (shift) => {
    const name = '𝓐𝓷 😀 é'.repeat(10)
    const rows = await rowsOf(`${HEADER}${' '.repeat(shift)}\n${`${name};x;1;\n`.repeat(2000)}`)
    expect(rows).toHaveLength(2000)
    expect(rows.filter(({ cells }) => cells[0] !== name)).toEqual([])
  })

  it('that begins with a quotation mark and never ends is named by its row', async () => {
    const text = `${HEADER}\nAn;Kerkstraat;1;0\n"Piet;Dorp;2;0\nRita;Dorp;3;0\n`
    expect(await readPeople(Buffer.from(text))).toEqual({ kind: 'faulty', fault: { kind: 'unreadable', line: 3 } })
  })
})

describe('a header', () => {
  const fieldsOf = (header: string) =>
    Object.fromEntries(readHeader(header.split(';')).used.map(({ field, header: own }) => [field, own]))

  it.each([
    [
      'Dutch',
      'Naam;Straat;Nr.;Bus;GSM;E-mail;Taal',
      ['name', 'street', 'houseNumber', 'box', 'phone', 'email', 'language'],
    ],
    [
      'French',
      'Nom;Prénom;Rue;N°;Boîte;Téléphone;Courriel;Langue',
      ['lastName', 'firstName', 'street', 'houseNumber', 'box', 'phone', 'email', 'language'],
    ],
    [
      'German',
      'Nachname;Vorname;Straße;Hausnr.;Telefon;E-Mail-Adresse;Sprache',
      ['lastName', 'firstName', 'street', 'houseNumber', 'phone', 'email', 'language'],
    ],
    [
      'English',
      'Full name;STREET;House number;Mobile;E-mail address',
      ['name', 'street', 'houseNumber', 'phone', 'email'],
    ],
  ])('in %s is understood', (_, header, fields) => {
    expect(Object.keys(fieldsOf(header)).toSorted()).toEqual(fields.toSorted())
    expect(readHeader(header.split(';')).ignored).toEqual([])
  })

  it('in any order and any writing', () => {
    expect(fieldsOf('TEL. ; huis-nummer ;  STRAAT;naam')).toEqual({
      phone: 'TEL.',
      houseNumber: 'huis-nummer',
      street: 'STRAAT',
      name: 'naam',
    })
  })

  it('takes Naam for the family name where there is a first name', () => {
    expect(fieldsOf('Naam;Voornaam;Straat')).toMatchObject({ lastName: 'Naam', firstName: 'Voornaam' })
    expect(fieldsOf('Volledige naam;Voornaam;Straat')).toEqual({ name: 'Volledige naam', street: 'Straat' })
  })

  it('asks the mobile number before the other', () => {
    const { used } = readHeader(['naam', 'straat', 'telefoon', 'gsm'])
    expect(used.filter(({ field }) => field === 'phone').map(({ header }) => header)).toEqual(['gsm', 'telefoon'])
  })

  it('takes Nr before the street for a counter', () => {
    expect(fieldsOf('Nr;Naam;Straat;Huisnr;Gsm')).toMatchObject({ houseNumber: 'Huisnr' })
    expect(readHeader(['Nr', 'Naam', 'Adres', 'Gsm']).ignored).toEqual(['Nr'])
  })

  it('says what it ignores', () => {
    expect(readHeader(['naam', 'straat', 'geboortedatum', '', 'gsm', 'opmerking']).ignored).toEqual([
      'geboortedatum',
      'opmerking',
    ])
  })

  it('without what a list must have is refused, with what was found', () => {
    expect(openList('naam;gsm\nAn;0')).toMatchObject({
      kind: 'columns-missing',
      missing: ['street'],
      header: { headers: ['naam', 'gsm'] },
    })
    expect(openList('naam;straat;nr\nAn;x;1')).toMatchObject({ kind: 'columns-missing', missing: ['contact'] })
    expect(openList('Jan;Kerkstraat;12\nAn;x;1')).toEqual({ kind: 'no-header', found: ['Jan', 'Kerkstraat', '12'] })
  })
})

describe('a list of more than 20,000 rows', () => {
  it('is read to 20,000; of the rows beyond each is known, and many more are refused whole', async () => {
    const list = (rows: number) => Buffer.from(`${HEADER}\n${'An;Kerkstraat;1;\n'.repeat(rows)}`)
    const read = await readPeople(list(20_002))
    if (read.kind !== 'read') throw new Error(read.kind)
    expect(read.people).toHaveLength(20_000)
    expect(read.beyond.map(({ line }) => line)).toEqual([20_002, 20_003])
    expect(await readPeople(list(25_001))).toMatchObject({ fault: { kind: 'too-many-rows' } })
  })
})
