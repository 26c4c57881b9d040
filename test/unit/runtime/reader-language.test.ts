import { expect, it } from 'vitest'
import { readerLanguage } from '#runtime/reader-language.ts'

it.each([
  [undefined, 'nl'],
  ['', 'nl'],
  ['fr', 'fr'],
  ['fr-BE,fr;q=0.9,nl;q=0.8', 'fr'],
  ['it, de;q=0.5, en;q=0.7', 'en'],
  ['nl;q=0, DE-be', 'de'],
  ['*', 'nl'],
  ['x'.repeat(5000), 'nl'],
] as const)('whoever asks for %s reads %s', (header, language) => {
  expect(readerLanguage(header)).toBe(language)
})
