import type { Bin } from '#directory/bin.ts'
import { entityTag, showBin } from '#directory/bin-view.ts'
import { type BinChange, saveBin } from '#directory/bin-writing-store.ts'
import { type Directory, getBin } from '#directory/directory-store.ts'
import { type HttpReply, refuse } from './problem.ts'
import { refuseStale } from './refusals.ts'

/** Answers with a BIN and its ETag. */
export function replyBin(bin: Bin, status: 200 | 201 = 200): HttpReply {
  const location = { location: `/v1/bins/${bin.binId}` }
  const headers = { etag: entityTag(bin), ...(status === 201 ? location : {}) }
  return { status, headers, body: showBin(bin) }
}

/** Refuses a write to a BIN that somebody else changed or removed since it was read. */
export function refuseStaleBin(current: Bin | undefined): HttpReply {
  return refuseStale(current && { view: showBin(current), etag: entityTag(current) })
}

/** Writes a BIN over the one it was made from and answers with what stands then, or with who was quicker. */
export async function saveAndReply(directory: Directory, change: BinChange): Promise<HttpReply> {
  const written = await saveBin(directory, change)
  if (written !== undefined) return replyBin(written)
  return refuseStaleBin(await getBin(directory, change.before.binId, { consistent: true }))
}

/** Refuses a BIN that would be taken for another of its zone. */
export function refuseNamesake({ binId, name, municipality }: Bin): HttpReply {
  const detail = `Er is al een BIN ${name} in ${municipality}. Kies een andere naam, of pas dat BIN aan.`
  return refuse('already-exists', detail, { binId })
}
