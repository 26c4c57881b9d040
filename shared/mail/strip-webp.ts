import { ANIMATED, BROKEN, join, lettersAt, type Stripping, take, viewOf } from './stripped-image.ts'

const HEADER_LENGTH = 12
const HAS_ALPHA = 0x10

/**
 * A WebP without metadata: the image and its transparency stay; Exif, XMP, colour profiles, chunks nobody knows and
 * whatever follows the image do not. The orientation goes too: browsers show a WebP as it is stored.
 */
export function stripWebp(bytes: Uint8Array): Stripping {
  const view = viewOf(bytes)
  const file = take(bytes, 0, 8 + view.getUint32(4, true))
  let image: { readonly lossless: boolean; readonly whole: Uint8Array } | undefined
  let alpha: Uint8Array | undefined
  for (let at = HEADER_LENGTH; at < file.length; ) {
    const length = viewOf(file).getUint32(at + 4, true)
    const whole = take(file, at, 8 + length)
    const type = lettersAt(whole, 0, 4)
    if (type === 'ANIM' || type === 'ANMF') return ANIMATED
    if (type === 'VP8 ' || type === 'VP8L') {
      if (image !== undefined) return BROKEN
      image = { lossless: type === 'VP8L', whole }
    }
    if (type === 'ALPH') alpha = whole
    at += whole.length + (length % 2)
  }
  if (image === undefined) return BROKEN
  const frame = image.lossless ? losslessFrame(image.whole) : lossyFrame(image.whole)
  if (frame === undefined) return BROKEN
  const { width, height } = frame
  // Transparency beside a lossy image needs the extended format; the plain one has no place for anything else.
  const before = image.lossless || alpha === undefined ? [] : [chunkOf('VP8X', extension(width, height)), alpha]
  const body = join([Buffer.from('WEBP', 'latin1'), ...[...before, image.whole].map(padded)])
  return { kind: 'stripped', bytes: chunkOf('RIFF', body), width, height, orientation: 1 }
}

interface Frame {
  readonly width: number
  readonly height: number
}

/** RFC 6386, 9.1: a key frame's start code and size. */
function lossyFrame(chunk: Uint8Array): Frame | undefined {
  const view = viewOf(chunk)
  const isKeyFrame = (view.getUint8(8) & 1) === 0 && (view.getUint32(10) & 0xffffff) === 0x9d012a
  if (!isKeyFrame) return undefined
  return { width: view.getUint16(14, true) & 0x3fff, height: view.getUint16(16, true) & 0x3fff }
}

/** RFC 9649, 3.4: the signature, then 14 bits of width and 14 of height, each less one. */
function losslessFrame(chunk: Uint8Array): Frame | undefined {
  const view = viewOf(chunk)
  if (view.getUint8(8) !== 0x2f) return undefined
  const bits = view.getUint32(9, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}

/** RFC 9649, 2.7: flags, and the size less one in 24 bits each. */
function extension(width: number, height: number): Uint8Array {
  const content = Buffer.alloc(10)
  content.writeUInt8(HAS_ALPHA, 0)
  content.writeUIntLE(width - 1, 4, 3)
  content.writeUIntLE(height - 1, 7, 3)
  return content
}

function chunkOf(type: string, content: Uint8Array): Uint8Array {
  const frame = Buffer.alloc(8)
  frame.write(type, 'latin1')
  frame.writeUInt32LE(content.length, 4)
  return join([frame, content])
}

function padded(chunk: Uint8Array): Uint8Array {
  return chunk.length % 2 === 0 ? chunk : join([chunk, Uint8Array.of(0)])
}
