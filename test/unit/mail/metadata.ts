import { crc32 } from 'node:zlib'

/** What must never leave: it stands in every piece of metadata that is put into an image here. */
export const SECRET = 'GPS 51.2194 4.4025, iPhone van Jan'

const secret = Buffer.from(SECRET, 'latin1')

/** Exif's TIFF structure with an orientation, a place and a comment, in the byte order of the camera. */
export function tiff(orientation: number, order: 'MM' | 'II'): Buffer {
  const little = order === 'II'
  const file = Buffer.alloc(8 + 2 + 2 * 12 + 4)
  const u16 = (value: number, at: number) => (little ? file.writeUInt16LE(value, at) : file.writeUInt16BE(value, at))
  const u32 = (value: number, at: number) => (little ? file.writeUInt32LE(value, at) : file.writeUInt32BE(value, at))
  file.write(order, 'latin1')
  u16(42, 2)
  u32(8, 4)
  u16(2, 8)
  // The camera's make, then the orientation.
  for (const [index, [tag, type, count]] of [[0x010f, 2, secret.length] as const, [0x0112, 3, 1] as const].entries()) {
    u16(tag, 10 + index * 12)
    u16(type, 12 + index * 12)
    u32(count, 14 + index * 12)
  }
  u32(file.length, 18)
  u16(orientation, 30)
  return Buffer.concat([file, secret])
}

/** Segments of a JPEG that say what the picture does not. */
export const jpegMetadata = (orientation = 1): readonly Buffer[] => [
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff(orientation, 'II')])),
  segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), secret])),
  segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), secret])),
  segment(0xe2, Buffer.concat([Buffer.from('MPF\0'), secret])),
  segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), secret])),
  segment(0xee, Buffer.concat([Buffer.from('Adobe'), Buffer.from([0, 100, 0, 0, 0, 0, 1]), secret])),
  segment(0xef, secret),
  segment(0xe0, Buffer.concat([Buffer.from('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 4, 4]), secret])),
  segment(0xe0, Buffer.concat([Buffer.from('JFXX\0'), secret])),
  segment(0xfe, secret),
]

/** Chunks of a PNG that say what the picture does not. */
export const pngMetadata = (orientation = 1): readonly Buffer[] => [
  pngChunk('eXIf', tiff(orientation, 'MM')),
  ...['tEXt', 'zTXt', 'iTXt', 'iCCP', 'tIME', 'pHYs', 'sPLT', 'prVt'].map((type) => pngChunk(type, secret)),
]

/** Chunks of a WebP that say what the picture does not. */
export const webpMetadata = (orientation = 1): readonly Buffer[] => [
  webpChunk('EXIF', Buffer.concat([Buffer.from('Exif\0\0'), tiff(orientation, 'II')])),
  ...['XMP ', 'ICCP', 'note'].map((type) => webpChunk(type, secret)),
]

function segment(mark: number, content: Buffer): Buffer {
  const length = content.length + 2
  return Buffer.concat([Buffer.from([0xff, mark, length >> 8, length & 0xff]), content])
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  return Buffer.concat([number(content.length, 'BE'), named, number(crc32(named), 'BE')])
}

export function webpChunk(type: string, content: Buffer): Buffer {
  const odd = content.length % 2 === 0 ? [] : [Buffer.alloc(1)]
  return Buffer.concat([Buffer.from(type, 'latin1'), number(content.length, 'LE'), content, ...odd])
}

function number(value: number, order: 'BE' | 'LE'): Buffer {
  const bytes = Buffer.alloc(4)
  if (order === 'BE') bytes.writeUInt32BE(value)
  else bytes.writeUInt32LE(value)
  return bytes
}

/** A JPEG with segments put in before its first table and before its scan. */
export function withSegments(jpeg: Uint8Array, segments: readonly Buffer[]): Buffer {
  const scan = Buffer.from(jpeg).lastIndexOf(Buffer.from([0xff, 0xda]))
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2, scan), ...segments, jpeg.subarray(scan)])
}

/** A PNG with chunks put in after its header and before its end. */
export function withPngChunks(png: Uint8Array, chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33, -12), ...chunks, png.subarray(-12)])
}

/** A WebP with chunks put in after its image. */
export function withWebpChunks(webp: Uint8Array, chunks: readonly Buffer[]): Buffer {
  return webpChunk('RIFF', Buffer.concat([webp.subarray(8), ...chunks]))
}
