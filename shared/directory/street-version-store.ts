import { at, type Directory } from './directory-store.ts'
import { StreetVersionEntity } from './street-version-entities.ts'

/**
 * Says that a BIN was made, changed or removed, so that the street lookup makes its index afresh within a minute. To be
 * called after the write; a call that is lost with its function costs ten minutes, one too many costs nothing.
 */
export async function markStreetsChanged(directory: Directory): Promise<void> {
  await StreetVersionEntity.upsert({}).add({ version: 1 }).go(at(directory))
}

/** A number that grows with every change of a BIN. */
export async function readStreetVersion(directory: Directory): Promise<number> {
  const { data } = await StreetVersionEntity.get({}).go({ ...at(directory), consistent: true })
  return data?.version ?? 0
}
