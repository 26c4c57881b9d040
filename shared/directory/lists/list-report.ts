import type { ImportReport } from '#contract/member-list-api.ts'
import type { Member } from '../member.ts'
import type { ListEncoding } from './decode-list.ts'
import type { ListHeader } from './list-columns.ts'
import { columnNames } from './list-columns.ts'
import type { PlannedRow } from './plan-import.ts'
import type { ListRow, Separator } from './read-list.ts'
import type { RowFault } from './row-faults.ts'

/** What a report is about. */
export interface Imported {
  readonly dryRun: boolean
  readonly encoding: ListEncoding
  readonly separator: Separator
  readonly header: ListHeader
  /** What came of each row that was reached, in their order. */
  readonly rows: readonly PlannedRow[]
  /** All rows, those that were not reached among them. */
  readonly total: number
  /** Members of whom no row speaks. */
  readonly notInFile: readonly Member[]
  /** The first row that was not reached. */
  readonly continueFromLine?: number
}

/** The most that Lambda answers is 6 MB; within its own JSON the quotation marks of ours take two bytes each. */
const MOST_ANSWER_BYTES = 4_800_000
const MOST_CHANGES = 1000
const MOST_NOT_IN_FILE = 100
/** Of a longer cell the beginning is enough to find it by. */
const MOST_VALUE_CHARACTERS = 60

/** Says what came of a list, row by row where a row was refused. */
export function reportImport(imported: Imported): ImportReport {
  const { dryRun, encoding, separator, header, rows, total, notInFile, continueFromLine } = imported
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 }
  for (const { kind } of rows) counts[kind] += 1
  return {
    dryRun,
    separator,
    encoding,
    columns: {
      used: header.used.map(({ header: column, field }) => ({ column, readAs: columnNames[field] })),
      ignored: [...header.ignored],
    },
    rows: { total, ...counts },
    changes: rows.flatMap((row) => (row.kind === 'changed' ? [changeOf(row)] : [])).slice(0, MOST_CHANGES),
    notInFile: notInFile.length,
    membersNotInFile: notInFile.slice(0, MOST_NOT_IN_FILE).map(({ memberId, name }) => ({ id: memberId, name })),
    ...listRefused(rows),
    warnings: warningsOf(rows),
    complete: continueFromLine === undefined,
    ...(continueFromLine === undefined ? {} : { continueFromLine }),
  }
}

/** What is taken over and yet looks better than it is; each only where it holds of somebody. */
function warningsOf(rows: readonly PlannedRow[]): ImportReport['warnings'] {
  const undated = rows.filter((row) => row.kind === 'added' && !row.saysWhenAccepted).length
  const unphoned = rows.filter((row) => row.kind !== 'refused' && row.member.phone === undefined).length
  return [
    { kind: 'acceptance-not-said' as const, members: undated, message: acceptanceNotSaid(undated) },
    { kind: 'no-phone' as const, members: unphoned, message: noPhone(unphoned) },
  ].filter(({ members }) => members > 0)
}

function acceptanceNotSaid(members: number): string {
  const whose =
    members === 1 ? 'Van 1 lid zegt de lijst niet wanneer het' : `Van ${members} leden zegt de lijst niet wanneer ze`
  const accepted = members === 1 ? 'aanvaardde' : 'aanvaardden'
  return `${whose} het huisreglement ${accepted}; genoteerd wordt de dag van de invoer, op uw woord.`
}

function noPhone(members: number): string {
  return `${members === 1 ? '1 lid kan' : `${members} leden kunnen`} niet gebeld worden: geen telefoonnummer.`
}

/** The refused rows as they stand in the list, each with what is wrong: to be mended in Excel and sent again. */
export function* tabulateRefused({ header, rows }: Pick<Imported, 'header' | 'rows'>): Generator<readonly string[]> {
  const refused = rows.filter((row) => row.kind === 'refused')
  const width = refused.reduce((most, { row }) => Math.max(most, row.cells.length), header.headers.length)
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, index) => cells[index] ?? '')
  yield [...padded(header.headers), 'rij', 'kolom', 'reden']
  let bytes = 0
  for (const [index, { row, faults }] of refused.entries()) {
    const reason = faults.map(({ reason: said }) => said).join(' ')
    const cells = [...padded(row.cells), String(row.line), faults[0]?.column ?? '', reason]
    bytes += Buffer.byteLength(cells.join(';'))
    if (bytes > MOST_ANSWER_BYTES) {
      yield [...padded([]), '', '', `Nog ${refused.length - index} rijen zijn geweigerd: verbeter eerst deze.`]
      return
    }
    yield cells
  }
}

type RefusedEntry = ImportReport['refused'][number]

/** Every fault of every row; where that would be more than can be answered, the first of each without what stands there. */
function listRefused(rows: readonly PlannedRow[]): Pick<ImportReport, 'refused' | 'moreRefused'> {
  const refused = rows.filter((row) => row.kind === 'refused')
  const all = refused.flatMap(({ row, faults }) => faults.map((fault) => entryOf(row, fault)))
  if (Buffer.byteLength(JSON.stringify(all)) <= MOST_ANSWER_BYTES) return { refused: all }
  const listed: RefusedEntry[] = []
  let bytes = 0
  for (const { row, faults } of refused) {
    const { value: _value, ...entry } = entryOf(row, faults[0])
    bytes += Buffer.byteLength(JSON.stringify(entry))
    if (bytes > MOST_ANSWER_BYTES) return { refused: listed, moreRefused: refused.length - listed.length }
    listed.push(entry)
  }
  return { refused: listed }
}

function entryOf({ line }: ListRow, { column, code, value, reason }: RowFault): RefusedEntry {
  return { line, column: shorten(column), code, ...(value === undefined ? {} : { value: shorten(value) }), reason }
}

function shorten(value: string): string {
  return value.length > MOST_VALUE_CHARACTERS ? `${value.slice(0, MOST_VALUE_CHARACTERS).toWellFormed()}…` : value
}

function changeOf({ row, member, fields }: Extract<PlannedRow, { readonly kind: 'changed' }>) {
  return { line: row.line, id: member.memberId, fields: [...fields] }
}
