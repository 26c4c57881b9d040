import type { BinId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { BulletinResult } from './bulletin-result.ts'
import { BulletinResultEntity } from './bulletin-result-entities.ts'
import { at, type Directory } from './directory-store.ts'

/** Keeps what relaying a bulletin came to; what was kept first stays. */
export async function keepBulletinResult(directory: Directory, result: BulletinResult): Promise<void> {
  await wasWritten(BulletinResultEntity.create(result).go(at(directory)))
}

/** Lists what relaying bulletins in a BIN came to, in the order in which they were written. */
export async function listBulletinResults(directory: Directory, binId: BinId): Promise<readonly BulletinResult[]> {
  const { data } = await BulletinResultEntity.query.byBin({ binId }).go({ ...at(directory), pages: 'all' })
  return data
}
