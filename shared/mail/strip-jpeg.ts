import { readOrientation, writeOrientation } from './orientation.ts'
import { BROKEN, join, lettersAt, type Stripping, take, viewOf } from './stripped-image.ts'

/** Marks of segments, ITU-T T.81 table B.1. */
const START = Uint8Array.of(0xff, 0xd8)
const END = 0xd9
const SCAN = 0xda
/** Baseline, extended and progressive: what browsers show. */
const FRAMES = [0xc0, 0xc1, 0xc2]
/** Huffman tables, quantisation tables, restart interval. */
const TABLES = [0xc4, 0xdb, 0xdd]
const JFIF = 0xe0
const EXIF = 0xe1
const ADOBE = 0xee
const COMMENT = 0xfe

/**
 * A JPEG without metadata: of the application segments only JFIF's densities, Adobe's colour transform and the
 * orientation stay; thumbnails, comments, colour profiles and whatever follows the image do not.
 */
export function stripJpeg(bytes: Uint8Array): Stripping {
  const view = viewOf(bytes)
  const image: Uint8Array[] = []
  let heading: Uint8Array | undefined
  let size: { readonly width: number; readonly height: number } | undefined
  let orientation: number | undefined
  let scans = 0
  for (let at = START.length; ; ) {
    if (view.getUint8(at) !== 0xff) return BROKEN
    while (view.getUint8(at + 1) === 0xff) at += 1
    const mark = view.getUint8(at + 1)
    if (mark === END) break
    const length = view.getUint16(at + 2)
    if (length < 2) return BROKEN
    const segment = take(bytes, at, 2 + length)
    const content = segment.subarray(4)
    at += segment.length
    if (mark === SCAN) {
      const end = endOfScan(bytes, at)
      image.push(segment, bytes.subarray(at, end))
      at = end
      scans += 1
    } else if (FRAMES.includes(mark)) {
      if (size !== undefined) return BROKEN
      size = { width: viewOf(content).getUint16(3), height: viewOf(content).getUint16(1) }
      image.push(segment)
    } else if (TABLES.includes(mark)) {
      image.push(segment)
    } else if (mark === JFIF && lettersAt(content, 0, 5) === 'JFIF\0') {
      // Version, unit and densities; the size of the thumbnail becomes nothing.
      heading ??= segmentOf(JFIF, join([take(content, 0, 12), Uint8Array.of(0, 0)]))
    } else if (mark === EXIF && lettersAt(content, 0, 6) === 'Exif\0\0') {
      orientation ??= readOrientation(content.subarray(6))
    } else if (mark === ADOBE && lettersAt(content, 0, 5) === 'Adobe') {
      image.push(segmentOf(ADOBE, take(content, 0, 12)))
    } else if (!(mark >= JFIF && mark <= 0xef) && mark !== COMMENT) {
      return BROKEN
    }
  }
  if (size === undefined || scans === 0) return BROKEN
  const headings = [...(heading === undefined ? [] : [heading]), ...turn(orientation ?? 1)]
  const parts = [START, ...headings, ...image, Uint8Array.of(0xff, END)]
  return { kind: 'stripped', bytes: join(parts), ...size, orientation: orientation ?? 1 }
}

function turn(orientation: number): readonly Uint8Array[] {
  if (orientation === 1) return []
  return [segmentOf(EXIF, join([Buffer.from('Exif\0\0', 'latin1'), writeOrientation(orientation)]))]
}

function segmentOf(mark: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2
  return join([Uint8Array.of(0xff, mark, length >> 8, length & 0xff), content])
}

/** Where the data of a scan end: at a mark that is neither a byte 0xFF of the data itself nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw new RangeError('the file ends too early')
}
