import type { Journal } from '#alerts/journal.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import type { BulletinImage, ImageOwner } from './bulletin.ts'
import { ImagePartEntity } from './bulletin-entities.ts'

/** An item of DynamoDB holds 400 KB, names and all. */
const PART_BYTES = 350_000

/** Keeps an image of a bulletin or a news item; the same one again changes nothing. */
export async function putImage(
  { client, table }: Journal,
  ownerId: ImageOwner,
  { name, type }: Pick<BulletinImage, 'name' | 'type'>,
  bytes: Uint8Array,
): Promise<void> {
  const parts = Math.ceil(bytes.length / PART_BYTES)
  const pieces = Array.from({ length: parts }, (_, part) => ({
    ownerId,
    name,
    type,
    part,
    parts,
    bytes: new Uint8Array(bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)),
  }))
  for (const piece of pieces) await ImagePartEntity.put(piece).go({ client, table, response: 'none' })
}

/** Reads an image; undefined when there is none of that name, or a part of it is still to be written. */
export async function getImage(
  { client, table }: Journal,
  ownerId: ImageOwner,
  name: string,
): Promise<{ readonly type: BulletinImage['type']; readonly bytes: Uint8Array } | undefined> {
  const { data } = await ImagePartEntity.query.byName({ ownerId, name }).go({ client, table, pages: 'all' })
  const [first] = data
  if (first === undefined || data.length < first.parts) return undefined
  return { type: first.type, bytes: Buffer.concat(data.map(({ bytes }) => bytes)) }
}

/** Removes images of a bulletin or a news item by their names. */
export async function deleteImages(
  { client, table }: Journal,
  ownerId: ImageOwner,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const { data } = await ImagePartEntity.query
      .byName({ ownerId, name })
      .go({ client, table, pages: 'all', attributes: ['ownerId', 'name', 'part'] })
    await untilProcessed(
      data.map(({ part }) => ({ ownerId, name, part })),
      async (some) => {
        const { unprocessed } = await ImagePartEntity.delete(some).go({ client, table })
        return unprocessed
      },
    )
  }
}
