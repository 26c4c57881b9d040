import { Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { parse as parseAtOnce } from 'csv-parse/sync'
import { unprotectCell } from '#lists/csv.ts'
import { findMissing, type ListHeader, type MissingColumn, readHeader } from './list-columns.ts'

/** What stands between the cells of a row. */
export type Separator = ';' | ',' | '\t'

/** A row of a list as it stands there; `line` is its number in Excel, where a row of several lines is one and an empty one counts. */
export interface ListRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A list whose header is understood. */
export interface OpenedList {
  readonly kind: 'list'
  readonly separator: Separator
  readonly header: ListHeader
  /** The rows below the header, those without anything in them left out; throws `UnreadableRow`. */
  rows(): AsyncIterable<ListRow>
}

export type OpeningResult =
  | OpenedList
  | { readonly kind: 'no-header'; readonly found: readonly string[] }
  | { readonly kind: 'columns-missing'; readonly missing: readonly MissingColumn[]; readonly header: ListHeader }

/** Thrown where a list cannot be read on: from `line` on nobody can tell where a cell ends. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow'
  readonly line: number

  constructor(line: number) {
    super(`row ${line} has no end`)
    this.line = line
  }
}

const SEPARATORS: readonly Separator[] = [';', ',', '\t']
/** Titles and empty rows may stand above the header. */
const LOOK_FOR_HEADER_IN = 15
/** A header has at least so many columns that we know; fewer are a title that happens to say "Straat". */
const LEAST_KNOWN = 2
/** A quotation mark that is never closed would otherwise make one cell of all that follows. */
const LARGEST_ROW = 20_000
const CHUNK = 65_536

/** Opens a list: finds its separator and its header, which stands in one of the first rows. */
export function openList(text: string): OpeningResult {
  const [declaration = '', declared] = /^"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n)/i.exec(text) ?? []
  const table = text.slice(declaration.length)
  const separators = SEPARATORS.some((one) => one === declared)
    ? SEPARATORS.filter((one) => one === declared)
    : SEPARATORS
  const tries = separators.map((separator) => findHeader(table, separator))
  const best = tries.reduce((one, other) => (other.header.used.length > one.header.used.length ? other : one))
  if (best.header.used.length < LEAST_KNOWN) return { kind: 'no-header', found: widest(tries).header.headers }
  const { separator, header, at } = best
  const missing = findMissing(header)
  if (missing.length > 0) return { kind: 'columns-missing', missing, header }
  return { kind: 'list', separator, header, rows: () => readRows(table, separator, at) }
}

interface HeaderFound {
  readonly separator: Separator
  readonly header: ListHeader
  /** The number of the row it stands in. */
  readonly at: number
}

function findHeader(table: string, separator: Separator): HeaderFound {
  const first = firstRows(table, separator)
  const found = first.map((cells, index) => ({ separator, header: readHeader(cells.map(tidy)), at: index + 1 }))
  const none = { separator, header: readHeader([]), at: 1 }
  return found.reduce(
    (one, other) => (other.header.used.length > one.header.used.length ? other : one),
    found[0] ?? none,
  )
}

function firstRows(table: string, separator: Separator): readonly (readonly string[])[] {
  // Where one of the rows has no end, the header may stand in those before it.
  for (let to = LOOK_FOR_HEADER_IN; to > 0; to -= 1) {
    try {
      return parseAtOnce(table, { ...optionsFor(separator), to })
    } catch (error) {
      if (!(error instanceof CsvError)) throw error
    }
  }
  return []
}

/** The reading that tells most columns apart: what the coordinator sees in Excel. */
function widest(tries: readonly HeaderFound[]): HeaderFound {
  const [first, ...others] = tries
  if (first === undefined) throw new Error('nothing was tried')
  return others.reduce((one, other) => (other.header.headers.length > one.header.headers.length ? other : one), first)
}

async function* readRows(table: string, separator: Separator, headerAt: number): AsyncGenerator<ListRow> {
  let line = 0
  try {
    const records: AsyncIterable<readonly string[]> = Readable.from(chunksOf(table)).pipe(parse(optionsFor(separator)))
    for await (const cells of records) {
      line += 1
      const row = { line, cells: cells.map(tidy) }
      if (line > headerAt && row.cells.some((cell) => cell !== '')) yield row
    }
  } catch (error) {
    // Rows before it may not have come out of the stream yet.
    if (error instanceof CsvError)
      throw new UnreadableRow(typeof error['records'] === 'number' ? error['records'] + 1 : line + 1)
    throw error
  }
}

function optionsFor(separator: Separator) {
  return {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // Jan "De Bakker" Peeters is a name.
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LARGEST_ROW,
  } as const satisfies Options
}

/** As bytes: a text cut in the middle of an emoji would lose it. */
function* chunksOf(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}

function tidy(cell: string): string {
  return unprotectCell(cell).trim()
}
