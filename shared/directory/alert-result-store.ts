import { ulid } from 'ulid'
import { AlertId, type BinId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { AlertResult } from './alert-result.ts'
import { AlertResultEntity } from './alert-result-entities.ts'
import { at, type Directory } from './directory-store.ts'

/** Writes under way at once: an alert to the whole country has 1,059 results. */
const AT_ONCE = 25

/** Keeps the results of an alert; those that were kept already stay as they are. */
export async function keepResults(directory: Directory, results: readonly AlertResult[]): Promise<void> {
  for (let first = 0; first < results.length; first += AT_ONCE) {
    const some = results.slice(first, first + AT_ONCE)
    await Promise.all(some.map((result) => wasWritten(AlertResultEntity.create(result).go(at(directory)))))
  }
}

/** The results of a BIN's alerts that were raised from `from` on and before `until`, oldest first. */
export async function listResults(
  directory: Directory,
  binId: BinId,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly AlertResult[]> {
  const { data } = await AlertResultEntity.query
    .byBin({ binId })
    .between({ alertId: firstIdOf(from.getTime()) }, { alertId: firstIdOf(until.getTime() + ID_AFTER_RAISING) })
    .go({ ...at(directory), pages: 'all' })
  const [first, last] = [from.toISOString(), until.toISOString()]
  return data.filter(({ raisedAt }) => raisedAt >= first && raisedAt < last)
}

/** An alert gets its id a moment after the moment it is said to be raised at; milliseconds, with room to spare. */
const ID_AFTER_RAISING = 60_000

function firstIdOf(milliseconds: number): AlertId {
  return AlertId.parse(`alr_${ulid(milliseconds, () => 0)}`)
}
