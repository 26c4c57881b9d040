import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { protectCell, toCsv, unprotectCell } from '#lists/csv.ts'

describe('a table for Excel', () => {
  it('has a byte order mark, semicolons and CRLF', () => {
    expect(
      toCsv([
        ['naam', 'straat'],
        ['An Peeters', 'Kerkstraat'],
      ]),
    ).toBe('\ufeffnaam;straat\r\nAn Peeters;Kerkstraat\r\n')
  })

  it('quotes what would break a row', () => {
    expect(toCsv([['a;b', 'zegt "ja"', 'twee\nregels', ' spatie']])).toBe(
      '\ufeff"a;b";"zegt ""ja""";"twee\nregels";" spatie"\r\n',
    )
  })

  it.each([
    '=1+1',
    '+32 477 12 34 56',
    '-5',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '＝1+1',
    '0477123456',
    '0477 12 34 56',
    '12/1',
    '1-3',
    '12.10',
    '3 mei',
    '12 mrt',
    '12 A',
    '12E3',
    '1234567890123',
    '12:30',
  ])('lets Excel compute or convert nothing: %j', (cell) => {
    expect(protectCell(cell)).toBe(`'${cell}`)
    expect(unprotectCell(protectCell(cell))).toBe(cell)
  })

  it.each([
    'An Peeters',
    "'t Hooft",
    '12',
    '12A',
    '12 bus 3',
    '0477/12.34.56',
    '03/123.45.67',
    'an@example.org',
    '2024-02-03T10:00:00.000Z',
    'mbr_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  ])('leaves alone what stays as it is: %s', (cell) => {
    expect(protectCell(cell)).toBe(cell)
  })

  it('gives back any text by reading it and taking the apostrophes away', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom(
          "'",
          '=',
          '+',
          '-',
          '@',
          '\t',
          '\r',
          '\n',
          '"',
          ';',
          ',',
          ' ',
          '0',
          '9',
          '/',
          '.',
          'e',
          'A',
        ),
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (table) => {
        // A row of empty cells alone is one that Excel does not write either.
        const rows = table.filter((row) => row.some((text) => text !== ''))
        const read: string[][] = parse(toCsv(rows), { bom: true, delimiter: ';', relax_column_count: true })
        expect(read.map((row) => row.map(unprotectCell))).toEqual(rows)
      }),
    )
  })
})
