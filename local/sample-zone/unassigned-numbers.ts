/*
 * Numbers for people who do not exist. Belgium, unlike the United Kingdom or France, keeps no range apart for fiction,
 * so these come from ranges of the national numbering plan that have a purpose but no operator:
 *
 * - Mobile, +32 452 xx xx xx. libphonenumber takes the whole of 045 to 049 for mobile. Of 045, the prefixes in use are
 *   0450 01, 0455 and 0456 (libphonenumber's carrier list for 32, the prefix lists of Wikipedia); 0452 is nobody's.
 * - Fixed, +32 14 0x xx xx. In the two-digit zones libphonenumber takes any six digits after the zone. A subscriber
 *   number that begins with 0 could not be dialled inside its zone while local calls went without the zone (until
 *   2000), and none was found to have been given out since.
 *
 * "Not allocated" is no promise for ever: BIPT publishes what it has given out ("database with reserved and allocated
 * numbers"). What does promise that nobody's telephone rings is that this folder never leaves the machine: it is in no
 * bundle, and the telephone exchange of the local stack listens on loopback and has no trunk. Never load the sample
 * zone into an AWS account.
 */
const MOBILE = { prefix: '+32452', digits: 6 } as const
const FIXED = { prefix: '+32140', digits: 5 } as const

/** Walks through a range in an order that looks like chance; a prime that divides no power of ten visits every number. */
const STRIDE = 7919

/** Hands out numbers that nobody has, each once; `taken` (E.164) are passed over. Throws when a range is used up. */
export interface NumberSource {
  readonly mobile: () => string
  readonly fixed: () => string
}

/** Makes a source of telephone numbers for the sample zone. */
export function unassignedNumbers(taken: ReadonlySet<string>): NumberSource {
  const mobile = walk(MOBILE, taken)
  const fixed = walk(FIXED, taken)
  return { mobile: () => draw(mobile), fixed: () => draw(fixed) }
}

/** Whether a number is one of those that nobody has. */
export function isUnassigned(phone: string): boolean {
  return [MOBILE, FIXED].some(
    ({ prefix, digits }) => phone.startsWith(prefix) && phone.length === prefix.length + digits,
  )
}

/** Typed with one digit too few, as it stands on a form: no number at all. */
export const MISTYPED_NUMBER = '0452 12 34 5'

function* walk(
  { prefix, digits }: typeof MOBILE | typeof FIXED,
  taken: ReadonlySet<string>,
): Generator<string, undefined> {
  const size = 10 ** digits
  for (let step = 1; step <= size; step += 1) {
    const phone = prefix + String((step * STRIDE) % size).padStart(digits, '0')
    if (!taken.has(phone)) yield phone
  }
  return undefined
}

function draw(numbers: Generator<string, undefined>): string {
  const { value } = numbers.next()
  if (value === undefined) throw new RangeError('The sample zone has no telephone numbers left')
  return value
}
