import { readOrientation, writeOrientation } from './orientation.ts'
import { ANIMATED, BROKEN, join, lettersAt, type Stripping, take, viewOf } from './stripped-image.ts'

const HEADER_LENGTH = 12
const HAS_ALPHA = 0x10
const HAS_EXIF = 0x08

/**
 * A WebP without metadata: the image and its transparency stay, and of Exif data the orientation; XMP, colour profiles,
 * chunks nobody knows and whatever follows the image do not.
 */
export function stripWebp(bytes: Uint8Array): Stripping {
  const view = viewOf(bytes)
  const file = take(bytes, 0, 8 + view.getUint32(4, true))
  let image: { readonly lossless: boolean; readonly whole: Uint8Array } | undefined
  let alpha: Uint8Array | undefined
  let orientation = 1
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
    if (type === 'EXIF') orientation = orientationIn(whole.subarray(8))
    at += whole.length + (length % 2)
  }
  if (image === undefined) return BROKEN
  const frame = image.lossless ? losslessFrame(image.whole) : lossyFrame(image.whole)
  if (frame === undefined) return BROKEN
  const { width, height } = frame
  const shown = image.lossless || alpha === undefined ? [] : [alpha]
  const turn = orientation === 1 ? [] : [chunkOf('EXIF', writeOrientation(orientation))]
  const flags = (frame.alpha || shown.length > 0 ? HAS_ALPHA : 0) | (turn.length > 0 ? HAS_EXIF : 0)
  // The plain format has no place for anything but the image.
  const extended = shown.length > 0 || turn.length > 0 ? [chunkOf('VP8X', extension(flags, width, height))] : []
  const content = [...extended, ...shown, image.whole, ...turn].map(padded)
  const body = join([Buffer.from('WEBP', 'latin1'), ...content])
  return { kind: 'stripped', bytes: chunkOf('RIFF', body), width, height, orientation }
}

interface Frame {
  readonly width: number
  readonly height: number
  readonly alpha: boolean
}

/** RFC 6386, 9.1: a key frame's start code and size. */
function lossyFrame(chunk: Uint8Array): Frame | undefined {
  const view = viewOf(chunk)
  const isKeyFrame = (view.getUint8(8) & 1) === 0 && (view.getUint32(10) & 0xffffff) === 0x9d012a
  if (!isKeyFrame) return undefined
  return { width: view.getUint16(14, true) & 0x3fff, height: view.getUint16(16, true) & 0x3fff, alpha: false }
}

/** RFC 9649, 3.4: the signature, then 14 bits of width, 14 of height (each less one) and one of transparency. */
function losslessFrame(chunk: Uint8Array): Frame | undefined {
  const view = viewOf(chunk)
  if (view.getUint8(8) !== 0x2f) return undefined
  const bits = view.getUint32(9, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, alpha: ((bits >> 28) & 1) === 1 }
}

/** Some programs write Exif's own heading before the TIFF structure. */
function orientationIn(exif: Uint8Array): number {
  return readOrientation(lettersAt(exif, 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif)
}

/** RFC 9649, 2.7: flags, and the size less one in 24 bits each. */
function extension(flags: number, width: number, height: number): Uint8Array {
  const content = Buffer.alloc(10)
  content.writeUInt8(flags, 0)
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
