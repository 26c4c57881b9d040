import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { smsParts, toGsm7 } from '#alerts/gsm7.ts'
import { phrases } from '#alerts/phrases.ts'
import type { AlertMessage } from '#alerts/spoken-message.ts'
import { composeTextMessage } from '#alerts/text-message.ts'

const example: AlertMessage = {
  kind: 'live',
  language: 'nl',
  sender: 'Dit is de noodcentrale 101 van de politie Voorkempen.',
  text: 'In de Peperstraat zag een bewoner dat een onbekende de voordeur bij de buren aan het forceren was. Wanneer hij naar deze persoon riep, liep deze weg richting Zoutstraat. Het was een man, volledig in het zwart gekleed.',
  advice:
    'Gelieve de buitenverlichting aan te steken en indien u de persoon opmerkt, dadelijk de politie te verwittigen via het noodnummer 101.',
}

describe('the SMS of an alert', () => {
  it('says what it is, from whom, the message, the advice, and not to answer', () => {
    const { kind, text, encoding, parts } = composeTextMessage(example)
    expect(text).toBe(
      `BIN-bericht van de politie. Noodcentrale 101 van de politie Voorkempen: ${example.text} ${example.advice} Niet antwoorden op deze sms.`,
    )
    expect({ kind, encoding, parts }).toEqual({ kind: 'text', encoding: 'GSM-7', parts: 3 })
  })

  it('begins with what it is', () => {
    expect(composeTextMessage({ ...example, kind: 'test' }).text).toMatch(
      /^TEST van het BIN, er is niets aan de hand\./,
    )
    expect(composeTextMessage({ ...example, followUp: 'update' }).text).toMatch(/^Vervolg op het BIN-bericht/)
    expect(composeTextMessage({ ...example, followUp: 'all-clear' }).text).toMatch(/^Einde van de BIN-waarschuwing/)
    expect(composeTextMessage({ ...example, kind: 'test', followUp: 'update' }).text).toMatch(/^TEST .* Vervolg op/)
  })

  it.each([
    ['nl', 'Hier is de politie Voorkempen.', 'Politie Voorkempen:'],
    ['fr', 'Ici la police de Namur.', 'Police de Namur:'],
    ['de', 'Hier ist die Polizei Eupen.', 'Polizei Eupen:'],
    ['en', 'This is the police of Brecht.', 'Police of Brecht:'],
    ['nl', 'Politie Voorkempen', 'Politie Voorkempen:'],
  ] as const)('%s: "%s" becomes "%s"', (language, sender, short) => {
    expect(composeTextMessage({ ...example, language, sender }).text).toContain(` ${short} `)
  })

  it('is never cut: too many parts come back whole and say so', () => {
    const long = composeTextMessage({ ...example, text: `${'Lang verhaal. '.repeat(60)}Einde.` })
    expect(long).toMatchObject({ kind: 'too-long', maxParts: 4 })
    expect(long.parts).toBeGreaterThan(4)
    expect(long.text).toContain('Einde.')
    expect(composeTextMessage({ ...example, text: long.text }, 20).kind).toBe('text')
  })

  it('has catalogues that need no transliteration', () => {
    for (const language of ['nl', 'fr', 'de', 'en'] as const) {
      const own = phrases(language)
      for (const text of [
        own.smsHeading,
        own.smsTestHeading,
        own.smsUpdateHeading,
        own.smsAllClearHeading,
        own.smsNoReply,
      ]) {
        expect(smsParts(text).encoding).toBe('GSM-7')
        expect(toGsm7(text)).toBe(text)
      }
    }
  })
})

describe('GSM-7', () => {
  it.each([
    ['é è à ù ö ü ß', 'é è à ù ö ü ß'],
    ['coördinator, reünie, België, ê ç œ', 'coördinator, reünie, Belgie, e c oe'],
    ['“ja” ‘nee’ – … •', `"ja" 'nee' - ... -`],
    ['brand 🔥 hier', 'brand hier'],
    ['5 € [x]', '5 € [x]'],
    ['e\u0301', 'é'],
  ])('%s is written %s', (text, written) => {
    expect(toGsm7(text)).toBe(written)
    expect(smsParts(written).encoding).toBe('GSM-7')
  })

  it('keeps letters of another script: dropping them would drop the message', () => {
    expect(toGsm7('Увага: дим')).toBe('Увага: дим')
    expect(smsParts('Увага: дим')).toEqual({ encoding: 'UCS-2', parts: 1 })
  })

  it('counts parts as the operator does', () => {
    const parts = (text: string) => smsParts(text).parts
    expect([parts('a'.repeat(160)), parts('a'.repeat(161)), parts('a'.repeat(306)), parts('a'.repeat(307))]).toEqual([
      1, 2, 2, 3,
    ])
    expect([parts('€'.repeat(80)), parts('€'.repeat(81))]).toEqual([1, 2])
    expect([parts('д'.repeat(70)), parts('д'.repeat(71)), parts('д'.repeat(134)), parts('д'.repeat(135))]).toEqual([
      1, 2, 2, 3,
    ])
  })

  it('does not cut a character of two septets in half', () => {
    // 152 + 2 is one too many for the first part; the last part is then full.
    expect(smsParts(`${'a'.repeat(152)}€${'a'.repeat(151)}`).parts).toBe(2)
    expect(smsParts(`${'a'.repeat(152)}€${'a'.repeat(152)}`).parts).toBe(3)
  })

  it('changes nothing the second time, and leaves nothing of Latin letters outside the alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(toGsm7(toGsm7(text))).toBe(toGsm7(text))
      }),
    )
    expect(smsParts(toGsm7('ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿšžčąęłő')).encoding).toBe('GSM-7')
  })
})
