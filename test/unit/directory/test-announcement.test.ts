import { describe, expect, it } from 'vitest'
import {
  judgeAnnouncement,
  planAnnouncement,
  requestAnnouncement,
  type TestAnnouncement,
} from '#directory/test-announcement.ts'
import { aMember, aMemberWithoutContact } from '../../support/directory-builders.ts'

const now = new Date('2026-11-20T10:00:00.000Z')
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const at = after(2 * 24 * 60)

function announced(change: Partial<TestAnnouncement> = {}): TestAnnouncement {
  return {
    at: at.toISOString(),
    announcedAt: now.toISOString(),
    told: { mailed: 80, texted: 10, untold: 4 },
    ...change,
  }
}

/** One that nobody has got to the end of. */
function begun(): TestAnnouncement {
  const { told: _told, ...rest } = announced()
  return { ...rest, tellingSince: now.toISOString() }
}

describe('announcing a test call', () => {
  it('is done at least an hour and at most 60 days ahead', () => {
    expect(requestAnnouncement(undefined, after(59), now).kind).toBe('too-soon')
    expect(requestAnnouncement(undefined, after(-1), now).kind).toBe('too-soon')
    expect(requestAnnouncement(undefined, after(60), now).kind).toBe('new')
    expect(requestAnnouncement(undefined, after(60 * 24 * 60), now).kind).toBe('new')
    expect(requestAnnouncement(undefined, after(60 * 24 * 60 + 1), now).kind).toBe('too-far')
  })

  it('is done once a moment, also when it is asked for again afterwards', () => {
    const existing = announced()
    expect(requestAnnouncement(existing, at, after(1))).toEqual({ kind: 'known', announcement: existing })
    expect(requestAnnouncement(existing, at, after(3 * 24 * 60)).kind).toBe('known')
  })

  it('for another moment is another announcement', () => {
    const moved = after(3 * 24 * 60)
    expect(requestAnnouncement(announced(), moved, after(5))).toEqual({
      kind: 'new',
      announcement: {
        at: moved.toISOString(),
        announcedAt: after(5).toISOString(),
        tellingSince: after(5).toISOString(),
      },
    })
  })

  it('that died half-way is gone on with under its own name, not while it may still be running', () => {
    expect(requestAnnouncement(begun(), at, after(0.5))).toEqual({ kind: 'busy' })
    expect(requestAnnouncement(begun(), at, after(1))).toEqual({
      kind: 'resume',
      announcement: { ...begun(), tellingSince: after(1).toISOString() },
    })
  })
})

describe('the members', () => {
  it('are told by mail, else by text, else by the coordinator', () => {
    const mailed = aMember({ email: 'an@example.org' })
    const stopped = aMember({ email: 'vol@example.org', phoneKind: 'mobile' })
    const stoppedAtHome = aMember({ email: 'vol@example.org', phone: '+3232100000', phoneKind: 'fixed' })
    const { email: _email, ...textable } = aMember({ phoneKind: 'mobile' })
    const nobody = aMemberWithoutContact()
    const plan = planAnnouncement([nobody, mailed, stopped, textable, stoppedAtHome], (address) =>
      address.startsWith('vol'),
    )
    expect(plan).toEqual({ mailed: [mailed], texted: [stopped, textable], untold: [nobody, stoppedAtHome] })
  })
})

describe('a test call that starts', () => {
  const judged = (announcement: TestAnnouncement | undefined, minutesFromAt: number) =>
    judgeAnnouncement(announcement, new Date(at.getTime() + minutesFromAt * 60_000))

  it.each([
    [0, 'announced'],
    [-60, 'announced'],
    [60, 'announced'],
    [-61, 'other-time'],
    [61, 'other-time'],
    [24 * 60, 'other-time'],
    [24 * 60 + 1, 'missing'],
  ])('%i minutes from the announced moment is %s', (minutes, state) => {
    expect(judged(announced(), minutes)).toBe(state)
  })

  it('was not announced where nobody did, or not to the end', () => {
    expect(judged(undefined, 0)).toBe('missing')
    expect(judged(begun(), 0)).toBe('unfinished')
  })
})
