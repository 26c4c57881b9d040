import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { AwsCall, AwsReply, AwsService } from './service.ts'

/** An object of a bucket. */
export interface StoredObject {
  readonly key: string
  readonly body: Buffer
  readonly contentType: string
  readonly cacheControl?: string
  /** With its quotes. */
  readonly etag: string
  /** ISO 8601 */
  readonly at: string
}

/** The buckets, as far as the functions and the front of the site use S3. */
export interface ObjectStore {
  readonly service: AwsService
  read(bucket: string, key: string): StoredObject | undefined
}

const Kept = z.object({
  key: z.string(),
  body: z.base64().transform((text) => Buffer.from(text, 'base64')),
  contentType: z.string(),
  cacheControl: z.string().exactOptional(),
  etag: z.string(),
  at: z.string(),
})

/** S3 answers so many keys at once. */
const PAGE = 1000

/** Makes the service; objects are kept in `directory`, or where there is none for this run only. */
export function createObjectStore(directory: string | undefined, now: () => Date = () => new Date()): ObjectStore {
  const buckets = new Map<string, Map<string, StoredObject>>()

  const bucketOf = (name: string): Map<string, StoredObject> => {
    const known = buckets.get(name)
    if (known !== undefined) return known
    const objects = new Map(readKept(directory && join(directory, name)).map((object) => [object.key, object]))
    buckets.set(name, objects)
    return objects
  }
  const fileOf = (bucket: string, key: string) =>
    directory && join(directory, bucket, `${createHash('sha256').update(key).digest('hex')}.json`)

  const put = ({ headers, body }: AwsCall, bucket: string, key: string): AwsReply => {
    const objects = bucketOf(bucket)
    const standing = objects.get(key)
    const ifMatch = headers['if-match']
    if (ifMatch !== undefined && standing === undefined) return noSuchKey(key)
    if (ifMatch !== undefined && ifMatch !== standing?.etag) return preconditionFailed()
    if (headers['if-none-match'] === '*' && standing !== undefined) return preconditionFailed()
    const cacheControl = headers['cache-control']
    const object: StoredObject = {
      key,
      body,
      contentType: headers['content-type'] ?? 'binary/octet-stream',
      ...(cacheControl === undefined ? {} : { cacheControl }),
      etag: `"${createHash('md5').update(body).digest('hex')}"`,
      at: now().toISOString(),
    }
    objects.set(key, object)
    const file = fileOf(bucket, key)
    if (directory !== undefined && file !== undefined) {
      mkdirSync(join(directory, bucket), { recursive: true })
      writeFileSync(file, JSON.stringify({ ...object, body: body.toString('base64') }))
    }
    return reply(200, '', { etag: object.etag })
  }

  const remove = (bucket: string, key: string): AwsReply => {
    bucketOf(bucket).delete(key)
    const file = fileOf(bucket, key)
    if (file !== undefined) rmSync(file, { force: true })
    return reply(204, '')
  }

  const get = (bucket: string, key: string): AwsReply => {
    const object = bucketOf(bucket).get(key)
    if (object === undefined) return noSuchKey(key)
    return {
      status: 200,
      headers: {
        'content-type': object.contentType,
        'last-modified': new Date(object.at).toUTCString(),
        etag: object.etag,
        ...(object.cacheControl === undefined ? {} : { 'cache-control': object.cacheControl }),
        'x-amz-request-id': randomUUID(),
      },
      body: object.body,
    }
  }

  const list = ({ query }: AwsCall, bucket: string): AwsReply => {
    const prefix = query.get('prefix') ?? ''
    const delimiter = query.get('delimiter') ?? ''
    const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
    const folders = new Set<string>()
    const shown: StoredObject[] = []
    let last = ''
    let more = false
    for (const key of [...bucketOf(bucket).keys()].toSorted()) {
      const object = bucketOf(bucket).get(key)
      if (object === undefined || !key.startsWith(prefix) || key <= after) continue
      if (shown.length + folders.size === PAGE) {
        more = true
        break
      }
      last = key
      const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
      if (cut < 0) shown.push(object)
      else folders.add(key.slice(0, cut + delimiter.length))
    }
    const contents = shown.map(
      ({ key, etag, at, body }) =>
        `<Contents><Key>${xml(key)}</Key><LastModified>${at}</LastModified><ETag>${xml(etag)}</ETag><Size>${body.length}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
    )
    const prefixes = [...folders].map((each) => `<CommonPrefixes><Prefix>${xml(each)}</Prefix></CommonPrefixes>`)
    const next = more ? `<NextContinuationToken>${xml(last)}</NextContinuationToken>` : ''
    return reply(
      200,
      `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${xml(bucket)}</Name><Prefix>${xml(prefix)}</Prefix><KeyCount>${shown.length + folders.size}</KeyCount><MaxKeys>${PAGE}</MaxKeys><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}${prefixes.join('')}</ListBucketResult>`,
    )
  }

  return {
    service: async (call) => {
      const { bucket, key } = objectOf(call.path)
      switch (call.action) {
        case 'PutObject':
          return put(call, bucket, key)
        case 'GetObject':
          return get(bucket, key)
        case 'DeleteObject':
          return remove(bucket, key)
        case 'ListObjectsV2':
          return list(call, bucket)
        default:
          return error(501, 'NotImplemented', `${call.action} is not done here`)
      }
    },
    read: (bucket, key) => bucketOf(bucket).get(key),
  }
}

/** Bucket and key in the path of a request, as the SDK writes it where the host is an address. */
export function objectOf(path: string): { readonly bucket: string; readonly key: string } {
  const [, bucket = '', key = ''] = /^\/([^/]+)\/?(.*)$/s.exec(path) ?? []
  return { bucket, key: decodeURIComponent(key) }
}

function readKept(folder: string | undefined): readonly StoredObject[] {
  if (folder === undefined || !existsSync(folder)) return []
  return readdirSync(folder).map((file) => Kept.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
}

function reply(status: number, body: string, headers: Readonly<Record<string, string>> = {}): AwsReply {
  return { status, headers: { 'content-type': 'application/xml', 'x-amz-request-id': randomUUID(), ...headers }, body }
}

function error(status: number, code: string, message: string): AwsReply {
  return reply(status, `<Error><Code>${code}</Code><Message>${xml(message)}</Message></Error>`)
}

function noSuchKey(key: string): AwsReply {
  return error(404, 'NoSuchKey', `The specified key does not exist: ${key}`)
}

function preconditionFailed(): AwsReply {
  return error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
