import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BinId } from '#contract/ids.ts'
import type { MemberView } from '#contract/member-api.ts'
import type { ImportReport } from '#contract/member-list-api.ts'
import { aBin } from '../support/directory-builders.ts'
import { type Answer, Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'

let town: Neighbourhood
beforeAll(async () => {
  town = await Neighbourhood.start()
})
afterAll(() => town?.close())

/** A BIN without members in the sample zone. */
async function settle(): Promise<BinId> {
  const bin = aBin({ zoneId: town.zone.zone.zoneId, adjunctIds: [] })
  await town.settle({ bins: [bin] })
  return bin.binId
}

interface Sending {
  readonly query?: string
  readonly type?: string
  readonly accept?: string
}

/** Sends a list as the coordinator of the BIN. */
async function send<Body = ImportReport & ProblemBody>(
  binId: BinId,
  list: string | Buffer,
  { query = '', type = 'text/csv', accept = 'application/json' }: Sending = {},
): Promise<Answer<Body>> {
  const token = await town.token('coordinator', { bins: [binId] })
  const response = await fetch(`${town.url}/v1/bins/${binId}/members/import${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type, accept },
    body: typeof list === 'string' ? list : new Uint8Array(list),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body }
}

async function exportOf(binId: BinId): Promise<Answer<string>> {
  return town.as<string>('prevention', 'GET', `/v1/bins/${binId}/members/export`)
}

async function membersOf(binId: BinId): Promise<readonly MemberView[]> {
  const { body } = await town.as<{ items: MemberView[] }>('prevention', 'GET', `/v1/bins/${binId}/members?limit=500`)
  return body.items
}

/** As Excel in Belgium saves "CSV (gescheiden door lijstscheidingsteken)". */
const windows1252 = (text: string) => Buffer.from(text, 'latin1')

const LIST = [
  'Naam;Voornaam;Straat;Nr;Bus;GSM;E-mail;Taal;Geboortejaar',
  'Lefèvre;André;Sint-Jansstraat;12;3;477123001;andre@example.org;FR;1950',
  'Peeters;"An ""Ans""";Kerkstraat;7A;;0477/12.30.02;;;1961',
  ';;;;;;;;',
  'Janssens;Piet;Kerkstraat;9;;0477 12 30 0;piet@example.org;;1970',
  'Claes;Rita;Kerkstraat 11;;;4,77E+08;;nl;',
  'Maes;Jo;Dorp;1;;;jo.maes@example.org;nl;1999',
].join('\r\n')

describe('a list from Excel', () => {
  it('is tried, sent, sent again, taken back to Excel and sent once more', async () => {
    const binId = await settle()
    const asBytes = { type: 'application/octet-stream' }
    const tried = await send(binId, windows1252(LIST), { ...asBytes, query: '?dryRun=true' })
    expect(tried.body).toMatchObject({
      dryRun: true,
      separator: ';',
      encoding: 'Windows-1252',
      columns: { ignored: ['Geboortejaar'] },
      rows: { total: 5, added: 3, changed: 0, unchanged: 0, refused: 2 },
      refused: [
        { line: 5, column: 'GSM', value: '0477 12 30 0', reason: expect.stringContaining('een cijfer te weinig') },
        { line: 6, column: 'GSM', code: 'phone-not-a-number', reason: expect.stringContaining('Tekst') },
      ],
      warnings: [
        { kind: 'acceptance-not-said', members: 3 },
        { kind: 'no-phone', members: 1 },
      ],
      complete: true,
    })
    expect(await membersOf(binId)).toEqual([])

    const sent = await send(binId, windows1252(LIST), asBytes)
    expect(sent.body).toEqual({ ...tried.body, dryRun: false })
    const members = await membersOf(binId)
    expect(
      members.map(({ name, street, houseNumber, phone, language }) => [name, street, houseNumber, phone, language]),
    ).toEqual([
      ['An "Ans" Peeters', 'Kerkstraat', '7A', '+32477123002', 'nl'],
      ['André Lefèvre', 'Sint-Jansstraat', '12 bus 3', '+32477123001', 'fr'],
      ['Jo Maes', 'Dorp', '1', undefined, 'nl'],
    ])

    const before = await town.directory()
    const again = await send(binId, LIST)
    expect(again.body.rows).toEqual({ total: 5, added: 0, changed: 0, unchanged: 3, refused: 2 })
    const list = await exportOf(binId)
    expect(list.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(list.headers.get('content-disposition')).toContain('attachment')
    expect(list.body.split('\r\n')[1]).toMatch(
      /^mbr_\w{26};"An ""Ans"" Peeters";Kerkstraat;7A;0477\/12\.30\.02;;nl;bellen;nee;/,
    )
    const back = await send(binId, list.body)
    expect(back.body).toMatchObject({ rows: { total: 3, unchanged: 3 }, notInFile: 0, refused: [] })
    expect(await town.directory()).toEqual(before)

    const named = /Lefèvre|Maes|Janssens|Claes|47712300|jo\.maes|Sint-Jansstraat/
    expect(town.log.filter((line) => named.test(line))).toEqual([])
    const audit = before.items.filter((item) => item.includes('members-imported') && item.includes(binId))
    expect(audit).toHaveLength(1)
    expect(audit.filter((item) => named.test(item))).toEqual([])
  })

  it('in which the gateway lost the accents is refused whole, and says how to save it', async () => {
    const binId = await settle()
    const answer = await send(binId, windows1252(LIST))
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'bad-list', detail: expect.stringContaining('CSV UTF-8') },
    })
    expect(await membersOf(binId)).toEqual([])
  })

  it('without the columns it needs is refused whole, and says what was found and what is needed', async () => {
    const answer = await send(await settle(), 'naam,woonplaats,gsm\nAn Peeters,Brecht,0477123001\n')
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'bad-list', found: ['naam', 'woonplaats', 'gsm'], missing: ['straat'] },
    })
  })

  it('gives its refused rows back as a table, which is mended and sent', async () => {
    const binId = await settle()
    const refused = await send<string>(binId, LIST, { accept: 'text/csv' })
    expect(refused.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const mended = refused.body.replace("'0477 12 30 0;", '0477 12 30 03;').replace("'4,77E+08", '0477 12 30 04')
    expect((await send(binId, mended)).body.rows).toEqual({ total: 2, added: 2, changed: 0, unchanged: 0, refused: 0 })
    expect(await membersOf(binId)).toHaveLength(5)
  })
})

describe('somebody who left', () => {
  it('is not brought back by the list that still names them; the report says since when', async () => {
    const binId = await settle()
    await send(binId, LIST)
    const andre = (await membersOf(binId)).find(({ name }) => name.startsWith('André'))!
    const path = `/v1/bins/${binId}/members/${andre.id}`
    const { headers } = await town.as('prevention', 'GET', path)
    await town.as('prevention', 'DELETE', path, undefined, { 'if-match': headers.get('etag') ?? '' })

    const list = await send(binId, LIST)
    expect(list.body).toMatchObject({ rows: { total: 5, added: 0, unchanged: 2, refused: 3 } })
    const today = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeZone: 'Europe/Brussels' }).format()
    expect(list.body.refused[0]).toMatchObject({ line: 2, code: 'member-left', reason: expect.stringContaining(today) })
    // The address alone is enough to be known by.
    const other = await send(binId, 'naam;straat;nr;gsm;mail\nAndré Lefèvre;Dorp;3;0477 99 00 01;Andre@example.org')
    expect(other.body.refused).toMatchObject([{ line: 2, column: 'mail', code: 'member-left' }])
    expect((await membersOf(binId)).map(({ name }) => name)).not.toContain('André Lefèvre')
  })
})

describe('the lists of the sample zone', () => {
  it('go out and come back without changing anything, special cases and all', async () => {
    for (const { binId } of town.zone.bins) {
      const members = town.membersOf(binId)
      const list = await exportOf(binId)
      const token = await town.token('prevention')
      const answer = await town.request<ImportReport>(
        'POST',
        `/v1/bins/${binId}/members/import?dryRun=true`,
        list.body,
        { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
      )
      const { total, unchanged } = answer.body.rows
      expect({ total, unchanged, refused: answer.body.refused }).toEqual({
        total: members.length,
        unchanged: members.length,
        refused: [],
      })
    }
  })
})

describe('an import that dies half-way', () => {
  it('leaves nothing that the next report does not name', async () => {
    const binId = await settle()
    const list = [
      'naam;straat;nr;gsm',
      ...Array.from({ length: 30 }, (_, i) => `Lid Nummer${i};Dorp;1;0477 13 00 ${10 + i}`),
    ]
    await town.faults({ kill: [{ function: 'import-members', call: 'dynamodb:BatchWriteItem', when: 'before' }] })
    expect((await send(binId, list.join('\n'))).status).toBe(500)
    await town.faults({})
    // Their numbers are claimed for somebody who may still be writing them; a minute later nobody is.
    const repeat = await send(binId, list.join('\n'))
    const added = (await membersOf(binId)).length
    const { rows, refused } = repeat.body
    expect(rows.added + rows.unchanged).toBe(added)
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 30 - added }, () => 'number-busy'))
  })
})
