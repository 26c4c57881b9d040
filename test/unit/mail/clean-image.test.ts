import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanImage, type ImageType, imageRefusals, MAX_IMAGE_BYTES } from '#mail/clean-image.ts'
import {
  jpegMetadata,
  pngChunk,
  pngMetadata,
  SECRET,
  tiff,
  webpChunk,
  webpMetadata,
  withPngChunks,
  withSegments,
  withWebpChunks,
} from './metadata.ts'
import { jpeg, losslessWebp, lossyWebp, png, transparentWebp } from './sample-images.ts'

interface Sample {
  readonly name: string
  readonly type: ImageType
  readonly bytes: Uint8Array
  readonly metadata: (orientation?: number) => readonly Buffer[]
  readonly add: (bytes: Uint8Array, pieces: readonly Buffer[]) => Buffer
}

const webp = { type: 'image/webp', metadata: webpMetadata, add: withWebpChunks } as const
const samples: readonly Sample[] = [
  { name: 'JPEG', type: 'image/jpeg', bytes: jpeg, metadata: jpegMetadata, add: withSegments },
  { name: 'PNG', type: 'image/png', bytes: png, metadata: pngMetadata, add: withPngChunks },
  { name: 'lossy WebP', bytes: lossyWebp, ...webp },
  { name: 'lossless WebP', bytes: losslessWebp, ...webp },
  { name: 'transparent WebP', bytes: transparentWebp, ...webp },
]

const refusalOf = (bytes: Uint8Array) => {
  const cleaned = cleanImage(bytes)
  return cleaned.kind === 'refused' ? cleaned.reason : 'accepted'
}
const cleanedBytes = (bytes: Uint8Array) => {
  const cleaned = cleanImage(bytes)
  if (cleaned.kind === 'refused') throw new Error(cleaned.reason)
  return Buffer.from(cleaned.bytes)
}

describe.each(samples)('a $name', ({ type, bytes, metadata, add }) => {
  it('is accepted for what it holds, with its size', () => {
    expect(cleanImage(bytes)).toMatchObject({ kind: 'accepted', type, width: 24, height: 16 })
  })

  it('loses every kind of metadata, and nothing of the picture', () => {
    const bare = cleanedBytes(bytes)
    fc.assert(
      fc.property(fc.shuffledSubarray([...metadata()]), fc.string(), (pieces, tail) => {
        const loaded = Buffer.concat([add(bytes, pieces), Buffer.from(`${SECRET}${tail}`)])
        const cleaned = cleanedBytes(loaded)
        expect(cleaned.includes(SECRET)).toBe(false)
        // Adobe's colour transform is part of the picture.
        if (!pieces.some((piece) => piece.includes('Adobe'))) expect(cleaned.equals(bare)).toBe(true)
      }),
    )
    expect(bare.includes('ICC')).toBe(false)
    expect(bare.length).toBeLessThanOrEqual(bytes.length)
  })

  it('is cleaned once and for all', () => {
    const once = cleanedBytes(add(bytes, metadata(6)))
    expect(cleanedBytes(once).equals(once)).toBe(true)
  })

  it('keeps how the camera was held where browsers look for it, and that alone', () => {
    const cleaned = cleanImage(add(bytes, metadata(6)))
    expect(cleaned).toMatchObject(type === 'image/webp' ? { width: 24, height: 16 } : { width: 16, height: 24 })
    expect(cleanedBytes(add(bytes, metadata(6))).includes(SECRET)).toBe(false)
    expect(cleanImage(add(bytes, metadata(3)))).toMatchObject({ width: 24, height: 16 })
    expect(cleanImage(add(bytes, metadata(9)))).toMatchObject({ width: 24, height: 16 })
  })

  it('is refused when it is cut off, and never makes trouble when it is damaged', () => {
    const bare = cleanedBytes(bytes)
    for (let length = 12; length < bare.length - 1; length += 1) {
      expect(refusalOf(bare.subarray(0, length))).toBe('broken')
    }
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const damaged = Uint8Array.from(bytes)
        for (const [at, value] of changes) damaged[at] = value
        const cleaned = cleanImage(damaged)
        if (cleaned.kind === 'accepted') expect(cleanImage(cleaned.bytes)).toEqual(cleaned)
        else expect(['broken', 'unknown-type', 'animated', 'too-many-pixels']).toContain(cleaned.reason)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('an image', () => {
  it('is refused with a reason', () => {
    const padding = Buffer.alloc(MAX_IMAGE_BYTES)
    expect(refusalOf(Buffer.concat([png, padding]))).toBe('too-large')
    for (const other of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a\u0001\0', '', '\0\0\0\u0018ftypheic']) {
      expect(refusalOf(Buffer.from(other, 'latin1'))).toBe('unknown-type')
    }
    expect(refusalOf(withPngChunks(png, [pngChunk('acTL', Buffer.alloc(8))]))).toBe('animated')
    expect(refusalOf(withWebpChunks(lossyWebp, [webpChunk('ANIM', Buffer.alloc(6))]))).toBe('animated')
    expect(refusalOf(pngOf(20_000, 20_000))).toBe('too-many-pixels')
    expect(refusalOf(pngOf(0, 10))).toBe('broken')
    expect(refusalOf(withPngChunks(png, [pngChunk('IHDR', Buffer.alloc(13))]))).toBe('broken')
    expect(refusalOf(withPngChunks(png, [pngChunk('NEWx', Buffer.alloc(1))]))).toBe('broken')
    expect(imageRefusals['too-large']).toContain(`${MAX_IMAGE_BYTES / 1_000_000} MB`)
  })

  it('is refused when what it says of itself does not add up', () => {
    const wrong = Buffer.from(png)
    wrong[20] = (wrong[20] ?? 0) + 1
    expect(refusalOf(wrong)).toBe('broken')
    expect(refusalOf(withSegments(jpeg, [Buffer.from([0xff, 0xd0])]))).toBe('broken')
    expect(refusalOf(withWebpChunks(lossyWebp, [Buffer.from(lossyWebp.subarray(12))]))).toBe('broken')
  })

  it('has the orientation of its first Exif data, in either byte order', () => {
    for (const order of ['MM', 'II'] as const) {
      for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const photo = withPngChunks(png, [pngChunk('eXIf', tiff(orientation, order))])
        expect(cleanImage(photo)).toMatchObject(orientation < 5 ? { width: 24 } : { width: 16 })
      }
    }
  })
})

function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(16))
  return Buffer.concat([
    Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', data),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}
