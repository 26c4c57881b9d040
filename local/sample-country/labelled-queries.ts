import type { BinId } from '#contract/ids.ts'
import type { Bin, BinStreet } from '#directory/bin.ts'
import { wordsOf } from '#directory/streets/letters.ts'
import { MUNICIPALITIES } from '#directory/streets/municipalities.ts'
import { type Random, seeded } from '../sample-zone/random.ts'
import * as dutch from './dutch-words.ts'
import * as french from './french-words.ts'
import type { SampleCountry } from './sample-country.ts'
import { inventName, type Tongue } from './street-names.ts'
import {
  abbreviated,
  doubled,
  initial,
  joined,
  missed,
  nextKey,
  reordered,
  split,
  swapped,
  type TypingError,
  withoutAccents,
} from './typing-errors.ts'

/** A query with the BIN it asks for; without `expected` no BIN is the right answer. */
export interface LabelledQuery {
  readonly rule: string
  readonly text: string
  readonly municipality?: string
  readonly houseNumber?: number
  readonly expected?: BinId
}

/** A street that lies in one BIN only, as far as its municipality goes. */
interface Subject {
  readonly bin: Bin
  readonly street: BinStreet
}

const QUERIES_PER_RULE = 30

/** Makes queries by rules from the streets of a country, as many for each rule; the same country gives the same ones. */
export function labelQueries(country: SampleCountry, seed = 'queries'): readonly LabelledQuery[] {
  const known = new KnownNames(country)
  const subjects = known.subjects
  const queries: LabelledQuery[] = []
  const add = (rule: string, make: (random: Random) => LabelledQuery | undefined) => {
    const random = seeded(`${seed}/${rule}`)
    let made = 0
    for (let tries = 0; made < QUERIES_PER_RULE && tries < 20_000; tries += 1) {
      const query = make(random)
      if (query === undefined) continue
      queries.push({ ...query, rule })
      made += 1
    }
  }
  const ask = (
    subject: Subject,
    street: string,
    rest: (municipality: string, house: number) => Partial<LabelledQuery>,
  ) => {
    const house = houseIn(subject.street)
    return { rule: '', text: street, expected: subject.bin.binId, ...rest(subject.bin.municipality, house) }
  }
  /** A street with a typing error, unless the error makes the name of another street. */
  const mistyped = (subject: Subject, error: TypingError, random: Random): string | undefined => {
    const text = error(subject.street.name, random)
    return text === subject.street.name || known.isAnother(text, subject.street.name) ? undefined : text
  }
  const inOneLine = (street: string) => (municipality: string) => ({ text: `${street} ${municipality}` })

  for (const [rule, error] of Object.entries(errors)) {
    add(`${rule}, with municipality`, (random) => {
      const subject = random.pick(subjects)
      const text = mistyped(subject, error, random)
      return text === undefined ? undefined : ask(subject, text, inOneLine(text))
    })
  }
  for (const [rule, error] of Object.entries({ swapped, missed, doubled, nextKey })) {
    add(`${rule}, street alone`, (random) => {
      const subject = random.pick(known.onlyOnes)
      const text = mistyped(subject, error, random)
      return text === undefined ? undefined : ask(subject, text, () => ({}))
    })
  }
  add('as it is written, street alone', (random) => {
    const subject = random.pick(known.onlyOnes)
    return ask(subject, subject.street.name, () => ({}))
  })
  add('initial in place of the first name', (random) => {
    const subject = random.pick(subjects)
    const text = withInitial(subject.street.name)
    if (text === subject.street.name || known.haveInitial(subject, text) > 1) return undefined
    return ask(subject, text, inOneLine(text))
  })
  add('number and municipality in one line', (random) => {
    const subject = random.pick(subjects)
    const { name } = subject.street
    return ask(subject, name, (municipality, house) => ({
      text: `${name.toLowerCase()} ${house} ${municipality.toLowerCase()}`,
    }))
  })
  add('address with box and postcode', (random) => {
    const subject = random.pick(subjects)
    const { name } = subject.street
    return ask(subject, name, (municipality, house) => ({
      text: `${name} ${house} bus 3, ${random.between(1000, 9992)} ${municipality.toUpperCase()}`,
    }))
  })
  add('municipality first', (random) => {
    const subject = random.pick(subjects)
    const { name } = subject.street
    return ask(subject, name, (municipality, house) => ({ text: `${municipality} ${name} ${house}` }))
  })
  add('municipality and number apart', (random) => {
    const subject = random.pick(subjects)
    return ask(subject, subject.street.name, (municipality, houseNumber) => ({ municipality, houseNumber }))
  })
  add('error in the municipality', (random) => {
    const subject = random.pick(subjects)
    const { name } = subject.street
    const { municipality } = subject.bin
    const typed = random.pick([swapped, missed, doubled, nextKey])(municipality, random)
    if (wordsOf(municipality).join('').length < 6 || typed === municipality || known.isPlace(typed)) return undefined
    return ask(subject, name, inOneLine(name)) && { rule: '', text: `${name} ${typed}`, expected: subject.bin.binId }
  })
  add('error in the street, with number and municipality', (random) => {
    const subject = random.pick(subjects)
    const text = mistyped(subject, random.pick([swapped, missed, doubled, nextKey]), random)
    if (text === undefined) return undefined
    return ask(subject, text, (municipality, house) => ({ text: `${text} ${house} ${municipality}` }))
  })
  add('beginning of the street, with number and municipality', (random) => {
    const subject = random.pick(subjects)
    const { name } = subject.street
    const { municipality } = subject.bin
    const typed = name.slice(0, Math.ceil(name.length * 0.6)).trim()
    // A beginning that ends with an article or a hyphen is another question: what was typed of the last word says nothing.
    if (!/\p{L}{3}$/u.test(typed) || known.has(typed) || known.startingWith(typed, municipality) !== 1) return undefined
    return ask(subject, typed, (_municipality, house) => ({ text: `${typed} ${house} ${municipality}` }))
  })
  add('part of the municipality', (random) => {
    const subject = random.pick(known.inParts)
    const { name, subMunicipality = '' } = subject.street
    return ask(subject, name, () => ({ text: `${name} ${subMunicipality}` }))
  })
  add('side of the street', (random) => {
    const { bin, street } = random.pick(known.sides)
    const house = 2 * random.between(1, 60) + (street.parity === 'odd' ? 1 : 0)
    return { rule: '', text: `${street.name} ${house} ${bin.municipality}`, expected: bin.binId }
  })
  add('stretch of the street', (random) => {
    const { bin, street } = random.pick(known.stretches)
    const houseNumber = random.between(street.from ?? 1, street.to ?? 1)
    return { rule: '', text: street.name, municipality: bin.municipality, houseNumber, expected: bin.binId }
  })

  add('none: a name that no street has', (random) => {
    const name = known.invent(random)
    return name === undefined ? undefined : { rule: '', text: name }
  })
  add('none: such a name, with municipality', (random) => {
    const name = known.invent(random)
    if (name === undefined) return undefined
    return { rule: '', text: `${name} ${random.between(1, 90)} ${random.pick(subjects).bin.municipality}` }
  })
  add('none: a near name', (random) => {
    const { bin, street } = random.pick(subjects)
    const text = nearName(street.name, random)
    return text === undefined || known.has(text)
      ? undefined
      : { rule: '', text: random.percent(50) ? text : `${text} ${bin.municipality}` }
  })
  add('none: a street of the municipality that no BIN has', (random) => {
    const { name, municipality } = random.pick(known.outside)
    return { rule: '', text: `${name} ${municipality}` }
  })
  add('none: a known street, in a municipality without BIN', (random) => {
    const { street } = random.pick(subjects)
    return { rule: '', text: `${street.name} ${random.between(1, 90)} ${random.pick(known.without)}` }
  })
  add('none: a house beyond the part that has a BIN', (random) => {
    const { bin, street } = random.pick(known.stretchesAlone)
    return { rule: '', text: `${street.name} ${(street.to ?? 0) + random.between(1, 40)} ${bin.municipality}` }
  })
  return queries
}

const errors = {
  swapped,
  missed,
  doubled,
  nextKey,
  'without accents': withoutAccents,
  abbreviated,
  joined,
  split,
  reordered,
} satisfies Record<string, TypingError>

/** Another street by its name: Kerkhofstraat is not Kerkstraat, and neither is Kerklaan or Oude Kerkstraat. */
function nearName(name: string, random: Random): string | undefined {
  const kind = /^(.{3,})(straat|laan|weg|dreef|plein)$/.exec(name)
  if (kind !== null) {
    const [, stem = '', way = ''] = kind
    const another = random.pick(['straat', 'laan', 'weg', 'dreef', 'plein', 'lei', 'hof'])
    const middle = random.pick(['hof', 'veld', 'berg', 'donk'])
    return random.pick([
      stem + another,
      stem + middle + way,
      `${random.pick(dutch.directions)} ${name}`,
      random.pick(dutch.stems) + middle + way,
    ])
  }
  const rue = /^(Rue|Avenue|Chemin|Place|Clos) (.+)$/.exec(name)
  if (rue === null) return undefined
  const [, , thing = ''] = rue
  return random.pick([
    `${random.pick(['Rue', 'Avenue', 'Chemin', 'Place', 'Clos'])} ${thing}`,
    `Rue ${random.pick(french.places)} ${thing}`,
  ])
}

function withInitial(name: string): string {
  return initial(name, [...dutch.firstNames, ...french.firstNames])
}

/** The middle of the numbers a BIN has of a street. */
function houseIn({ from = 1, to = 40, parity }: BinStreet): number {
  const middle = Math.floor((from + to) / 2)
  if (parity === undefined || (middle % 2 === 0) === (parity === 'even')) return middle
  return middle + 1 <= to ? middle + 1 : middle - 1
}

class KnownNames {
  readonly subjects: readonly [Subject, ...Subject[]]
  /** Whose name no other municipality has. */
  readonly onlyOnes: readonly [Subject, ...Subject[]]
  readonly inParts: readonly [Subject, ...Subject[]]
  readonly sides: readonly [Subject, ...Subject[]]
  readonly stretches: readonly [Subject, ...Subject[]]
  readonly stretchesAlone: readonly [Subject, ...Subject[]]
  readonly outside: readonly [{ name: string; municipality: string }, ...{ name: string; municipality: string }[]]
  readonly without: readonly [string, ...string[]]
  readonly #names: ReadonlySet<string>
  readonly #inMunicipality: ReadonlyMap<string, readonly string[]>
  readonly #places: ReadonlySet<string>

  constructor(country: SampleCountry) {
    const all = country.bins.flatMap((bin) => bin.streets.map((street): Subject => ({ bin, street })))
    const inTown = Map.groupBy(all, ({ bin, street }) => `${key(street.name)}|${bin.municipality}`)
    const everywhere = Map.groupBy(all, ({ street }) => key(street.name))
    const inPart = Map.groupBy(all, ({ street }) => `${key(street.name)}|${street.subMunicipality}`)
    const whole = all.filter(({ street }) => street.from === undefined && street.parity === undefined)
    const isOne = ({ bin, street }: Subject) => inTown.get(`${key(street.name)}|${bin.municipality}`)?.length === 1
    const municipalities = new Set(Object.values(MUNICIPALITIES).flatMap((names) => names.flat()))
    this.subjects = some(all.filter((subject) => isOne(subject) && isTypable(subject)))
    this.onlyOnes = some(
      whole.filter((subject) => isTypable(subject) && everywhere.get(key(subject.street.name))?.length === 1),
    )
    this.inParts = some(
      whole.filter(
        ({ street }) =>
          street.subMunicipality !== undefined &&
          !municipalities.has(street.subMunicipality) &&
          inPart.get(`${key(street.name)}|${street.subMunicipality}`)?.length === 1,
      ),
    )
    const pairs = [...inTown.values()]
      .filter(
        ([one, other, third]) => third === undefined && one?.street.subMunicipality === other?.street.subMunicipality,
      )
      .filter((both) => both.length === 2)
      .flat()
    this.sides = some(pairs.filter(({ street }) => street.parity !== undefined))
    this.stretches = some(pairs.filter(({ street }) => street.to !== undefined))
    this.stretchesAlone = some(all.filter((subject) => subject.street.to !== undefined && isOne(subject)))
    this.outside = some(country.outside.filter(({ name, municipality }) => !inTown.has(`${key(name)}|${municipality}`)))
    this.without = some(country.without)
    this.#inMunicipality = new Map(
      [...Map.groupBy(all, ({ bin }) => bin.municipality)].map(([municipality, own]) => [
        municipality,
        [...new Set(own.map(({ street }) => street.name))],
      ]),
    )
    this.#names = new Set(everywhere.keys())
    this.#places = new Set([
      ...country.bins.map(({ municipality }) => key(municipality)),
      ...all.map(({ street }) => key(street.subMunicipality ?? '')),
    ])
  }

  has(name: string): boolean {
    return this.#names.has(key(name))
  }

  /** How many streets of a municipality begin with this. */
  startingWith(beginning: string, municipality: string): number {
    const names = this.#inMunicipality.get(municipality) ?? []
    return names.filter((name) => key(name).startsWith(key(beginning))).length
  }

  /** Whether a name is that of another street. */
  isAnother(name: string, street: string): boolean {
    return key(name) !== key(street) && this.has(name)
  }

  /** How many streets of a subject's municipality become the same with an initial for the first name. */
  haveInitial({ bin }: Subject, text: string): number {
    return this.#inMunicipality.get(bin.municipality)?.filter((name) => withInitial(name) === text).length ?? 0
  }

  isPlace(name: string): boolean {
    return this.#places.has(key(name))
  }

  /** A name as streets have them, but none in the country. */
  invent(random: Random): string | undefined {
    const tongue: Tongue = random.pick(['nl', 'nl', 'nl', 'fr', 'fr', 'de'])
    const name = inventName(tongue, ['Veldegem', 'Bellefontaine', 'Ruddervoorde'], random)
    return this.has(name) ? undefined : name
  }
}

/** A name too short to be mistyped recognisably is left out. */
function isTypable({ street }: Subject): boolean {
  return /\p{L}{4}/u.test(street.name)
}

function key(name: string): string {
  return wordsOf(name).join('')
}

function some<Item>(items: readonly Item[]): readonly [Item, ...Item[]] {
  const [first, ...others] = items
  if (first === undefined) throw new RangeError('the country is too small for its queries')
  return [first, ...others]
}
