import { describe, expect, it } from 'vitest'
import { readListedPhone, writeListedPhone } from '#directory/lists/listed-phone.ts'
import { isDated, readChannel, readDate, readLanguage, readYesOrNo } from '#directory/lists/listed-words.ts'
import { splitAddress } from '#directory/lists/split-address.ts'

describe('a telephone number', () => {
  it.each([
    ['0477 12 34 56', '+32477123456'],
    ['0477/12.34.56', '+32477123456'],
    ['+32 (0)477 12 34 56', '+32477123456'],
    ['477123456', '+32477123456'],
    ['477 12 34 56', '+32477123456'],
    ['477123456,0', '+32477123456'],
    ['32477123456', '+32477123456'],
    ['33123456', '+3233123456'],
    ['31612345678', '+31612345678'],
    ['0031 6 12345678', '+31612345678'],
  ])('%s is read, whatever Excel took from it', (cell, phone) => {
    expect(readListedPhone(cell)).toMatchObject({ phone })
  })

  it.each(['4,77E+08', '4.77E+08', '3,25E+10', '4,77e8'])('%s was rounded, and is not guessed', (cell) => {
    expect(readListedPhone(cell)).toEqual({ kind: 'invalid', reason: 'not-a-number' })
  })

  it.each([
    ['+32477123456', '0477/12.34.56'],
    ['+3233123456', '03/312.34.56'],
    ['+3214212223', '014/21.22.23'],
    ['+31612345678', '+31 6 12345678'],
  ])('%s is written so that it stays text, and is read back', (phone, cell) => {
    expect(writeListedPhone(phone)).toBe(cell)
    expect(readListedPhone(cell)).toMatchObject({ phone })
  })
})

describe('a house number', () => {
  it.each([
    '12/jan',
    '12-jan',
    'jan/12',
    '12 januari',
    '3/mrt',
    '5-mei',
    '5 mai',
    'dec/12',
    '1-jan-26',
    '12-jan.',
    'déc-12',
  ])('%s was made a date by Excel', (cell) => {
    expect(isDated(cell)).toBe(true)
  })

  it.each(['12', '12A', '12/1', '12-14', '12 bus 3', '12/A', '12 ter', '12/bis', '12-bus', ''])(
    '%s is one as people write it',
    (cell) => {
      expect(isDated(cell)).toBe(false)
    },
  )
})

describe('an address in one cell', () => {
  it.each([
    ['Kerkstraat 12', 'Kerkstraat', '12'],
    ['Kerkstraat 12A', 'Kerkstraat', '12A'],
    ['Kerkstraat, 12', 'Kerkstraat', '12'],
    ['Kerkstraat nr. 12', 'Kerkstraat', '12'],
    ['Kerkstraat 12 bus 3', 'Kerkstraat', '12 bus 3'],
    ['Kerkstraat 12, 2960 Brecht', 'Kerkstraat', '12'],
    ['Kerkstraat 12 2960 Sint-Job-in-’t-Goor', 'Kerkstraat', '12'],
    ['Sint-Jansstraat 5/2', 'Sint-Jansstraat', '5/2'],
    ['Plein 1830 7', 'Plein 1830', '7'],
    ['1ste Meistraat 5', '1ste Meistraat', '5'],
    ['rue Haute 12 bte 4', 'rue Haute', '12 bte 4'],
    ['12, rue de l’Église', 'rue de l’Église', '12'],
    ['Langestraße 3a', 'Langestraße', '3a'],
  ])('%s is taken apart', (cell, street, houseNumber) => {
    expect(splitAddress(cell)).toEqual({ street, houseNumber })
  })

  it('without a number is none', () => {
    expect(splitAddress('Kerkstraat')).toBeUndefined()
  })
})

describe('a word', () => {
  it('of a language is read in any of the four', () => {
    expect(['NL', 'Nederlands', 'néerlandais'].map(readLanguage)).toEqual(['nl', 'nl', 'nl'])
    expect(['F', 'français', 'Französisch', 'Duits', 'en'].map(readLanguage)).toEqual(['fr', 'fr', 'fr', 'de', 'en'])
    expect(readLanguage('Pools')).toBeUndefined()
  })

  it('of a channel, of yes and no', () => {
    expect(['Bellen', 'voice', 'SMS', 'tekst', 'post'].map(readChannel)).toEqual([
      'voice',
      'voice',
      'sms',
      'sms',
      undefined,
    ])
    expect(['ja', 'X', 'Oui', 'neen', '0', 'misschien'].map(readYesOrNo)).toEqual([
      true,
      true,
      true,
      false,
      false,
      undefined,
    ])
  })

  it.each([
    ['3/02/2024', '2024-02-03T00:00:00.000Z'],
    ['3-2-24', '2024-02-03T00:00:00.000Z'],
    ['03.02.2024 0:00', '2024-02-03T00:00:00.000Z'],
    ['2024-02-03', '2024-02-03T00:00:00.000Z'],
    ['2024-02-03T10:11:12.000Z', '2024-02-03T10:11:12.000Z'],
    ['31/02/2024', undefined],
    ['vorig jaar', undefined],
  ])('of a day: %s', (cell, moment) => {
    expect(readDate(cell)).toBe(moment)
  })
})
