import type { Random } from '../sample-zone/random.ts'
import * as dutch from './dutch-words.ts'
import * as french from './french-words.ts'
import * as german from './german-words.ts'

/** A language streets are named in. */
export type Tongue = 'nl' | 'fr' | 'de'

/** The names that are nearly everywhere, the most frequent first. */
export const frequentNames: Readonly<Record<Tongue, readonly string[]>> = {
  nl: [...new Set(dutch.frequent)],
  fr: [...new Set(french.frequent)],
  de: [...new Set(german.frequent)],
}

/** Makes up a street name by putting words together as a language does; `towns` lie around. */
export function inventName(tongue: Tongue, towns: readonly [string, ...string[]], random: Random): string {
  return inventors[tongue](towns, random)
}

const inventors: Readonly<Record<Tongue, (towns: readonly [string, ...string[]], random: Random) => string>> = {
  nl: (towns, random) => {
    const { pick } = random
    const lot = random.between(1, 100)
    if (lot <= 54) {
      return pick(dutch.stems) + (random.percent(40) ? pick(dutch.landscapes) : '') + way(dutch.ways, random)
    }
    if (lot <= 66) {
      const [first, surname] = [pick(dutch.firstNames), pick(dutch.surnames)]
      return `${first} ${surname}${surname.endsWith('s') ? '' : 's'}${random.percent(70) ? 'straat' : 'laan'}`
    }
    if (lot <= 72) return `${pick(dutch.titles)} ${pick(dutch.surnames)}${random.percent(60) ? 'straat' : 'laan'}`
    if (lot <= 79) {
      const saint = pick(dutch.saints)
      return `${saint}${saint.endsWith('s') ? '' : 's'}${way(dutch.ways, random)}`
    }
    if (lot <= 86) return `${pick(towns)}${random.percent(70) ? 'sesteenweg' : 'sebaan'}`
    if (lot <= 92) return pick(dutch.fields)
    return `${pick(dutch.directions)} ${random.percent(35) ? pick(dutch.generic) : pick(dutch.stems) + way(dutch.ways, random)}`
  },
  fr: (towns, random) => {
    const { pick } = random
    const lot = random.between(1, 100)
    const kind = way(french.ways, random)
    if (lot <= 50) return `${kind} ${pick(french.things)}`
    if (lot <= 58) return `${kind} ${pick(french.places)} ${pick(french.things)}`
    if (lot <= 74) return `${kind} ${pick(french.firstNames)} ${pick(french.surnames)}`
    if (lot <= 81) return `${kind} du ${pick(french.titles)} ${pick(french.surnames)}`
    if (lot <= 88) return `${kind} ${pick(french.saints)}`
    if (lot <= 93) return `${kind} ${pick(french.adjectives)}`
    if (lot <= 98) return `${random.percent(50) ? 'Chaussée' : 'Route'} ${of(pick(towns))}`
    return pick(french.datedNames)
  },
  de: (towns, random) => {
    const { pick } = random
    const lot = random.between(1, 100)
    if (lot <= 72) return pick(german.stems) + way(german.ways, random)
    if (lot <= 90) return pick(german.fields)
    return `${pick(towns)}er Straße`
  },
}

function of(town: string): string {
  return /^[aeiouéèh]/i.test(town) ? `d'${town}` : `de ${town}`
}

function way(ways: readonly (readonly [way: string, share: number])[], random: Random): string {
  let lot = random.between(1, 100)
  for (const [one, share] of ways) {
    lot -= share
    if (lot <= 0) return one
  }
  return ways[0]?.[0] ?? ''
}
