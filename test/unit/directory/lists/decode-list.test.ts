import { describe, expect, it } from 'vitest'
import { decodeList } from '#directory/lists/decode-list.ts'

const text = 'naam;straat\r\nAndré Lefèvre;Rue de l’Église €5\r\n'

function utf16(bigEndian: boolean): Buffer {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le')
  return bigEndian ? little.swap16() : little
}

/** What is not in Latin 1 but in Windows-1252: the sign of the euro and the typographic apostrophe. */
function windows1252(): Buffer {
  const bytes: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92 }
  return Buffer.from(Array.from(text, (letter) => bytes[letter] ?? letter.charCodeAt(0)))
}

describe('the bytes of a list', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'UTF-8'],
    ['UTF-8 with the mark of Excel', Buffer.from(`\ufeff${text}`), 'UTF-8'],
    ['UTF-16, "Unicode-tekst" of Excel', utf16(false), 'UTF-16'],
    ['UTF-16 the other way round', utf16(true), 'UTF-16'],
    ['Windows-1252, plain "CSV" of Excel', windows1252(), 'Windows-1252'],
  ])('are read as %s', (_, bytes, encoding) => {
    expect(decodeList(bytes)).toEqual({ kind: 'text', text, encoding })
  })

  it.each([
    ['nothing', Buffer.from(''), { kind: 'empty' }],
    ['blanks', Buffer.from(' \r\n\r\n'), { kind: 'empty' }],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004\u0014'), { kind: 'workbook' }],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), { kind: 'workbook' }],
    [
      'a form with a Windows-1252 file',
      Buffer.from('--------1a2b\r\nContent-Disposition: form-data; name="file"\r\n\r\nnaam;Andr\u00e9', 'latin1'),
      { kind: 'form' },
    ],
    [
      'a form of a browser',
      Buffer.from('------WebKitFormBoundaryX\r\nContent-Disposition: form-data; name="file"\r\n\r\nnaam;straat'),
      { kind: 'form' },
    ],
    ['what a gateway mangled', Buffer.from('naam\r\nAndr\ufffd\r\n'), { kind: 'damaged', line: 2 }],
    ['UTF-16 that was taken for text', Buffer.from('n\u0000a\u0000'), { kind: 'damaged', line: 1 }],
  ])('are told from %s', (_, bytes, kind) => {
    expect(decodeList(bytes)).toEqual(kind)
  })
})
