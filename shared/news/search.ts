import { type Entry, wordsOf, type ZoneIndex } from './entry.ts'

/** Words that are in most texts and tell none apart. */
const SMALL: ReadonlySet<string> = new Set([
  'de',
  'het',
  'een',
  'en',
  'in',
  'op',
  'van',
  'te',
  'bij',
  'la',
  'le',
  'les',
  'et',
])

/** The items in which every word of a query is the beginning of some word, newest first. */
export function searchEntries(zones: readonly ZoneIndex[], query: string): readonly Entry[] {
  const all = [...new Set(wordsOf(query))]
  const telling = all.filter((word) => !SMALL.has(word))
  const wanted = telling.length === 0 ? all : telling
  if (wanted.length === 0) return []
  return zones
    .flatMap(({ entries }) => entries)
    .filter(({ words, bins }) => {
      const text = ` ${words} ${bins.flatMap(({ name, municipality }) => wordsOf(`${name} ${municipality}`)).join(' ')}`
      return wanted.every((word) => text.includes(` ${word}`))
    })
    .toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt))
}
