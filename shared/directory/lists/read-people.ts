import type { DecodedList, ListEncoding } from './decode-list.ts'
import { decodeList } from './decode-list.ts'
import type { ListFault } from './list-faults.ts'
import { type ListRow, type OpenedList, openList, UnreadableRow } from './read-list.ts'
import { type ListedPerson, readRow } from './read-row.ts'

/** A list that was read to its end. */
export interface ReadList {
  readonly kind: 'read'
  readonly list: OpenedList
  readonly encoding: ListEncoding
  readonly people: readonly ListedPerson[]
  /** Rows beyond the last that is taken. */
  readonly beyond: readonly ListRow[]
}

/** Rows that are taken. */
const MOST_PEOPLE = 20_000
/** Of rows beyond those each is named in the report; a file of many more is not a list of members. */
const MOST_ROWS = 25_000

/** Reads a list of members from the bytes of its file, row by row. */
export async function readPeople(bytes: Uint8Array): Promise<ReadList | { kind: 'faulty'; fault: ListFault }> {
  const decoded: DecodedList = decodeList(bytes)
  if (decoded.kind !== 'text') return { kind: 'faulty', fault: decoded }
  const list = openList(decoded.text)
  if (list.kind !== 'list') return { kind: 'faulty', fault: list }
  const people: ListedPerson[] = []
  const beyond: ListRow[] = []
  try {
    for await (const row of list.rows()) {
      if (people.length < MOST_PEOPLE) people.push(readRow(list.header, row))
      else beyond.push(row)
      if (people.length + beyond.length > MOST_ROWS) {
        return { kind: 'faulty', fault: { kind: 'too-many-rows', most: MOST_ROWS } }
      }
    }
  } catch (error) {
    if (error instanceof UnreadableRow) return { kind: 'faulty', fault: { kind: 'unreadable', line: error.line } }
    throw error
  }
  return { kind: 'read', list, encoding: decoded.encoding, people, beyond }
}
