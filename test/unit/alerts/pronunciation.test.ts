import { describe, expect, it } from 'vitest'
import { pronounce } from '#alerts/pronunciation.ts'

describe('Dutch', () => {
  it.each([
    ['1-ABC-234', 'één, A B C, twee drie vier'],
    ['1ABC234', 'één, A B C, twee drie vier'],
    ['2-xyz-789', 'twee, X Y Z, zeven acht negen'],
    ['ABC-123', 'A B C, één twee drie'],
    ['AB-123-CD', 'A B, één twee drie, C D'],
    ['12-ABC-3', 'één twee, A B C, drie'],
    ['0470 00 00 12', 'nul vierhonderdzeventig, nul nul, nul nul, twaalf'],
    ['0470000012', 'nul vierhonderdzeventig, nul nul, nul nul, twaalf'],
    ['+32 470 00 00 12', 'nul vierhonderdzeventig, nul nul, nul nul, twaalf'],
    ['03 210 40 00', 'nul drie, tweehonderdtien, veertig, nul nul'],
    ['014 56 47 00', 'nul veertien, zesenvijftig, zevenenveertig, nul nul'],
    ['0800 12 345', 'nul achthonderd, twaalf, driehonderdvijfenveertig'],
    ['+31 6 12 34 56 78', 'plus eenendertig, eenenzestig, drieëntwintig, vijfenveertig, zeshonderdachtenzeventig'],
    ['via het noodnummer 101.', 'via het noodnummer honderd en één.'],
    ['bel 112', 'bel honderdtwaalf'],
    ['om 22u30', 'om tweeëntwintig uur dertig'],
    ['om 22:30', 'om tweeëntwintig uur dertig'],
    ['om 22.30 uur', 'om tweeëntwintig uur dertig'],
    ['om 14u.', 'om veertien uur.'],
    ['14u-16u', 'veertien uur tot zestien uur'],
    ['tussen 14 en 16 uur', 'tussen veertien en zestien uur'],
    ['de E313', 'de E driehonderddertien'],
    ['de N12 en de A12', 'de N twaalf en de A twaalf'],
    ['1m80 groot', 'één meter tachtig groot'],
    ['1,75 m', 'één meter vijfenzeventig'],
    ['90 km/u', '90 kilometer per uur'],
  ])('%s is said "%s"', (written, said) => {
    expect(pronounce(written, 'nl')).toBe(said)
  })

  it.each(['2 mannen', 'op 15 augustus', 'Kerkstraat', '12 u kunt', 'in 2026', '1.500 euro', 'BIN'])(
    '%s is said as it is written',
    (text) => {
      expect(pronounce(text, 'nl')).toBe(text)
    },
  )
})

describe('the other languages', () => {
  it.each([
    ['fr', 'à 22h30', 'à vingt-deux heures trente'],
    ['fr', 'à 1h', 'à une heure'],
    ['fr', 'le 101', 'le cent et un'],
    ['fr', '0470 00 00 97', 'zéro quatre cent septante, zéro zéro, zéro zéro, nonante-sept'],
    ['fr', '1-ABC-234', 'un, A B C, deux trois quatre'],
    ['de', 'um 22:30 Uhr', 'um zweiundzwanzig Uhr dreißig'],
    ['de', 'die 112', 'die eins eins zwei'],
    ['de', '1m80', 'ein Meter achtzig'],
    ['en', 'at 22:05', 'at ten oh five p.m.'],
    ['en', 'at 10.30 pm', 'at ten thirty p.m.'],
    ['en', 'on 101', 'on one zero one'],
  ] as const)('%s: %s is said "%s"', (language, written, said) => {
    expect(pronounce(written, language)).toBe(said)
  })
})
