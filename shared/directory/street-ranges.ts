import type { BinStreet } from './bin.ts'
import type { FieldFault } from './field-fault.ts'
import { wordsOf } from './search.ts'

/** Checks the streets of a BIN: ranges that hold a house, and no house twice. Each fault says in which street, from 0. */
export function checkStreets(streets: readonly BinStreet[]): readonly FieldFault[] {
  const empty = streets.flatMap((street, i) => rangeFault(street, `streets.${i}`))
  if (empty.length > 0) return empty
  const keyed = streets.map((street) => ({ ...street, key: keyOf(street.name), part: keyOf(street.subMunicipality) }))
  return keyed.flatMap((street, i) => {
    const earlier = keyed.slice(0, i).findIndex((other) => overlap(street, other))
    if (earlier === -1) return []
    const message = `${nameOf(street)} staat er al: ${nameOf(streets[earlier])} (streets.${earlier}) bevat dezelfde nummers. Laat er één weg of splits ze op.`
    return [{ path: `streets.${i}`, message }]
  })
}

function rangeFault(street: BinStreet, path: string): readonly FieldFault[] {
  const { from, to, parity } = street
  if (from !== undefined && to !== undefined && from > to) {
    return [
      { path: `${path}.to`, message: `${nameOf(street)}: het laatste nummer ligt voor het eerste. Wissel ze om.` },
    ]
  }
  if (parity !== undefined && from !== undefined && from === to && isOdd(from) !== (parity === 'odd')) {
    const message = `${nameOf(street)}: ${from} is ${isOdd(from) ? 'oneven' : 'even'}, zodat geen enkel huis overblijft.`
    return [{ path: `${path}.parity`, message }]
  }
  return []
}

interface KeyedStreet extends BinStreet {
  readonly key: string
  readonly part: string
}

/** Whether a house can lie in both; a street without numbers is all of it. */
function overlap(one: KeyedStreet, other: KeyedStreet): boolean {
  if (one.key !== other.key) return false
  // The part of a municipality says which of two streets of one name it is; without it, it may be either.
  if (one.part !== '' && other.part !== '' && one.part !== other.part) return false
  const from = Math.max(one.from ?? 1, other.from ?? 1)
  const to = Math.min(one.to ?? Number.POSITIVE_INFINITY, other.to ?? Number.POSITIVE_INFINITY)
  if (from > to) return false
  const [parity, another = parity] = [one.parity, other.parity].filter((side) => side !== undefined)
  if (parity !== another) return false
  return parity === undefined || from < to || isOdd(from) === (parity === 'odd')
}

function keyOf(name = ''): string {
  return wordsOf(name).join('')
}

function isOdd(number: number): boolean {
  return number % 2 === 1
}

/** As a person would write it: Kerkstraat 1–61 (oneven). */
function nameOf({ name, from, to, parity }: BinStreet = { name: '' }): string {
  const range = from === undefined && to === undefined ? '' : ` ${from ?? 1}–${to ?? '…'}`
  const side = parity === undefined ? '' : ` (${parity === 'odd' ? 'oneven' : 'even'})`
  return `${name}${range}${side}`
}
