import { crc32 } from 'node:zlib'
import { readOrientation, writeOrientation } from './orientation.ts'
import { ANIMATED, BROKEN, join, lettersAt, type Stripping, take, viewOf } from './stripped-image.ts'

const SIGNATURE_LENGTH = 8
/** The image itself, its transparency, and how its colours are meant. */
const KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB']

/**
 * A PNG without metadata: the image, its transparency and its colours stay, and of Exif data the orientation; texts,
 * times, colour profiles, chunks nobody knows and whatever follows the image do not.
 */
export function stripPng(bytes: Uint8Array): Stripping {
  const view = viewOf(bytes)
  const chunks: { readonly type: string; readonly whole: Uint8Array }[] = []
  let orientation = 1
  for (let at = SIGNATURE_LENGTH; chunks.at(-1)?.type !== 'IEND'; ) {
    const length = view.getUint32(at)
    const whole = take(bytes, at, length + 12)
    const type = lettersAt(whole, 4, 4)
    if (type === 'acTL') return ANIMATED
    if (type === 'eXIf') orientation = readOrientation(whole.subarray(8, 8 + length))
    if (KEPT.includes(type)) {
      if (viewOf(whole).getUint32(8 + length) !== crc32(whole.subarray(4, 8 + length))) return BROKEN
      chunks.push({ type, whole })
    } else if (isCritical(type)) {
      return BROKEN
    }
    at += whole.length
  }
  const [header, ...rest] = chunks
  const wellFormed = header?.type === 'IHDR' && !rest.some(({ type }) => type === 'IHDR')
  if (!wellFormed || header.whole.length !== 25 || !rest.some(({ type }) => type === 'IDAT')) return BROKEN
  const turn = orientation === 1 ? [] : [chunkOf('eXIf', writeOrientation(orientation))]
  const parts = [bytes.subarray(0, SIGNATURE_LENGTH), header.whole, ...turn, ...rest.map(({ whole }) => whole)]
  const size = { width: viewOf(header.whole).getUint32(8), height: viewOf(header.whole).getUint32(12) }
  return { kind: 'stripped', bytes: join(parts), ...size, orientation }
}

/** A chunk whose name begins with a capital: without knowing it nobody can show the image. */
function isCritical(type: string): boolean {
  return /^[A-Z]/.test(type)
}

function chunkOf(type: string, content: Uint8Array): Uint8Array {
  const named = join([Buffer.from(type, 'latin1'), content])
  const frame = new DataView(new ArrayBuffer(8))
  frame.setUint32(0, content.length)
  frame.setUint32(4, crc32(named))
  const [length, checksum] = [new Uint8Array(frame.buffer, 0, 4), new Uint8Array(frame.buffer, 4)]
  return join([length, named, checksum])
}
