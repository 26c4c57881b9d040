import { describe, expect, it } from 'vitest'
import type { BinStreet } from '#directory/bin.ts'
import { checkStreets } from '#directory/street-ranges.ts'

const kerk = (more: Partial<BinStreet> = {}): BinStreet => ({ name: 'Kerkstraat', ...more })

describe('the streets of a BIN', () => {
  it.each([
    ['two streets', [kerk(), { name: 'Molenstraat' }]],
    ['both sides of one', [kerk({ parity: 'odd' }), kerk({ parity: 'even' })]],
    ['two parts of one', [kerk({ from: 1, to: 61 }), kerk({ from: 62 })]],
    ['a part up to a number', [kerk({ to: 60 }), kerk({ from: 61, to: 99 })]],
    ['one house on each side', [kerk({ from: 3, to: 3, parity: 'odd' }), kerk({ from: 2, to: 4, parity: 'even' })]],
    ['one number between odd ones', [kerk({ from: 2, to: 2 }), kerk({ from: 1, to: 9, parity: 'odd' })]],
    [
      'one name in two parts of the municipality',
      [kerk({ subMunicipality: 'Halle' }), kerk({ subMunicipality: 'Sint-Antonius' })],
    ],
  ])('may be %s', (_, streets) => {
    expect(checkStreets(streets)).toEqual([])
  })

  it.each([
    ['the last before the first', [kerk({ from: 9, to: 3 })], 'streets.0.to', 'Kerkstraat 9–3: het laatste nummer'],
    ['no house', [kerk({ from: 4, to: 4, parity: 'odd' })], 'streets.0.parity', '4 is even'],
    ['a street twice', [kerk(), { name: 'Molenstraat' }, kerk()], 'streets.2', 'Kerkstraat staat er al'],
    ['a street twice, written otherwise', [kerk(), { name: 'KERK-straat' }], 'streets.1', 'KERK-straat staat er al'],
    [
      'a part of the whole',
      [kerk(), kerk({ from: 1, to: 9 })],
      'streets.1',
      'Kerkstraat 1–9 staat er al: Kerkstraat (',
    ],
    ['one house twice', [kerk({ to: 61 }), kerk({ from: 61 })], 'streets.1', 'Kerkstraat 61–… staat er al'],
    [
      'one odd house twice',
      [kerk({ from: 1, to: 7, parity: 'odd' }), kerk({ from: 7, to: 7 })],
      'streets.1',
      'Kerkstraat 1–7 (oneven) (streets.0)',
    ],
    ['one that may be the other', [kerk({ subMunicipality: 'Halle' }), kerk()], 'streets.1', 'staat er al'],
  ])('are refused with %s', (_, streets, path, message) => {
    const [fault] = checkStreets(streets)
    expect(fault?.path).toBe(path)
    expect(fault?.message).toContain(message)
  })
})
