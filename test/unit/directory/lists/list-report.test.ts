import { describe, expect, it } from 'vitest'
import { ImportReport } from '#contract/member-list-api.ts'
import { decodeList } from '#directory/lists/decode-list.ts'
import { describeListFault } from '#directory/lists/list-faults.ts'
import { reportImport, tabulateRefused } from '#directory/lists/list-report.ts'
import { openList } from '#directory/lists/read-list.ts'
import { readPeople } from '#directory/lists/read-people.ts'
import type { Member } from '#directory/member.ts'
import { toCsv } from '#lists/csv.ts'
import { aMember } from '../../../support/directory-builders.ts'
import { bin, plan, shortly } from './planned.ts'

async function imported(list: string, members: readonly Member[] = []) {
  const read = await readPeople(Buffer.from(list))
  if (read.kind !== 'read') throw new Error(JSON.stringify(read.fault))
  const { encoding, list: opened } = read
  const rows = await plan(list, members)
  const { header, separator } = opened
  return { dryRun: true, encoding, header, separator, rows, total: rows.length, notInFile: [] }
}

const HEADER = 'naam;straat;nr;gsm;opmerking'

describe('a report', () => {
  it('says what was read as what, what was ignored, and every fault of every row', async () => {
    const report = reportImport(await imported(`${HEADER}\nAn Peeters;Dorp;1;0470 12 34 56;\nP;;;;x`))
    expect(ImportReport.parse(report)).toEqual({
      dryRun: true,
      separator: ';',
      encoding: 'UTF-8',
      columns: {
        used: [
          { column: 'straat', readAs: 'straat' },
          { column: 'gsm', readAs: 'telefoon' },
          { column: 'naam', readAs: 'naam' },
          { column: 'nr', readAs: 'huisnummer' },
        ],
        ignored: ['opmerking'],
      },
      rows: { total: 2, added: 1, changed: 0, unchanged: 0, refused: 1 },
      changes: [],
      notInFile: 0,
      membersNotInFile: [],
      refused: [{ line: 3, column: 'naam', code: 'bad-name', value: 'P', reason: 'Een naam heeft 2 tot 100 tekens.' }],
      warnings: [
        {
          kind: 'acceptance-not-said',
          members: 1,
          message:
            'Van 1 lid zegt de lijst niet wanneer het het huisreglement aanvaardde; genoteerd wordt de dag van de invoer, op uw woord.',
        },
      ],
      complete: true,
    })
  })

  it('says of how many the list does not tell when they accepted the house rules, and how many cannot be called', async () => {
    const columns = 'naam;straat;nr;gsm;e-mail;kanaal;reglement aanvaard op'
    const list = `${columns}
An;Dorp;1;0470 12 34 56;;bellen;2024-05-01
Bo;Dorp;2;;bo@b.be;bellen;
Cy;Dorp;3;;cy@b.be;;
Di;Dorp;4;;di@b.be;;01/02/2023
Ed;Dorp;5;;;bellen;`
    expect(reportImport(await imported(list)).warnings).toEqual([
      {
        kind: 'acceptance-not-said',
        members: 2,
        message:
          'Van 2 leden zegt de lijst niet wanneer ze het huisreglement aanvaardden; genoteerd wordt de dag van de invoer, op uw woord.',
      },
      { kind: 'no-phone', members: 3, message: '3 leden kunnen niet gebeld worden: geen telefoonnummer.' },
    ])
    const known = aMember({ binId: bin.binId, name: 'Bo', street: 'Dorp', houseNumber: '2', email: 'bo@b.be' })
    const { phone: _phone, ...unphoned } = known
    const again = await imported(`${columns}\nBo;Dorp;2;;bo@b.be;;`, [unphoned])
    expect(reportImport(again)).toMatchObject({
      rows: { unchanged: 1 },
      warnings: [{ kind: 'no-phone', members: 1, message: '1 lid kan niet gebeld worden: geen telefoonnummer.' }],
    })
  })

  it('that would not fit into an answer lists the first fault of each row, and says how many rows more there are', async () => {
    const { rows: _rows, ...about } = await imported(`${HEADER}\nAn Peeters;Dorp;1;0470 12 34 56;`)
    const fault = { code: 'bad-name', column: 'naam', value: '"naam"'.repeat(30), reason: 'é'.repeat(200) } as const
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      kind: 'refused' as const,
      row: { line: index + 2, cells: [] },
      faults: [fault, fault] as const,
    }))
    const report = reportImport({ ...about, rows, total: rows.length })
    expect(report.rows.refused).toBe(20_000)
    expect(Buffer.byteLength(JSON.stringify({ body: JSON.stringify(report) }))).toBeLessThan(6_000_000)
    expect(report.refused.length).toBeGreaterThan(8000)
    expect(report.refused.length + (report.moreRefused ?? 0)).toBe(20_000)
    expect(report.refused.every(({ value }) => value === undefined)).toBe(true)
  })
})

describe('the refused rows as a table', () => {
  it('are mended in Excel and sent again: what was added to them is ignored', async () => {
    const list = `${HEADER}\nAn Peeters;Dorp;1;0470 12 34 56;\n"Piet; Janssens";'12/1;3;0477 12 34 5;=1+1\n`
    const table = toCsv(tabulateRefused(await imported(list)))
    expect(table.split('\r\n')[0]).toBe(`\ufeff${HEADER};rij;kolom;reden`)
    expect(table.split('\r\n')[1]).toMatch(
      /^"Piet; Janssens";'12\/1;3;'0477 12 34 5;'=1\+1;3;gsm;0477 12 34 5 heeft een cijfer/,
    )
    expect(table.split('\r\n')).toHaveLength(3)
    const mended = table.replace("'0477 12 34 5;", '0477 12 34 57;')
    expect(openList(mended.slice(1))).toMatchObject({ header: { ignored: ['opmerking', 'rij', 'kolom', 'reden'] } })
    expect(shortly(await plan(mended))).toEqual(['added'])
  })

  it('stay apart from a row that has more cells than the header', async () => {
    const table = toCsv(tabulateRefused(await imported(`${HEADER}\nAn;Dorp;1;0470 12 34 56;x;y`)))
    const [header, row] = table.split('\r\n')
    expect(header?.split(';')).toHaveLength(9)
    expect(row?.split(';').slice(5, 7)).toEqual(['y', '2'])
  })
})

describe('a list that is refused whole', () => {
  const detailOf = (bytes: Buffer): string => {
    const decoded = decodeList(bytes)
    if (decoded.kind !== 'text') return describeListFault(decoded).detail
    const opened = openList(decoded.text)
    return opened.kind === 'list' ? '' : describeListFault(opened).detail
  }

  it.each([
    ['nothing', '', /leeg/],
    ['a workbook', 'PK\u0003\u0004', /rekenblad.*CSV UTF-8/],
    ['a form', '--abc\r\nContent-Disposition: form-data; name="a"\r\n\r\nnaam', /multipart/],
    ['mangled accents', 'naam;straat\nAndr\ufffd;x', /regel 2.*CSV UTF-8/],
    ['no header', 'An;Dorp;1', /titelrij.*Gevonden: An, Dorp, 1/],
    ['a column too few', 'naam;straat;nr', /ontbreekt.*telefoon of e-mail.*Gevonden: naam, straat, nr/],
  ])('says what to do: %s', (_, text, words) => {
    expect(detailOf(Buffer.from(text))).toMatch(words)
  })
})
