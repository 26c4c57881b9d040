import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slugOf, slugsFor } from '#news/slug.ts'

function firstOf(slugs: Iterable<string>, count: number): readonly string[] {
  const found: string[] = []
  for (const slug of slugs) {
    found.push(slug)
    if (found.length === count) break
  }
  return found
}

describe('the address of an item', () => {
  it.each([
    ['Drie inbraken in één nacht!', 'drie-inbraken-in-een-nacht'],
    ["'s-Gravenwezel: d'r op uit", 's-gravenwezel-dr-op-uit'],
    ['Straße & Œuvre – “Ça va?”', 'strasse-oeuvre-ca-va'],
    ['!!!', 'bericht'],
    ['日本', 'bericht'],
    [
      'Een heel lange titel die vertelt wat er gebeurde in de nacht van maandag op dinsdag in Zoersel',
      'een-heel-lange-titel-die-vertelt-wat-er-gebeurde-in-de-nacht-van',
    ],
  ])('of %j is %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })

  it('is one part of a path whatever the title, and the next to try always another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const first = firstOf(slugsFor(title), 4)
        expect(new Set(first).size).toBe(4)
        for (const slug of first) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(first[0]!.length).toBeLessThanOrEqual(72)
      }),
    )
  })

  it.each(['Archief', 'BIN', 'Index', 'Inschrijven', 'Bevestigen'])('of %j is not that of another page', (title) => {
    expect(slugsFor(title).next().value).toBe(`${title.toLowerCase()}-2`)
  })
})
