/** What the bytes of a list were read as. */
export type ListEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1252'

export type DecodedList =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: ListEncoding }
  | { readonly kind: 'empty' | 'workbook' | 'form' }
  /** Signs were lost before the list came here; `line` is the first that misses one, counted from 1. */
  | { readonly kind: 'damaged'; readonly line: number }

/**
 * Reads the bytes of a list as text. Excel marks UTF-8 and UTF-16 by their first bytes; what is unmarked and no UTF-8 is
 * Windows-1252, which "CSV (gescheiden door lijstscheidingsteken)" writes.
 */
export function decodeList(bytes: Uint8Array): DecodedList {
  const begins = (...wanted: readonly number[]) => wanted.every((byte, index) => bytes[index] === byte)
  // A zip archive (.xlsx, .ods) or an OLE file (.xls).
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'workbook' }
  if (begins(0xff, 0xfe)) return decoded(bytes, 'utf-16le')
  if (begins(0xfe, 0xff)) return decoded(bytes, 'utf-16be')
  // The file in a form may be written as it likes; the head of the form is ASCII.
  if (FORM.test(new TextDecoder('latin1').decode(bytes.subarray(0, LONGEST_HEAD)))) return { kind: 'form' }
  const utf8 = decodeUtf8(bytes)
  return utf8 === undefined ? decoded(bytes, 'windows-1252') : judged(utf8, 'UTF-8')
}

/** A boundary has 70 signs at most (RFC 2046). */
const LONGEST_HEAD = 200
const FORM = /^-{2,}[^\r\n]+\r?\ncontent-disposition:/i

const names = { 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' } as const

function decoded(bytes: Uint8Array, label: keyof typeof names): DecodedList {
  return judged(new TextDecoder(label).decode(bytes), names[label])
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function judged(text: string, encoding: ListEncoding): DecodedList {
  if (text.trim() === '') return { kind: 'empty' }
  // U+FFFD is what a gateway puts in place of bytes that are no UTF-8, when it hands a text on as text.
  const lost = ['\ufffd', '\u0000'].map((sign) => text.indexOf(sign)).filter((at) => at >= 0)
  if (lost.length === 0) return { kind: 'text', text, encoding }
  return { kind: 'damaged', line: text.slice(0, Math.min(...lost)).split(/\r\n|\r|\n/).length }
}
