import * as z from 'zod'

/** What stands where a character could not be read; a list with it in it is taken for a damaged one. */
const LOST = '\uFFFD'

/** A line of text for people, of so many characters: trimmed, composed (NFC), without line ends and control characters. */
export function oneLine(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .overwrite((text) => text.normalize('NFC'))
    .refine((text) => !/\p{Cc}/u.test(text), 'Zet dit op één regel, zonder stuurtekens.')
    .refine(
      (text) => text.isWellFormed() && !text.includes(LOST),
      'Hier staat een teken dat onderweg verloren ging. Typ het opnieuw.',
    )
}

/** An e-mail address as people paste it. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .check(z.email('Dit is geen geldig e-mailadres.'))
  .meta({ examples: ['an.peeters@example.org'] })

/** Where the next page of a list begins that is read anew for every page; it names no person. */
const ListCursor = z
  .string()
  .max(160)
  .regex(
    /^[0-9]{1,6}(?:[.][a-zA-Z0-9_]{1,40}[.][0-9]{1,9}){1,3}$/,
    'Gebruik als cursor de waarde van next uit het vorige antwoord.',
  )

/** How much of a list, from where, and of what is searched for: the beginnings of words, capitals and accents aside. */
export const SearchQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .meta({ examples: ['peeters'] }),
  cursor: ListCursor.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
