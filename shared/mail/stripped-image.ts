/** A file without its metadata: width and height in pixels as they are stored, before the orientation turns them. */
export interface StrippedImage {
  readonly kind: 'stripped'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  /** How the camera was held, 1 (upright) to 8: the one thing kept of Exif data, or photos would lie on their side. */
  readonly orientation: number
}

/** What reading a file for its metadata gives; a file that ends too early throws a RangeError. */
export type Stripping = StrippedImage | { readonly kind: 'broken' } | { readonly kind: 'animated' }

export const BROKEN: Stripping = { kind: 'broken' }
export const ANIMATED: Stripping = { kind: 'animated' }

/** A stretch of a file; a RangeError when the file ends before it. */
export function take(bytes: Uint8Array, start: number, length: number): Uint8Array {
  if (start + length > bytes.length) throw new RangeError('the file ends too early')
  return bytes.subarray(start, start + length)
}

/** Stretches of bytes after one another. */
export function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

/** Reads numbers from a file; outside of it they throw a RangeError. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The letters at a place, as far as the file goes. */
export function lettersAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCodePoint(...bytes.subarray(start, start + length))
}
