import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phrases } from '#alerts/phrases.ts'
import { EMERGENCY_NUMBERS } from '#alerts/pronunciation.ts'
import {
  type AlertMessage,
  composeSpokenMessage,
  estimateSpeechSeconds,
  MAX_BILLED_CHARACTERS,
  MAX_TOTAL_CHARACTERS,
  type SpokenMessage,
  voiceFor,
} from '#alerts/spoken-message.ts'

const example: AlertMessage = {
  kind: 'live',
  language: 'nl',
  sender: 'Dit is de noodcentrale 101 van de politie Voorkempen.',
  text: 'In de Peperstraat zag een bewoner een onbekende. Het was een man, volledig in het zwart gekleed.',
  advice: 'Gelieve de buitenverlichting aan te steken.',
}

function spoken(message: AlertMessage): Extract<SpokenMessage, { kind: 'spoken' }> {
  const result = composeSpokenMessage(message)
  if (result.kind !== 'spoken') throw new Error(`Too long by ${result.tooMany}`)
  return result
}

describe('the spoken message', () => {
  it('is sender, message, advice, then the keys', () => {
    expect(spoken(example).plain).toBe(
      'Dit is de noodcentrale honderd en één van de politie Voorkempen. In de Peperstraat zag een bewoner een onbekende. Het was een man, volledig in het zwart gekleed. Gelieve de buitenverlichting aan te steken. Druk 1 om te bevestigen dat u dit bericht gehoord hebt. Druk 2 om het bericht opnieuw te horen.',
    )
  })

  it('goes without advice, and closes a part that has no point', () => {
    const { plain } = spoken({ ...example, sender: 'Politie Voorkempen', text: 'Blijf binnen', advice: undefined })
    expect(plain).toMatch(/^Politie Voorkempen\. Blijf binnen\. Druk 1 /)
  })

  it.each(['nl', 'fr', 'de', 'en'] as const)('says first that a test is a test, in %s', (language) => {
    const { plain } = spoken({ ...example, kind: 'test', language })
    expect(plain.startsWith(phrases(language).testOpening)).toBe(true)
    expect(plain.split(/\s+/).slice(0, 4).join(' ').toLowerCase()).toContain('test')
  })

  it('says that a follow-up is one, and of a test after that it is a test', () => {
    expect(spoken({ ...example, followUp: 'update' }).plain).toMatch(/^Dit is een vervolg op het vorige bericht/)
    expect(spoken({ ...example, followUp: 'all-clear' }).plain).toMatch(/^Dit is het einde van de waarschuwing/)
    expect(spoken({ ...example, kind: 'test', followUp: 'all-clear' }).plain).toMatch(
      /^Dit is een test .* Dit is het einde van de waarschuwing/,
    )
  })

  it('uses only tags that Neural voices know, each part a paragraph, and words apart where tags are taken out', () => {
    const { ssml, plain } = spoken(example)
    const tags = new Set(Array.from(ssml.matchAll(/<\/?(\w+)/g), ([, tag]) => tag))
    expect(tags).toEqual(new Set(['speak', 'p', 'break']))
    expect(
      ssml
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(plain)
  })

  it('escapes what people write, and drops what XML cannot hold', () => {
    const { ssml } = spoken({ ...example, text: `Jansen & Co <b>"weg"</b>\u0000\ud800 💥 l'an` })
    expect(ssml).toContain('<p>Jansen &amp; Co &lt;b&gt;&quot;weg&quot;&lt;/b&gt; l&apos;an.</p>')
  })

  it('is well-formed whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { ssml } = spoken({ ...example, text })
        const inside = ssml.replace(/<\/?(?:speak|p)>|<break time="\d+ms"\/>/g, '')
        expect(inside).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)|[\p{Cc}\ufffe\uffff]/u)
        expect(inside.isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('the limits of Connect', () => {
  const around = spoken({ ...example, text: 'x.' }).billedCharacters - 2
  const ofLength = (length: number) => composeSpokenMessage({ ...example, text: `${'a'.repeat(length - around - 1)}.` })

  it('allows 3,000 billed characters and not one more', () => {
    expect(ofLength(MAX_BILLED_CHARACTERS)).toMatchObject({ kind: 'spoken', billedCharacters: 3000 })
    expect(ofLength(MAX_BILLED_CHARACTERS + 7)).toEqual({ kind: 'too-long', billedCharacters: 3007, tooMany: 7 })
  })

  it('allows 6,000 characters in all, entities counted as they are sent', () => {
    const result = composeSpokenMessage({ ...example, text: '&'.repeat(1300) })
    expect(result).toMatchObject({ kind: 'too-long' })
    const { ssml } = spoken({ ...example, text: '&'.repeat(900) })
    expect(ssml.length).toBeLessThanOrEqual(MAX_TOTAL_CHARACTERS)
  })
})

describe('how long it takes', () => {
  it('the source’s example is half a minute or somewhat more', () => {
    expect(spoken(example).seconds).toBeGreaterThan(15)
    expect(spoken(example).seconds).toBeLessThan(35)
  })

  it('grows with the text, in every language', () => {
    for (const language of ['nl', 'fr', 'de', 'en'] as const) {
      expect(estimateSpeechSeconds('', language)).toBe(0)
      expect(estimateSpeechSeconds('Een, twee. Drie.', language)).toBeGreaterThan(
        estimateSpeechSeconds('Een twee drie', language),
      )
    }
  })
})

describe('the catalogue', () => {
  it('has a voice for each language', () => {
    expect((['nl', 'fr', 'de', 'en'] as const).map(voiceFor)).toEqual(['Lisa', 'Isabelle', 'Vicki', 'Amy'])
  })

  it('says the police’s number on the telephone as the alerts do', () => {
    for (const language of ['nl', 'fr', 'de', 'en'] as const) {
      expect(phrases(language).noRunningAlertText).toContain(EMERGENCY_NUMBERS[language]['101'])
    }
  })
})
