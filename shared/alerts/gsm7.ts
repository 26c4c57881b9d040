/** The default alphabet of GSM 03.38 (without the escape): one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Its extension table: an escape and the character, two septets. */
const EXTENDED = new Set('\f^{}\\[~]|€')

/** What has a plain way of writing it that is not just the letter without its accent. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '`': "'",
  '´': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '•': '-',
  '·': '-',
  '▪': '-',
  '×': 'x',
  '°': 'o',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  '\t': ' ',
  ç: 'c',
  œ: 'oe',
  Œ: 'OE',
  ĳ: 'ij',
  Ĳ: 'IJ',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  Ð: 'D',
  ð: 'd',
  Þ: 'Th',
  þ: 'th',
  ẞ: 'SS',
  '™': 'TM',
  '©': '(c)',
  '®': '(R)',
}

const MARKS = /\p{M}+/gu

/**
 * Writes a text with the characters of GSM-7: é stays, ë becomes e, typographic quotes become straight ones, signs and
 * emoji that have no counterpart go. Letters of another script stay: to drop those would be to drop the message.
 */
export function toGsm7(text: string): string {
  const plain = [...text.toWellFormed().normalize('NFC')].map(transliterated).join('')
  return plain.replace(/ {2,}/g, ' ').trim()
}

function transliterated(character: string): string {
  if (isGsm7(character)) return character
  const replacement = REPLACEMENTS[character]
  if (replacement !== undefined) return replacement
  if (/\s/u.test(character)) return ' '
  const letters = character.normalize('NFKD').replace(MARKS, '')
  if (letters !== '' && [...letters].every(isGsm7)) return letters
  return /\p{L}|\p{N}/u.test(character) ? character : ''
}

function isGsm7(character: string): boolean {
  return BASIC.has(character) || EXTENDED.has(character)
}

export type TextEncoding = 'GSM-7' | 'UCS-2'

/** A lone message holds 140 bytes; in a longer one, each part gives 6 of them to say which part it is. */
const SIZES = { 'GSM-7': { alone: 160, part: 153 }, 'UCS-2': { alone: 70, part: 67 } } as const

/** In how many parts a text is sent and billed, and in which encoding. */
export function smsParts(text: string): { readonly encoding: TextEncoding; readonly parts: number } {
  const characters = [...text]
  const encoding = characters.every(isGsm7) ? 'GSM-7' : 'UCS-2'
  // UCS-2 counts UTF-16 units, so an emoji is two.
  const sizes = characters.map((character) =>
    encoding === 'GSM-7' ? (EXTENDED.has(character) ? 2 : 1) : character.length,
  )
  const { alone, part } = SIZES[encoding]
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total <= alone) return { encoding, parts: 1 }
  let parts = 1
  let used = 0
  for (const size of sizes) {
    // A character of two is not cut in half: it moves to the next part.
    if (used + size > part) {
      parts += 1
      used = 0
    }
    used += size
  }
  return { encoding, parts }
}
