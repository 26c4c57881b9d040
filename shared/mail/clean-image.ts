import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'
import { stripWebp } from './strip-webp.ts'
import { lettersAt, type Stripping } from './stripped-image.ts'

/** The largest image of a bulletin, in bytes: what a request may carry (contract, HTTP API). */
export const MAX_IMAGE_BYTES = 1_000_000
/** The largest image in pixels: a reader needs four bytes for each. */
const MAX_PIXELS = 25_000_000

/** The types of image that a bulletin may hold. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/webp'

/** Why an image is refused. */
export type ImageRefusal = 'too-large' | 'too-many-pixels' | 'unknown-type' | 'animated' | 'broken'

/** An image without metadata, width and height in pixels as it is shown; or why it is refused. */
export type CleanedImage =
  | {
      readonly kind: 'accepted'
      readonly bytes: Uint8Array
      readonly type: ImageType
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'refused'; readonly reason: ImageRefusal }

/** What the writer of a bulletin is told. */
export const imageRefusals: Readonly<Record<ImageRefusal, string>> = {
  'too-large': 'De afbeelding is groter dan 1 MB. Maak ze kleiner of bewaar ze als JPEG.',
  'too-many-pixels': 'De afbeelding heeft meer dan 25 miljoen beeldpunten. Maak ze kleiner.',
  'unknown-type': 'Dit is geen PNG, JPEG of WebP. Bewaar de afbeelding als een van die drie.',
  animated: 'Een bewegende afbeelding kan niet in een bericht. Kies een stilstaand beeld.',
  broken: 'De afbeelding is beschadigd of onvolledig. Bewaar ze opnieuw en probeer het nog eens.',
}

/**
 * Makes an image fit to leave: by its content (whatever its name says) a still PNG, JPEG or WebP of a size that can be
 * shown, without where, when, by whom and with what it was made. The picture itself stays as it is, to the bit.
 */
export function cleanImage(bytes: Uint8Array): CleanedImage {
  if (bytes.length > MAX_IMAGE_BYTES) return refused('too-large')
  const type = typeOf(bytes)
  if (type === undefined) return refused('unknown-type')
  const stripped = strip(bytes, type)
  if (stripped.kind !== 'stripped') return refused(stripped.kind)
  const { width, height, orientation } = stripped
  if (width === 0 || height === 0) return refused('broken')
  if (width * height > MAX_PIXELS) return refused('too-many-pixels')
  // From 5 on the image is shown on its side.
  const size = orientation < 5 ? { width, height } : { width: height, height: width }
  return { kind: 'accepted', bytes: stripped.bytes, type, ...size }
}

function refused(reason: ImageRefusal): CleanedImage {
  return { kind: 'refused', reason }
}

function typeOf(bytes: Uint8Array): ImageType | undefined {
  const opening = lettersAt(bytes, 0, 12)
  if (opening.startsWith('\u0089PNG\r\n\u001A\n')) return 'image/png'
  if (opening.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg'
  if (opening.startsWith('RIFF') && opening.endsWith('WEBP')) return 'image/webp'
  return undefined
}

const strippers: Readonly<Record<ImageType, (bytes: Uint8Array) => Stripping>> = {
  'image/png': stripPng,
  'image/jpeg': stripJpeg,
  'image/webp': stripWebp,
}

function strip(bytes: Uint8Array, type: ImageType): Stripping {
  try {
    return strippers[type](bytes)
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'broken' }
    throw error
  }
}
