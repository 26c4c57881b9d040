import { expect, test } from 'vitest'
import { createClock } from '../../../local/exchange/clock.ts'

test('an alarm never goes off early, and what is overdue goes off in the order it was due', async () => {
  const clock = createClock(1000)
  const fired: [string, number][] = []
  const start = clock.now()
  await new Promise<void>((resolve) => {
    const alarm = (name: string, seconds: number) => {
      const moment = start + clock.lasting(seconds)
      clock.at({}, moment, () => {
        fired.push([name, clock.now() - moment])
        if (fired.length === 4) resolve()
      })
    }
    alarm('c', 7.3)
    alarm('a', 0.4)
    alarm('d', 11)
    alarm('b', 3)
    // The process hangs until all are overdue.
    while (clock.now() < start + 20);
  })
  expect(fired.map(([name]) => name)).toEqual(['a', 'b', 'c', 'd'])
  for (const [, late] of fired) expect(late).toBeGreaterThanOrEqual(0)
  clock.stop()
})

test('what one owner waited for has run before its next alarm goes off, also when both are overdue', async () => {
  const clock = createClock(1)
  const owner = {}
  const order: string[] = []
  const start = clock.now()
  const waited = new Promise<void>((resolve) => clock.at(owner, start + 1, resolve))
  const second = new Promise<void>((resolve) => {
    clock.at(owner, start + 2, () => {
      order.push('second alarm')
      resolve()
    })
  })
  while (clock.now() < start + 10);
  await waited
  await Promise.resolve()
  order.push('went on')
  await second
  expect(order).toEqual(['went on', 'second alarm'])
  clock.stop()
})

test('an alarm taken back does not go off, nor does any after the clock stopped', async () => {
  const clock = createClock(1000)
  const fired: string[] = []
  const start = clock.now()
  const cancel = clock.at({}, start + 2, () => fired.push('cancelled'))
  await new Promise<void>((resolve) => {
    clock.at({}, start + 1, cancel)
    clock.at({}, start + 4, resolve)
  })
  clock.at({}, clock.now(), () => fired.push('after stop'))
  clock.stop()
  const other = createClock(1)
  await new Promise<void>((resolve) => other.at({}, other.now() + 5, resolve))
  expect(fired).toEqual([])
})
