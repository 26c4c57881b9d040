import { array, assert, constantFrom, integer, property, uniqueArray } from 'fast-check'
import { expect, it } from 'vitest'
import { type Page, takePage } from '#directory/page.ts'

interface Entry {
  readonly id: string
  readonly revision: number
}
const entry = (id: string, revision = 1): Entry => ({ id, revision })
const self = (one: Entry) => one
const ids = (page: Page<Entry>) => page.items.map(({ id }) => id)
const list = 'abcdefgh'.split('').map((id) => entry(id))

it('pages hold everything once, whatever their size', () => {
  for (const limit of [1, 3, 8, 100]) {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = takePage(list, { limit, cursor }, self)
      seen.push(...ids(page))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen.join('')).toBe('abcdefgh')
  }
})

const { next = '' } = takePage(list, { limit: 3 }, self)
const following = (changed: readonly Entry[]) => ids(takePage(changed, { limit: 3, cursor: next }, self)).join('')

it.each([
  ['nothing happened', list, 'def'],
  ['some came before it', [entry('0'), entry('1'), ...list], 'def'],
  ['some before it went', list.slice(2), 'def'],
  ['the last one shown went', list.filter(({ id }) => id !== 'c'), 'def'],
  ['the last one shown has a new name, in front', [entry('c', 2), ...list.filter(({ id }) => id !== 'c')], 'def'],
  [
    'the last one shown has a new name, in the same place',
    list.map((one) => (one.id === 'c' ? entry('c', 2) : one)),
    'def',
  ],
  ['the last one shown has a new name, at the end', [...list.filter(({ id }) => id !== 'c'), entry('c', 2)], 'def'],
  ['the last one shown went and another came before it', [entry('0'), ...list.filter(({ id }) => id !== 'c')], 'def'],
  ['the last two shown went and others came before them', [entry('0'), entry('a'), ...list.slice(3)], 'def'],
  ['all shown went', list.slice(3), 'def'],
  ['nothing is left', [], ''],
] as const)('the next page begins where the last one ended when %s', (_, changed, expected) => {
  expect(following(changed)).toBe(expected)
})

it('neither repeats nor leaves out what stays while others come and go', () => {
  const names = uniqueArray(integer({ min: 0, max: 99 }), { minLength: 4, maxLength: 40 })
  const changes = array(constantFrom('come', 'go'), { maxLength: 6 })
  assert(
    property(names, changes, integer({ min: 1, max: 5 }), (all, steps, limit) => {
      const sorted = all.toSorted((a, b) => a - b)
      const stays = sorted.filter((_, i) => i % 2 === 0)
      let now = sorted
      const seen: number[] = []
      let cursor: string | undefined
      let step = 0
      do {
        const page = takePage(now, { limit, cursor }, (one) => ({ id: String(one), revision: 1 }))
        seen.push(...page.items)
        cursor = page.next
        const shown = page.items.at(-1)
        const goes = now.find((one) => !stays.includes(one) && one !== shown)
        if (steps[step] === 'go') now = now.filter((one) => one !== goes)
        if (steps[step] === 'come') now = [...now, -1 - step].toSorted((a, b) => a - b)
        step += 1
      } while (cursor !== undefined)
      expect(seen.filter((one) => stays.includes(one))).toEqual(stays)
    }),
  )
})
