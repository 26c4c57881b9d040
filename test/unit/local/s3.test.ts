import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  deleteObject,
  listFolder,
  listObjects,
  readObject,
  type SiteBucket,
  WrittenMeanwhile,
  writeObject,
} from '#news/bucket-store.ts'
import { createKeyRing, OPERATOR_KEY } from '../../../local/aws/callers.ts'
import { type AwsFront, startAwsFront } from '../../../local/aws/front.ts'
import { createObjectStore } from '../../../local/aws/s3.ts'
import { createFaults } from '../../../local/faults.ts'

let front: AwsFront
let bucket: SiteBucket
beforeAll(async () => {
  const keys = createKeyRing()
  keys.add('READER', {
    caller: { kind: 'function', functionName: 'reader', roleArn: 'arn:aws:iam::1:role/reader' },
    kill: () => undefined,
  })
  const statements = [{ effect: 'Allow' as const, actions: ['s3:GetObject'], resources: ['arn:aws:s3:::pages/*'] }]
  front = await startAwsFront({
    assembly: {
      account: '1',
      region: 'eu-central-1',
      roles: new Map([['arn:aws:iam::1:role/reader', statements]]),
      stateMachines: [],
    },
    keys,
    faults: createFaults(),
    onTrouble: () => undefined,
  })
  front.serve('s3', createObjectStore(undefined).service)
  bucket = bucketAs(OPERATOR_KEY)
})
afterAll(() => front?.close())

function bucketAs(accessKeyId: string): SiteBucket {
  const credentials = { accessKeyId, secretAccessKey: 'local' }
  return { name: 'pages', client: new S3Client({ endpoint: front.endpoint, region: 'eu-central-1', credentials }) }
}

describe('the bucket, through the unchanged client', () => {
  it('keeps what is written, once, under any name', async () => {
    const key = 'nieuws/een & twee/é.html'
    expect(await writeObject(bucket, key, 'één', undefined)).toBe(true)
    expect(await readObject(bucket, key)).toBe('één')
    const etag = (await listObjects(bucket, 'nieuws/')).get(key)
    expect(await writeObject(bucket, key, 'één', etag)).toBe(false)
    expect(await writeObject(bucket, key, 'twee', etag)).toBe(true)
    await deleteObject(bucket, key)
    await deleteObject(bucket, key)
    expect(await readObject(bucket, key)).toBeUndefined()
  })

  it('lets nobody who knows less have the last word', async () => {
    await writeObject(bucket, 'a.html', 'oud', undefined)
    const listed = (await listObjects(bucket, 'a.html')).get('a.html')
    await writeObject(bucket, 'a.html', 'nieuw', listed)
    await expect(writeObject(bucket, 'a.html', 'wat de trage weet', listed)).rejects.toThrow(WrittenMeanwhile)
    await expect(writeObject(bucket, 'a.html', 'wat de trage weet', undefined)).rejects.toThrow(WrittenMeanwhile)
    await expect(writeObject(bucket, 'b.html', 'nooit geweest', listed)).rejects.toThrow(WrittenMeanwhile)
    expect(await readObject(bucket, 'a.html')).toBe('nieuw')
  })

  it('lists more than it shows at once, and folders apart', async () => {
    await Promise.all(
      Array.from({ length: 1100 }, (_, place) => writeObject(bucket, `veel/${place}/x.html`, 'x', undefined)),
    )
    await writeObject(bucket, 'veel/index.html', 'x', undefined)
    expect((await listObjects(bucket, 'veel/')).size).toBe(1101)
    const { folders, objects } = await listFolder(bucket, 'veel/')
    expect(folders).toHaveLength(1100)
    expect([...objects.keys()]).toEqual(['veel/index.html'])
  })

  it('is open to a role as far as that goes', async () => {
    await writeObject(bucket, 'open.html', 'lees mij', undefined)
    const reader = bucketAs('READER')
    expect(await readObject(reader, 'open.html')).toBe('lees mij')
    await expect(writeObject(reader, 'open.html', 'van mij', undefined)).rejects.toThrow(
      /not authorized to perform: s3:PutObject/,
    )
    await expect(listObjects(reader, '')).rejects.toThrow(/s3:ListBucket/)
  })
})
