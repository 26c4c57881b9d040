import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '#contract/vocabulary.ts'
import { phoneAdvice } from '#directory/phone-advice.ts'
import { normalisePhone } from '#directory/phone-number.ts'

function advise(entered: string, language: Language = 'nl'): string {
  const read = normalisePhone(entered)
  if (read.kind !== 'invalid') throw new Error(`${entered} is ${read.kind}`)
  return phoneAdvice(entered, read.reason, language)
}

describe('what is wrong with a telephone number', () => {
  it.each([
    ['0477 12 34 5', '0477 12 34 5 heeft een cijfer te weinig: een Belgisch gsm-nummer telt er 10'],
    ['0452 12 34', '0452 12 34 heeft 2 cijfers te weinig: een Belgisch gsm-nummer telt er 10'],
    ['0452 12 34 567', 'heeft een cijfer te veel: een Belgisch gsm-nummer telt er 10, de 0 vooraan meegeteld.'],
    ['+32 452 12 34 5', 'heeft een cijfer te weinig: een Belgisch gsm-nummer telt er 9 na +32.'],
    ['0032 452 12 34 5', 'een Belgisch gsm-nummer telt er 9 na +32.'],
    ['+32 (0)452 12 34 567', 'heeft een cijfer te veel: een Belgisch gsm-nummer telt er 9 na +32.'],
    ['32 452 12 34 5', 'heeft een cijfer te weinig: een Belgisch gsm-nummer telt er 9 na +32.'],
    ['014 01 23 4', 'heeft een cijfer te weinig: een Belgisch vast nummer telt er 9, de 0 vooraan meegeteld.'],
    ['04 123 45 6', 'een Belgisch vast nummer telt er 9'],
    [
      '06 12345678',
      'heeft een cijfer te veel: een Belgisch vast nummer telt er 9, de 0 vooraan meegeteld. Een nummer uit',
    ],
    ['02/123.45.67', '02/123.45.67 is in België geen nummer dat bestaat. Kijk de eerste cijfers na.'],
    ['101', '101 is te kort voor een telefoonnummer.'],
    ['1'.repeat(60), `${'1'.repeat(40)}… is te lang voor een telefoonnummer.`],
    ['0452 12 34 5O', 'bevat de letter O. Schrijf een telefoonnummer met cijfers alleen; een nul is geen letter.'],
    ['geen', 'geen bevat letters. Schrijf een telefoonnummer met cijfers alleen.'],
    ['4,52E+08', 'is een nummer dat door een rekenblad is ingekort'],
    ['0452 12 34 56 of 0452 12 34 57', 'is meer dan één nummer. Kies er een.'],
    ['0452123456/0452123457', 'is meer dan één nummer. Kies er een.'],
    ['0452 12 34 56 0452 12 34 57', 'is meer dan één nummer. Kies er een.'],
    ['0452 12 34 56 ext 3', 'heeft een toestelnummer'],
    ['078 15 15 15', '078 15 15 15 is een dienstnummer'],
    ['+31 6 1234567', 'is geen nummer dat bestaat. Kijk de landcode en de eerste cijfers na.'],
    ['+31 6 123456789012', 'is te lang voor een telefoonnummer.'],
    ['---', '--- is geen telefoonnummer.'],
  ])('is said of %s', (entered, said) => {
    expect(advise(entered)).toContain(said)
  })

  it.each([
    ['fr', '0477 12 34 5 compte un chiffre de moins que prévu : un numéro de GSM belge en compte 10'],
    ['de', '0477 12 34 5 hat eine Ziffer zu wenig: eine belgische Handynummer hat 10'],
    ['en', '0477 12 34 5 has one digit too few: a Belgian mobile number has 10'],
  ] as const)('is said in the reader’s language: %s', (language, said) => {
    expect(advise('0477 12 34 5', language)).toContain(said)
  })

  it('is said of whatever somebody enters, on one line that is not too long', () => {
    const entries = string({ unit: 'binary', maxLength: 300 })
    assert(
      property(entries, constantFrom<Language[]>('nl', 'fr', 'de', 'en'), (entered, language) => {
        const read = normalisePhone(entered)
        const said = read.kind === 'invalid' ? phoneAdvice(entered, read.reason, language) : 'fine'
        expect(said.length).toBeLessThan(300)
        expect(said).not.toContain('\n')
      }),
    )
  })
})
