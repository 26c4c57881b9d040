const ORIENTATION = 0x0112
const SHORT = 3

/** How a camera was held, 1 (upright) to 8, from the TIFF structure inside Exif data; 1 when it does not say. */
export function readOrientation(tiff: Uint8Array): number {
  try {
    const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
    const little = view.getUint16(0) === 0x4949
    if (view.getUint16(2, little) !== 42) return 1
    const directory = view.getUint32(4, little)
    const entries = view.getUint16(directory, little)
    for (let at = directory + 2; at < directory + 2 + entries * 12; at += 12) {
      if (view.getUint16(at, little) === ORIENTATION && view.getUint16(at + 2, little) === SHORT) {
        const value = view.getUint16(at + 8, little)
        return value >= 1 && value <= 8 ? value : 1
      }
    }
    return 1
  } catch (error) {
    if (error instanceof RangeError) return 1
    throw error
  }
}

/** A TIFF structure that says how the camera was held, and nothing else: 26 bytes. */
export function writeOrientation(orientation: number): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(26))
  tiff.setUint16(0, 0x4d4d)
  tiff.setUint16(2, 42)
  tiff.setUint32(4, 8)
  tiff.setUint16(8, 1)
  tiff.setUint16(10, ORIENTATION)
  tiff.setUint16(12, SHORT)
  tiff.setUint32(14, 1)
  tiff.setUint16(18, orientation)
  return new Uint8Array(tiff.buffer)
}
