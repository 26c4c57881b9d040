import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Journal } from '#alerts/journal.ts'
import { JoinRequestId } from '#contract/ids.ts'
import { listMembers, putMany } from '#directory/directory-store.ts'
import { mayAsk } from '#joining/asking-store.ts'
import { type ApprovalDesk, approveRequest, refuseRequest } from '#joining/decision-office.ts'
import type { PersonalMail } from '#joining/messages.ts'
import { type JoinRequest, moveRequest, stands } from '#joining/request.ts'
import { confirmRequest, fileRequest, type RequestDesk, tryCode } from '#joining/request-office.ts'
import { createRequest, getRequest, listConfirmed, sweepRequests } from '#joining/request-store.ts'
import { aBin, newMemberId } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from '../directory/directory-table.ts'

let table: DirectoryTable
let journal: Journal
beforeAll(async () => {
  table = await openDirectoryTable()
  journal = { client: table.client, table: table.table, retentionDays: 30 }
})
afterAll(() => table[Symbol.asyncDispose]())

const NOON = new Date('2026-11-22T12:00:00Z')
const hoursLater = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000)
const bin = aBin()
const newRequestId = () => JoinRequestId.parse(`req_${ulid()}`)
const applicant = {
  name: 'An Peeters',
  street: 'Peperstraat',
  houseNumber: '12',
  phone: '+32470551234',
  phoneKind: 'mobile',
  language: 'nl',
  channel: 'voice',
  wantsNews: false,
  houseRulesVersion: '2024-01',
  houseRulesAcceptedAt: NOON.toISOString(),
} as const

function aRequest(change: Partial<JoinRequest> = {}): JoinRequest {
  return {
    requestId: newRequestId(),
    binId: bin.binId,
    zoneId: bin.zoneId,
    state: 'filed',
    memberId: newMemberId(),
    applicant,
    filedAt: NOON.toISOString(),
    until: hoursLater(48).toISOString(),
    revision: 1,
    ...change,
  }
}

/** A desk whose clock and post are in hand. */
function aDesk(now: Date, code = '123456') {
  const mails: PersonalMail[] = []
  const texts: string[] = []
  const desk: RequestDesk & Omit<ApprovalDesk, 'linkKey'> = {
    directory: table,
    journal,
    linkKey: async () => new TextEncoder().encode('a key of no importance'),
    publicUrl: 'https://bin.example',
    callerNumber: '+3214000101',
    fingerprint: (binId, value) => `${binId}/${value}`,
    messenger: {
      mail: async (mail) => {
        mails.push(mail)
        return 'sent'
      },
      text: async (_phone, text) => {
        texts.push(text)
        return 'sent'
      },
    },
    mayWriteTo: async () => true,
    drawCode: () => code,
    now: () => now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  }
  return { desk, mails, texts, approval: { ...desk, linkKey: new Uint8Array([1]) } satisfies ApprovalDesk }
}

const actor = { subject: 'coordinator', role: 'coordinator' } as const

describe('a request', () => {
  it.each([
    ['filed', 'confirm', 'confirmed'],
    ['confirmed', 'approve', 'approved'],
    ['confirmed', 'refuse', 'refused'],
  ] as const)('that is %s: %s makes it %s', (state, move, to) => {
    expect(moveRequest(aRequest({ state }), move, NOON)).toMatchObject({ kind: 'moved', request: { state: to } })
  })

  it.each([
    ['filed', 'approve'],
    ['filed', 'refuse'],
    ['approved', 'refuse'],
    ['refused', 'approve'],
  ] as const)('that is %s: %s is not possible', (state, move) => {
    expect(moveRequest(aRequest({ state }), move, NOON)).toEqual({ kind: 'not-possible', state })
  })

  it.each([
    ['confirmed', 'confirm'],
    ['approved', 'confirm'],
    ['approved', 'approve'],
    ['refused', 'refuse'],
  ] as const)('that is %s: %s was done before', (state, move) => {
    expect(moveRequest(aRequest({ state }), move, NOON)).toEqual({ kind: 'already' })
  })

  it('is worth nothing after 48 hours, and its table is swept', async () => {
    const request = aRequest()
    await createRequest(journal, request)
    expect(stands(request, hoursLater(47.9))).toBe(true)
    expect(await getRequest(journal, request, hoursLater(47.9))).toStrictEqual(request)
    expect(await getRequest(journal, request, hoursLater(48))).toBeUndefined()
    await sweepRequests(journal, request.binId, hoursLater(49))
    expect(await getRequest(journal, request, NOON)).toBeUndefined()
  })

  it('that was confirmed stands for 60 days, in order and by pages', async () => {
    const own = aBin()
    const all = [1, 2, 3].map(() =>
      aRequest({ binId: own.binId, state: 'confirmed', until: hoursLater(24).toISOString() }),
    )
    for (const request of all) await createRequest(journal, request)
    await createRequest(journal, aRequest({ binId: own.binId }))
    const first = await listConfirmed(journal, own.binId, { limit: 2, now: NOON })
    const ids = all.map(({ requestId }) => requestId).toSorted((a, b) => a.localeCompare(b))
    expect([first.requests.map(({ requestId }) => requestId), first.next]).toEqual([ids.slice(0, 2), ids[1]])
    const rest = await listConfirmed(journal, own.binId, { limit: 2, after: ids[1]!, now: NOON })
    expect([rest.requests.map(({ requestId }) => requestId), rest.next]).toEqual([ids.slice(2), undefined])
    expect((await listConfirmed(journal, own.binId, { limit: 9, now: hoursLater(24) })).requests).toEqual([])
  })
})

describe('a code', () => {
  const form = () => ({ requestId: newRequestId(), memberId: newMemberId(), bin, language: 'nl' as const, applicant })

  it('works for fifteen minutes', async () => {
    const filed = form()
    await fileRequest(aDesk(NOON).desk, filed)
    const request = await getRequest(journal, { binId: bin.binId, requestId: filed.requestId }, NOON)
    expect(JSON.stringify(request)).not.toContain('123456')
    expect(await tryCode(aDesk(hoursLater(0.25)).desk, request!, '123456')).toBeUndefined()
    expect(await tryCode(aDesk(hoursLater(0.24)).desk, request!, ' 123 456')).toMatchObject({ state: 'filed' })
  })

  it('that is tried twice in one moment is tried once', async () => {
    const filed = form()
    const { desk } = aDesk(NOON)
    await fileRequest(desk, filed)
    const request = await getRequest(journal, { binId: bin.binId, requestId: filed.requestId }, NOON)
    const tries = await Promise.all(['123456', '123456'].map((code) => tryCode(desk, request!, code)))
    expect(tries.filter((one) => one !== undefined)).toHaveLength(1)
  })
})

describe('whoever has decided in the same moment', () => {
  it('approved and refused: one of them stands, and the list of members says the same', async () => {
    for (let round = 0; round < 5; round += 1) {
      const own = aBin()
      await putMany(table, { bins: [own] })
      const request = aRequest({ binId: own.binId, state: 'confirmed' })
      await createRequest(journal, request)
      const { desk, approval } = aDesk(NOON)
      const [approved, refused] = await Promise.all([
        approveRequest(approval, { bin: own, request, actor }),
        refuseRequest(desk, { bin: own, request, actor }, 'Buiten het gebied.'),
      ])
      const end = await getRequest(journal, request, NOON)
      const isMember = (await listMembers(table, own.binId)).length === 1
      expect([approved.kind, refused.kind].toSorted()).toEqual(['decided', 'done'])
      expect([end?.state, isMember, end?.applicant]).toEqual(
        approved.kind === 'done' ? ['approved', true, undefined] : ['refused', false, undefined],
      )
    }
  })

  it('confirmed twice: the coordinator hears of it once', async () => {
    const request = aRequest()
    await createRequest(journal, request)
    const { desk, mails } = aDesk(NOON)
    expect(await Promise.all([1, 2].map(() => confirmRequest(desk, bin, request)))).toEqual([true, true])
    expect(mails.map(({ to }) => to)).toEqual([bin.mailbox])
  })
})

describe('asking', () => {
  it('is counted for each, also at once, and begins anew with the next hour', async () => {
    const limit = { times: 3, seconds: 3600 }
    const asked = await Promise.all(Array.from({ length: 8 }, () => mayAsk(journal, 'somebody', limit, NOON)))
    expect(asked.filter(Boolean)).toHaveLength(3)
    expect(await mayAsk(journal, 'somebody else', limit, NOON)).toBe(true)
    expect(await mayAsk(journal, 'somebody', limit, hoursLater(0.99))).toBe(false)
    expect(await mayAsk(journal, 'somebody', limit, hoursLater(1))).toBe(true)
  })
})
