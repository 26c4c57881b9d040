import { describe, expect, it } from 'vitest'
import { keepIndex } from '#directory/streets/kept-index.ts'
import { StreetIndex } from '#directory/streets/street-index.ts'

const SECOND = 1000
const freshness = {
  lookAfter: 15 * SECOND,
  outdatedFor: 50 * SECOND,
  settleAfter: 10 * SECOND,
  remakeAfter: 600 * SECOND,
}

/** A directory whose index takes as long to make as the test wants. */
function aDirectory() {
  let now = Date.UTC(2026, 10, 22)
  const state = { version: 1, looks: 0, made: [] as StreetIndex[], failures: [] as unknown[], down: false }
  let finish: ((result: 'made' | 'failed') => void) | undefined
  const source = {
    version: async () => {
      state.looks += 1
      if (state.down) throw new Error('down')
      return state.version
    },
    make: () =>
      new Promise<StreetIndex>((resolve, reject) => {
        finish = (result) => {
          if (result === 'failed') return reject(new Error('not read'))
          const index = StreetIndex.of([])
          state.made.push(index)
          resolve(index)
        }
      }),
    now: () => new Date(now),
    failed: (error: unknown) => state.failures.push(error),
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    state,
    current: keepIndex(source, freshness),
    later: (seconds: number) => {
      now += seconds * SECOND
    },
    isMaking: () => finish !== undefined,
    finish: async (result: 'made' | 'failed' = 'made') => {
      await settle()
      expect(finish, 'nothing is being made').toBeDefined()
      finish?.(result)
      finish = undefined
      await settle()
    },
  }
}

async function begun() {
  const directory = aDirectory()
  const first = directory.current()
  await directory.finish()
  return { ...directory, first: await first }
}

describe('the kept index', () => {
  it('is made once for all who ask first', async () => {
    const { current, finish, state } = aDirectory()
    const asked = [current(), current(), current()]
    await finish()
    const [one, two, three] = await Promise.all(asked)
    expect(one === two && two === three).toBe(true)
    expect(state.made).toHaveLength(1)
  })

  it('answers without a look until it is time for one', async () => {
    const { current, later, state, first } = await begun()
    await current()
    const looks = state.looks
    later(14)
    expect(await current()).toBe(first)
    expect(state.looks).toBe(looks)
    later(1)
    expect(await current()).toBe(first)
    expect(state.looks).toBe(looks + 1)
  })

  it('answers from the older one while a newer one is made', async () => {
    const { current, later, finish, state, first } = await begun()
    later(20)
    await current()
    state.version = 2
    later(15)
    expect(await current()).toBe(first)
    expect(await current()).toBe(first)
    await finish()
    const second = await current()
    expect(second).not.toBe(first)
    expect(second).toBe(state.made.at(-1))
  })

  it('lets whoever asks wait when the older one may be out of date for too long', async () => {
    const { current, later, finish, state, first } = await begun()
    state.version = 2
    later(300)
    const asked = current()
    await finish()
    expect(await asked).not.toBe(first)
    expect(state.made).toHaveLength(2)
  })

  it('lets nobody wait after a long sleep in which nothing changed', async () => {
    const { current, later, first, isMaking } = await begun()
    later(590)
    expect(await current()).toBe(first)
    // Long after the first look it is made once more, meanwhile.
    expect(isMaking()).toBe(true)
    expect(await current()).toBe(first)
  })

  it('is made once more after a change, for what an index of the table had not yet', async () => {
    const { current, later, finish, state, isMaking } = await begun()
    later(20)
    await current()
    await finish()
    state.version = 2
    later(15)
    await current()
    await finish()
    later(15)
    expect(isMaking()).toBe(false)
    await current()
    await finish()
    expect(state.made).toHaveLength(4)
    later(15)
    await current()
    expect(isMaking()).toBe(false)
  })

  it('is made afresh every ten minutes, whatever the version', async () => {
    const { current, later, finish, isMaking } = await begun()
    later(20)
    await current()
    await finish()
    later(579)
    await current()
    expect(isMaking()).toBe(false)
    later(30)
    await current()
    expect(isMaking()).toBe(true)
  })

  it('answers on when the directory is down, and tells that', async () => {
    const { current, later, finish, state, first } = await begun()
    state.down = true
    later(100)
    expect(await current()).toBe(first)
    expect(state.failures).toHaveLength(1)
    state.down = false
    state.version = 2
    later(100)
    const asked = current()
    await finish('failed')
    expect(await asked).toBe(first)
    expect(state.failures).toHaveLength(2)
    later(20)
    const again = current()
    await finish()
    expect(await again).not.toBe(first)
  })

  it('is an outage, not an empty list, when the first one cannot be made', async () => {
    const { current, finish } = aDirectory()
    const outcome = current().then(
      () => 'made',
      (error: unknown) => String(error),
    )
    await finish('failed')
    expect(await outcome).toBe('Error: not read')
    const again = current()
    await finish()
    expect(await again).toBeInstanceOf(StreetIndex)
  })

  it('sees a change that comes while it is being made', async () => {
    const { current, later, finish, state } = await begun()
    state.version = 2
    later(100)
    const asked = current()
    await new Promise((resolve) => setImmediate(resolve))
    state.version = 3
    await finish()
    const second = await asked
    later(15)
    await current()
    await finish()
    expect(await current()).not.toBe(second)
  })
})
