import { createHash } from 'node:crypto'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3'

/** The bucket that the public pages are served from. */
export interface SiteBucket {
  readonly client: S3Client
  readonly name: string
}

/** Thrown when somebody else wrote an object since it was listed: what was made of older facts must not stay. */
export class WrittenMeanwhile extends Error {
  override readonly name = 'WrittenMeanwhile'
}

/** Lists the objects below a prefix with their ETags. */
export async function listObjects({ client, name }: SiteBucket, prefix: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for await (const page of paginateListObjectsV2({ client }, { Bucket: name, Prefix: prefix })) {
    for (const { Key, ETag } of page.Contents ?? []) {
      if (Key !== undefined && ETag !== undefined) found.set(Key, ETag)
    }
  }
  return found
}

/** Lists the folders directly below a prefix, and the objects there with their ETags. */
export async function listFolder(
  { client, name }: SiteBucket,
  prefix: string,
): Promise<{ readonly folders: readonly string[]; readonly objects: ReadonlyMap<string, string> }> {
  const folders: string[] = []
  const objects = new Map<string, string>()
  const of = { Bucket: name, Prefix: prefix, Delimiter: '/' }
  for await (const page of paginateListObjectsV2({ client }, of)) {
    for (const { Prefix } of page.CommonPrefixes ?? []) if (Prefix !== undefined) folders.push(Prefix)
    for (const { Key, ETag } of page.Contents ?? []) if (Key !== undefined && ETag !== undefined) objects.set(Key, ETag)
  }
  return { folders, objects }
}

/** Reads an object as text; undefined when there is none. */
export async function readObject({ client, name }: SiteBucket, key: string): Promise<string | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }))
    return await Body?.transformToString('utf8')
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined
    throw error
  }
}

/**
 * Writes an object in the place of the one that was listed with this ETag, or where there was none; answers whether it
 * had to be written. Throws WrittenMeanwhile where somebody else did so since.
 *
 * With the bucket's own encryption an ETag is the MD5 of the content. Were it not, everything would be written anew
 * each time, and no more than that.
 */
export async function writeObject(
  { client, name }: SiteBucket,
  key: string,
  content: string,
  listed: string | undefined,
): Promise<boolean> {
  const body = Buffer.from(content, 'utf8')
  if (listed === `"${createHash('md5').update(body).digest('hex')}"`) return false
  const condition = listed === undefined ? { IfNoneMatch: '*' } : { IfMatch: listed }
  try {
    await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: body, ...kindOf(key), ...condition }))
    return true
  } catch (error) {
    if (error instanceof Error && REFUSED.has(error.name)) throw new WrittenMeanwhile(key, { cause: error })
    throw error
  }
}

/** S3's names for a condition that does not hold, or not any more. */
const REFUSED: ReadonlySet<string> = new Set(['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'])

/** Deletes an object; that there is none is as good. */
export async function deleteObject({ client, name }: SiteBucket, key: string): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket: name, Key: key }))
}

/** A page may be kept by browsers and by the front for a minute; the stylesheet for good, since its name changes. */
function kindOf(key: string): { readonly ContentType: string; readonly CacheControl: string } {
  const ending = key.slice(key.lastIndexOf('.') + 1)
  const type = TYPES[ending] ?? 'text/plain; charset=utf-8'
  const seconds = ending === 'css' ? 31_536_000 : 60
  return { ContentType: type, CacheControl: `public, max-age=${seconds}${ending === 'css' ? ', immutable' : ''}` }
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}
