/** As long as people still read an address whole. */
const LONGEST = 70

/** Addresses below a zone that are no item's. */
const TAKEN: ReadonlySet<string> = new Set(['archief', 'bin', 'index', 'inschrijven', 'bevestigen', 'feed', 'sitemap'])

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd' }

/** The part of an address that a title or a name gives: small letters, figures and hyphens, cut between words. */
export function slugOf(title: string): string {
  const words = title
    .toLowerCase()
    .replaceAll(/[ßæœøłđ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}|['’]/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`
    if (longer.length > LONGEST) break
    slug = longer
  }
  return slug === '' ? (words[0]?.slice(0, LONGEST) ?? 'bericht') : slug
}

/** The addresses to try for a title, in their order: each later one where somebody has those before. */
export function* slugsFor(title: string): Generator<string> {
  const slug = slugOf(title)
  if (!TAKEN.has(slug)) yield slug
  for (let number = 2; ; number += 1) yield `${slug}-${number}`
}
