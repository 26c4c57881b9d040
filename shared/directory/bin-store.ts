import { wasWritten } from '#runtime/write-condition.ts'
import type { Bin } from './bin.ts'
import { BinEntity, ZoneEntity } from './directory-entities.ts'
import { at, type Directory } from './directory-store.ts'
import type { Zone } from './zone.ts'

/** Writes a new BIN; false when one of that id exists. */
export async function createBin(directory: Directory, bin: Bin): Promise<boolean> {
  return wasWritten(BinEntity.create(bin).go(at(directory)))
}

/** Writes a BIN over the one it was made from; answers what was written, undefined when somebody was quicker. */
export async function changeBin(directory: Directory, bin: Bin): Promise<Bin | undefined> {
  const changed = { ...bin, revision: bin.revision + 1 }
  const put = BinEntity.put(changed).where(({ revision }, { eq }) => eq(revision, bin.revision))
  return (await wasWritten(put.go(at(directory)))) ? changed : undefined
}

/** Removes a BIN as it was read; false when somebody changed or removed it since. Its members are not touched. */
export async function deleteBin(directory: Directory, { binId, revision: read }: Bin): Promise<boolean> {
  const remove = BinEntity.delete({ binId }).where(({ revision }, { eq }) => eq(revision, read))
  return wasWritten(remove.go(at(directory)))
}

/** Writes a new zone; false when one of that id exists. */
export async function createZone(directory: Directory, zone: Zone): Promise<boolean> {
  return wasWritten(ZoneEntity.create(zone).go(at(directory)))
}

/** Writes a zone over the one it was made from; answers what was written, undefined when somebody was quicker. */
export async function changeZone(directory: Directory, zone: Zone): Promise<Zone | undefined> {
  const changed = { ...zone, revision: zone.revision + 1 }
  const put = ZoneEntity.put(changed).where(({ revision }, { eq }) => eq(revision, zone.revision))
  return (await wasWritten(put.go(at(directory)))) ? changed : undefined
}

/** Removes a zone as it was read; false when somebody changed or removed it since. */
export async function deleteZone(directory: Directory, { zoneId, revision: read }: Zone): Promise<boolean> {
  const remove = ZoneEntity.delete({ zoneId }).where(({ revision }, { eq }) => eq(revision, read))
  return wasWritten(remove.go(at(directory)))
}
