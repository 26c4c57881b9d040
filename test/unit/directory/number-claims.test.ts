import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putMany } from '#directory/directory-store.ts'
import { addMember, changeMember, type MemberWriting, removeMember } from '#directory/member-store.ts'
import { claimNumber, claimNumbers, getClaims, markLeft, releaseNumber } from '#directory/number-claim-store.ts'
import { aBin, aMember, newBinId, newMemberId } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from './directory-table.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

const fingerprint = (...parts: readonly string[]) =>
  createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 22)
const now = new Date('2026-03-01T10:00:00.000Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const times = <Made>(count: number, make: (index: number) => Made): Made[] =>
  Array.from({ length: count }, (_, i) => make(i))
const free = { now, evenIfLeft: false, isHeld: () => false }

describe('a number', () => {
  const binId = newBinId()
  const claim = (digest: string, at = now, isHeld = false, evenIfLeft = false) =>
    claimNumber(directory, { binId, memberId: newMemberId(), fingerprint: digest }, { now: at, isHeld, evenIfLeft })

  it('goes to one of twenty who want it at once', async () => {
    const results = await Promise.all(times(20, () => claim(fingerprint('wanted'))))
    expect(results.filter(({ kind }) => kind === 'claimed')).toHaveLength(1)
    expect(results.filter(({ kind }) => kind === 'taken')).toHaveLength(19)
  })

  it('stands for a minute whether or not its member can be found, and after that only if somebody has it', async () => {
    const digest = fingerprint('stands')
    expect(await claim(digest)).toEqual({ kind: 'claimed' })
    expect(await claim(digest, later(59))).toEqual({ kind: 'taken' })
    expect(await claim(digest, later(61), true)).toEqual({ kind: 'taken' })
    expect(await claim(digest, later(61))).toEqual({ kind: 'claimed' })
  })

  it('may be claimed again by the member who holds it, and given free by nobody else', async () => {
    const mine = { binId, memberId: newMemberId(), fingerprint: fingerprint('mine') }
    const options = { now, isHeld: true, evenIfLeft: false }
    await claimNumber(directory, mine, options)
    expect(await claimNumber(directory, mine, options)).toEqual({ kind: 'claimed' })
    await releaseNumber(directory, { ...mine, memberId: newMemberId() })
    expect(await claim(mine.fingerprint)).toEqual({ kind: 'taken' })
    await releaseNumber(directory, mine)
    expect(await claim(mine.fingerprint)).toEqual({ kind: 'claimed' })
  })

  it('with which somebody left says since when, and goes to somebody else only when that is wanted', async () => {
    const digest = fingerprint('left')
    await markLeft(directory, [{ binId, memberId: newMemberId(), fingerprint: digest, since: now.toISOString() }])
    expect(await claim(digest, later(600))).toEqual({ kind: 'left', since: now.toISOString() })
    expect(await claim(digest, later(600), false, true)).toEqual({ kind: 'claimed' })
  })
})

describe('the numbers of a list', () => {
  it('are claimed each for itself: what stands in the way of one stops none of the others', async () => {
    const binId = newBinId()
    const wanted = times(2000, (i) => ({ fingerprint: fingerprint(binId, String(i)), memberId: newMemberId() }))
    const [taken, left, own] = wanted
    const others = newMemberId()
    await claimNumbers(directory, binId, [{ ...taken!, memberId: others }, own!], free)
    await markLeft(directory, [{ binId, ...left!, since: now.toISOString() }])

    const results = await claimNumbers(directory, binId, wanted, free)
    expect(results.get(taken!.fingerprint)).toEqual({ kind: 'taken' })
    expect(results.get(left!.fingerprint)).toEqual({ kind: 'left', since: now.toISOString() })
    expect([...results.values()].filter(({ kind }) => kind === 'claimed')).toHaveLength(1998)

    const register = await getClaims(
      directory,
      wanted.map(({ fingerprint: digest }) => ({ binId, fingerprint: digest })),
    )
    expect(register.size).toBe(2000)
    expect(register.get(taken!.fingerprint)).toMatchObject({ memberId: others, state: 'held' })
    expect(register.get(wanted[1999]!.fingerprint)).toEqual({
      binId,
      ...wanted[1999]!,
      state: 'held',
      since: now.toISOString(),
    })
  })

  it('go to one of two lists that are read at once, number by number', async () => {
    const binId = newBinId()
    const list = () => times(500, (i) => ({ fingerprint: fingerprint(binId, String(i)), memberId: newMemberId() }))
    const [one, other] = await Promise.all([
      claimNumbers(directory, binId, list(), free),
      claimNumbers(directory, binId, list(), free),
    ])
    const claimed = (results: typeof one) => [...results].filter(([, { kind }]) => kind === 'claimed')
    expect(claimed(one).length + claimed(other).length).toBe(500)
  })

  it('are nobody else’s in another BIN', async () => {
    const [one, other] = [newBinId(), newBinId()]
    const wanted = [{ fingerprint: 'the-same-digest-in-two', memberId: newMemberId() }]
    await claimNumbers(directory, one, wanted, free)
    const again = [{ ...wanted[0]!, memberId: newMemberId() }]
    expect(await claimNumbers(directory, other, again, free)).toEqual(
      new Map([[again[0]!.fingerprint, { kind: 'claimed' }]]),
    )
  })
})

describe('a member', () => {
  const writing = (): MemberWriting => ({ directory, fingerprint, now: () => now })

  it('gives the old number free by taking another, and keeps others from coming back with it by leaving', async () => {
    const bin = aBin({ adjunctIds: [] })
    const { binId } = bin
    await putMany(directory, { bins: [bin] })
    const member = aMember({ binId, phone: '+32452000001', email: 'een@example.org' })
    await addMember(writing(), member)
    const moved = await changeMember(writing(), member, { ...member, phone: '+32452000002' })
    const second = aMember({ binId, phone: '+32452000001', email: 'twee@example.org' })
    expect(await addMember(writing(), second)).toMatchObject({ kind: 'written' })
    if (moved.kind !== 'written') throw new Error(moved.kind)
    expect(await removeMember(writing(), moved.member)).toBe(true)
    const third = aMember({ binId, phone: '+32452000002', email: 'drie@example.org' })
    expect(await addMember(writing(), third)).toEqual({ kind: 'left', since: now.toISOString(), reach: 'phone' })
  })
})
