import { createHash } from 'node:crypto'
import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bin } from '#directory/bin.ts'
import { changeBin } from '#directory/bin-store.ts'
import { type Directory, getBin, getMember, listMembers, putMany } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import {
  addMember,
  changeMember,
  type MemberWriting,
  type MemberWritten,
  removeMember,
} from '#directory/member-store.ts'
import { getClaims } from '#directory/number-claim-store.ts'
import { aBin, aMember, newMemberId } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from './directory-table.ts'
import { deaths, dying, heldUp } from './dying.ts'

let directory: DirectoryTable
beforeAll(async () => {
  directory = await openDirectoryTable()
})
afterAll(() => directory[Symbol.asyncDispose]())

const fingerprint = (...parts: readonly string[]) =>
  createHash('sha256').update(parts.join('/')).digest('base64url').slice(0, 22)

/** Two minutes pass between one request and the next, so that a claim of somebody who died is out of date. */
let clock = Date.parse('2026-03-01T10:00:00.000Z')
const writing = (on: Directory = directory): MemberWriting => {
  clock += 120_000
  const start = clock
  return { directory: on, fingerprint, now: () => new Date(start) }
}
/** At one and the same moment. */
const together = (): MemberWriting => ({ directory, fingerprint, now: () => new Date(clock) })

async function settle(change: Partial<Bin> = {}, members: readonly Partial<Member>[] = []) {
  const bin = aBin({ adjunctIds: [], ...change })
  const all = members.map((member) => aMember({ binId: bin.binId, ...member }))
  await putMany(directory, { bins: [bin] })
  for (const member of all) expect(await addMember(writing(), member)).toMatchObject({ kind: 'written' })
  return { bin, binId: bin.binId, members: all }
}

const X = '+32452000001'
const Y = '+32452000002'
const Z = '+32452000003'

function written(result: MemberWritten): Member {
  if (result.kind !== 'written') throw new Error(result.kind)
  return result.member
}

/** No number twice, whatever happened. */
async function expectOnce(binId: Bin['binId']): Promise<void> {
  const phones = (await listMembers(directory, binId)).flatMap(({ phone }) => phone ?? [])
  expect(phones.length).toBe(new Set(phones).size)
}

async function claimOf(binId: Bin['binId'], value: string) {
  const digest = fingerprint(binId, value)
  return (await getClaims(directory, [{ binId, fingerprint: digest }])).get(digest)
}

async function everything(): Promise<string> {
  const items: string[] = []
  for await (const page of paginateScan({ client: directory.client }, { TableName: directory.table })) {
    items.push(...(page.Items ?? []).map((item) => JSON.stringify(item)))
  }
  return items.join('\n')
}

describe('one number once in a BIN', () => {
  it('goes to one of twelve who are added with it at once', async () => {
    const { binId } = await settle()
    const moment = together()
    const results = await Promise.all(
      Array.from({ length: 12 }, () => addMember(moment, aMember({ binId, phone: X, email: `${newMemberId()}@b.be` }))),
    )
    expect(results.filter(({ kind }) => kind === 'written')).toHaveLength(1)
    expect(results.filter(({ kind }) => kind === 'taken')).toHaveLength(11)
    await expectOnce(binId)
  })

  it('says who has it', async () => {
    const { binId, members } = await settle({}, [{ phone: X }])
    const result = await addMember(writing(), aMember({ binId, phone: X }))
    expect(result).toEqual({ kind: 'taken', by: { binId, memberId: members[0]?.memberId } })
  })

  it('holds for members of whom nobody wrote down that they have it', async () => {
    const { binId } = await settle()
    const imported = aMember({ binId, phone: X })
    await putMany(directory, { members: [imported] })
    expect(await addMember(writing(), aMember({ binId, phone: X }))).toMatchObject({ kind: 'taken' })
  })

  it('is free again for others once its member has another', async () => {
    const { binId, members } = await settle({}, [{ phone: X }])
    await changeMember(writing(), members[0]!, { ...members[0]!, phone: Y })
    expect(await addMember(writing(), aMember({ binId, phone: X }))).toMatchObject({ kind: 'written' })
    await expectOnce(binId)
  })

  it('survives a member who swaps numbers back and forth while others want them', async () => {
    const { binId, members } = await settle({}, [{ phone: X }])
    const moment = together()
    const swap = async (from: Member, phone: string) => {
      const result = await changeMember(moment, from, { ...from, phone })
      return result.kind === 'written' ? result.member : from
    }
    const swapping = (async () => {
      let member = members[0]!
      for (const phone of [Y, X, Y, X, Y]) member = await swap(member, phone)
    })()
    const others = [X, Y, X, Y, X, Y].map((phone) => addMember(moment, aMember({ binId, phone, email: 'c@d.be' })))
    await Promise.all([swapping, ...others])
    await expectOnce(binId)
  })

  it('that its member takes back while it is being given free goes to nobody else meanwhile', async () => {
    const { binId, members } = await settle({}, [{ phone: X }])
    const [member] = members
    const moment = together()
    const reached = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    // Away from X: claim Y, write the member, and wait before X is given free.
    const away = heldUp(directory, 3, () => {
      reached.resolve()
      return gate.promise
    })
    const leaving = changeMember({ ...moment, directory: away }, member!, { ...member!, phone: Y })
    await reached.promise
    const current = await getMember(directory, member!)
    const seen: string[] = []
    // Back to X: claim X, and wait before the member is written, while X is given free and somebody else wants it.
    const back = heldUp(directory, 2, async () => {
      gate.resolve()
      seen.push((await leaving).kind)
      seen.push((await addMember(moment, aMember({ binId, phone: X, email: 'c@d.be' }))).kind)
    })
    const later = { ...moment, directory: back, now: () => new Date(clock + 1) }
    seen.push((await changeMember(later, current!, { ...current!, phone: X })).kind)
    expect(seen).toEqual(['written', 'taken', 'written'])
    await expectOnce(binId)
  })

  it('is claimed for nobody in a BIN that is no more', async () => {
    const member = aMember({ phone: X })
    expect(await addMember(writing(), member)).toEqual({ kind: 'no-bin' })
    expect(await listMembers(directory, member.binId)).toEqual([])
    expect(await claimOf(member.binId, X)).toBeUndefined()
  })

  it('is had by one member who is given it twice at once', async () => {
    const { binId, members } = await settle({}, [{ phone: X }])
    const moment = together()
    const results = await Promise.all(
      Array.from({ length: 4 }, () => changeMember(moment, members[0]!, { ...members[0]!, phone: Y })),
    )
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['stale', 'stale', 'stale', 'written'])
    expect(await claimOf(binId, Y)).toMatchObject({ state: 'held', memberId: members[0]?.memberId })
    expect(await addMember(writing(), aMember({ binId, phone: Y }))).toMatchObject({ kind: 'taken' })
  })
})

describe('two who change one member', () => {
  it('lose nothing: the second is told, and what it claimed is free again', async () => {
    const { binId, members } = await settle({}, [{ phone: X }])
    const [read] = members
    const first = await changeMember(writing(), read!, { ...read!, phone: Y })
    expect(await changeMember(writing(), read!, { ...read!, phone: Z })).toEqual({ kind: 'stale' })
    expect(await getMember(directory, read!)).toEqual(written(first))
    expect(await addMember(writing(), aMember({ binId, phone: Z }))).toMatchObject({ kind: 'written' })
    await expectOnce(binId)
  })

  it('keep a member whom one of them removes as the other had not seen', async () => {
    const { binId, members } = await settle({}, [{ phone: X }])
    const changed = written(await changeMember(writing(), members[0]!, { ...members[0]!, street: 'Molenstraat' }))
    expect(await removeMember(writing(), members[0]!)).toBe(false)
    expect(await listMembers(directory, binId)).toEqual([changed])
  })

  it('leave no mark of leaving on a member who stays after all', async () => {
    const { binId, members } = await settle({}, [{ phone: X, email: 'blijft@example.org' }])
    const moment = together()
    const [gone, changed] = await Promise.all([
      removeMember(moment, members[0]!),
      changeMember(moment, members[0]!, { ...members[0]!, street: 'Molenstraat' }),
    ])
    expect(gone).toBe(changed.kind !== 'written')
    const marks = [await claimOf(binId, X), await claimOf(binId, 'blijft@example.org')]
    expect(marks.map((mark) => mark?.state === 'left')).toEqual([gone, gone])
  })
})

describe('somebody who left', () => {
  const left = async () => {
    const { bin, binId, members } = await settle({}, [{ phone: X, email: 'Weg@example.org', name: 'Zoë Weggegaan' }])
    expect(await removeMember(writing(), members[0]!)).toBe(true)
    return { bin, binId }
  }

  it('is known again by the number and by the address', async () => {
    const { binId } = await left()
    const byPhone = aMember({ binId, phone: X })
    expect(await addMember(writing(), byPhone)).toMatchObject({ kind: 'left', reach: 'phone' })
    const byEmail = aMember({ binId, phone: Y, email: 'weg@EXAMPLE.org' })
    expect(await addMember(writing(), byEmail)).toMatchObject({ kind: 'left', reach: 'email' })
    // What was refused claimed nothing.
    expect(await addMember(writing(), aMember({ binId, phone: Y }))).toMatchObject({ kind: 'written' })
  })

  it('is known again when another member is given the number', async () => {
    const { binId } = await left()
    const other = aMember({ binId, phone: Y })
    await addMember(writing(), other)
    const moved = { ...other, phone: X }
    expect(await changeMember(writing(), other, moved, { evenIfLeft: false })).toMatchObject({ kind: 'left' })
    expect(await getMember(directory, other)).toEqual(other)
  })

  it('comes back when that is meant, and is then known as a member only', async () => {
    const { binId } = await left()
    const back = aMember({ binId, phone: X, email: 'weg@example.org' })
    expect(await addMember(writing(), back, { evenIfLeft: true })).toMatchObject({ kind: 'written' })
    expect(await claimOf(binId, X)).toMatchObject({ state: 'held' })
    expect(await claimOf(binId, 'weg@example.org')).toBeUndefined()
  })

  it('leaves nothing of the name, the number or the address', async () => {
    const known = { phone: '+32452123987', email: 'spoorloos@example.org', name: 'Zoë Weggegaan' }
    const { members } = await settle({}, [known])
    await changeMember(writing(), members[0]!, { ...members[0]!, street: 'Molenstraat' })
    const [current] = await listMembers(directory, members[0]!.binId)
    await removeMember(writing(), current!)
    const kept = await everything()
    const traces = ['452123987', 'spoorloos', 'Weggegaan', 'weggegaan'].filter((trace) => kept.includes(trace))
    expect(traces).toEqual([])
  })

  it('is not brought back by somebody who says twice that they left', async () => {
    const { binId, members } = await settle({}, [{ phone: X }])
    const moment = together()
    const results = await Promise.all([1, 2, 3].map(() => removeMember(moment, members[0]!)))
    expect(results).toContain(true)
    expect(await claimOf(binId, X)).toMatchObject({ state: 'left' })
    const back = aMember({ binId, phone: X })
    await addMember(writing(), back, { evenIfLeft: true })
    expect(await removeMember(writing(), members[0]!)).toBe(false)
    expect(await claimOf(binId, X)).toMatchObject({ state: 'held', memberId: back.memberId })
  })
})

describe('somebody who runs a BIN', () => {
  const withOffice = async (office: 'coordinatorId' | 'adjunctIds') => {
    const memberId = newMemberId()
    const named = office === 'coordinatorId' ? { coordinatorId: memberId } : { adjunctIds: [newMemberId(), memberId] }
    return settle(named, [{ memberId, phone: X }])
  }

  it.each(['coordinatorId', 'adjunctIds'] as const)('is in the BIN no more after leaving: %s', async (office) => {
    const { binId, members } = await withOffice(office)
    expect(await removeMember(writing(), members[0]!)).toBe(true)
    expect(JSON.stringify(await getBin(directory, binId))).not.toContain(members[0]?.memberId)
  })

  it('is named by nobody who is just changing the BIN', async () => {
    const { bin, binId, members } = await settle({}, [{ phone: X }])
    const { memberId } = members[0]!
    await Promise.all([removeMember(writing(), members[0]!), changeBin(directory, { ...bin, adjunctIds: [memberId] })])
    const now = await getBin(directory, binId)
    expect(now?.adjunctIds).toEqual([])
  })
})

describe('a function that dies', () => {
  it.each(deaths(2))('$at write $write of adding leaves room for the repeat', async (death) => {
    const { binId } = await settle()
    const member = aMember({ binId, phone: X })
    await expect(addMember(writing(dying(directory, death)), member)).rejects.toThrow('died')
    const again = await addMember(writing(), aMember({ binId, phone: X }))
    expect(['written', 'taken']).toContain(again.kind)
    expect(await listMembers(directory, binId)).toHaveLength(1)
  })

  it.each(deaths(3))('$at write $write of changing a number loses no number', async (death) => {
    const { binId, members } = await settle({}, [{ phone: X }])
    const changed = { ...members[0]!, phone: Y }
    await changeMember(writing(dying(directory, death)), members[0]!, changed).catch(() => undefined)
    const current = await getMember(directory, members[0]!)
    expect([X, Y]).toContain(current?.phone)
    const free = current?.phone === X ? Y : X
    expect(await addMember(writing(), aMember({ binId, phone: free }))).toMatchObject({ kind: 'written' })
    expect(await addMember(writing(), aMember({ binId, phone: current?.phone ?? '' }))).toMatchObject({ kind: 'taken' })
    await expectOnce(binId)
  })

  it.each(deaths(8))('$at write $write of leaving: the repeat finishes it', async (death) => {
    const memberId = newMemberId()
    const email = `${memberId.toLowerCase()}@example.org`
    const { binId, members } = await settle({ coordinatorId: memberId }, [{ memberId, phone: X, email }])
    await removeMember(writing(dying(directory, death)), members[0]!).catch(() => undefined)
    const rest = await getMember(directory, members[0]!)
    if (rest !== undefined) expect(await removeMember(writing(), rest)).toBe(true)
    expect(await listMembers(directory, binId)).toEqual([])
    expect((await getBin(directory, binId))?.coordinatorId).toBeUndefined()
    expect(await addMember(writing(), aMember({ binId, phone: X }))).toMatchObject({ kind: 'left' })
    expect(await addMember(writing(), aMember({ binId, phone: Y, email }))).toMatchObject({ kind: 'left' })
    expect((await everything()).includes(email)).toBe(false)
  })
})
