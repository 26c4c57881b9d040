import { describe, expect, it } from 'vitest'
import * as hasty from './hasty-sentences.ts'
import * as hastyLater from './hasty-sentences-later.ts'
import { heldOut } from './held-out-sentences.ts'
import * as first from './labelled-sentences.ts'
import { beyond, falseAlarms, misses } from './labels.ts'
import * as dutch from './second-reader-dutch.ts'
import * as others from './second-reader-french-german.ts'

const firstReader = Object.values(first).flat()
const secondReader = [...Object.values(dutch), ...Object.values(others)].flat()
const inHaste = [...Object.values(hasty), ...Object.values(hastyLater)].flat()
const all = [...firstReader, ...secondReader, ...heldOut, ...inHaste]

const hasHouseNumber = (marked: string) => marked.includes('{block ')
const isClean = (marked: string) => !/\{\w+ /.test(marked)

describe.each([
  ['the first reader', firstReader, 300],
  ['the second reader', secondReader, 360],
  ['the held-out sentences', heldOut, 180],
  ['those typed in haste', inHaste, 450],
  ['all of them', all, 1350],
])('the sentences: %s', (_, sentences, atLeast) => {
  it('are enough to tell', () => {
    expect(new Set(sentences).size).toBeGreaterThanOrEqual(atLeast)
    expect(sentences.filter(hasHouseNumber).length).toBeGreaterThanOrEqual(100)
  })

  it('house numbers: at least 98 % are blocked', () => {
    const { total, missed } = misses(sentences, ['block'])
    expect(beyond(0.02, missed, total)).toEqual([])
  })

  it('house numbers: less than 2 % of the sentences without one are blocked', () => {
    const without = sentences.filter((marked) => !hasHouseNumber(marked))
    expect(beyond(0.02, falseAlarms(without, ['block']), without.length)).toEqual([])
  })

  it('counts after a street are asked about, not blocked', () => {
    const { total, missed } = misses(sentences, ['count'])
    expect(total).toBeGreaterThan(0)
    expect(beyond(0.02, missed, total)).toEqual([])
  })

  it('names, telephone numbers, addresses and plates: at least 98 % are found', () => {
    const { total, missed } = misses(sentences, ['name', 'phone', 'email', 'plate'])
    expect(total).toBeGreaterThan(0)
    expect(beyond(0.02, missed, total)).toEqual([])
  })

  it('clean sentences: less than 2 % raise anything', () => {
    const clean = sentences.filter(isClean)
    const alarms = falseAlarms(clean, ['block', 'count', 'name', 'phone', 'email', 'plate'])
    expect(beyond(0.02, alarms, clean.length)).toEqual([])
  })
})
