import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MailingId } from '#contract/mailing.ts'
import { listStoredMails, recordOnMail } from '#mailing/mail-delivery-store.ts'
import { type Mailing, mailingIdOf } from '#mailing/mailing.ts'
import { getMailing, readMailCounts } from '#mailing/mailing-store.ts'
import type { PostOffice } from '#mailing/post-office.ts'
import { sendMails } from '#mailing/send-mails.ts'
import { startMailing } from '#mailing/start-mailing.ts'
import { printOf, stopMail } from '#mailing/stop-store.ts'
import { type DirectoryTable, openDirectoryTable } from '../directory/directory-table.ts'
import { deaths, dying } from '../directory/dying.ts'
import { aClock, aMailing, aPostOffice, aSes, deliveryOf, key, recipients, someMailings } from './test-post-office.ts'

let table: DirectoryTable
beforeAll(async () => {
  table = await openDirectoryTable()
})
afterAll(() => table[Symbol.asyncDispose]())

// One for all: the pacer and the quota in the table go on from test to test.
const clock = aClock()
let mailingId: MailingId
beforeEach(() => {
  mailingId = mailingIdOf('blt', crypto.randomUUID())
})

async function started(count: number, name?: string): Promise<Mailing> {
  await startMailing(someMailings(table, clock), aMailing({ mailingId }), recipients(count, name))
  const mailing = await getMailing({ ...table, retentionDays: 30 }, mailingId)
  return mailing!
}

/** Comes back to a batch as the workflow does, until it is done. */
async function sendAll(office: PostOffice, mailing: Mailing): Promise<number> {
  for (let looks = 1; looks < 50; looks += 1) {
    const answer = await sendMails(office, mailing, 0)
    if (answer.next === 'done') return looks
    clock.until(answer.until)
  }
  throw new Error('the batch is never done')
}

describe('a batch', () => {
  test('goes out once to everyone, and a second run sends none', async () => {
    const mailing = await started(7)
    const ses = aSes()
    const office = aPostOffice(table, ses, clock)
    expect(await sendAll(office, mailing)).toBe(1)
    await sendAll(office, mailing)
    expect(ses.timesByAddress()).toEqual(new Map(recipients(7).map(({ address }) => [address, 1])))
    expect(await readMailCounts(office.journal, mailing)).toMatchObject({ recipients: 7, sent: 7, waiting: 0 })
    const [first] = await listStoredMails(office.journal, { ...mailing, batch: 0 })
    expect(first?.delivery).toMatchObject({ phase: 'sent', messageId: expect.stringMatching(/^ses-/) })
    expect(first?.delivery).not.toHaveProperty('address')
  })

  test('keeps to the rate', async () => {
    const mailing = await started(30)
    const at: number[] = []
    const ses = aSes(() => void at.push(clock.now().getTime()))
    await sendAll(aPostOffice(table, ses, clock), mailing)
    const took = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000
    expect(29 / took).toBeLessThanOrEqual(14)
    expect(ses.taken).toHaveLength(30)
  })

  test('gives up a slot that it meets too late, and sends all the same when it always does', async () => {
    const mailing = await started(3)
    const ses = aSes()
    let pauses = 0
    const pause = (milliseconds: number) => {
      pauses += 1
      return clock.pause(milliseconds + 60)
    }
    await sendAll(aPostOffice(table, ses, clock, { pause }), mailing)
    expect(ses.taken).toHaveLength(3)
    expect(pauses).toBeGreaterThan(3)
  })

  test('leaves out who unsubscribed and whose address takes none, also while it is under way', async () => {
    const mailing = await started(4, 'buur')
    const stop = (address: string, more: object) =>
      stopMail(table, printOf(key, address), { reason: 'bounced', at: 'now', ...more })
    await stop('BUUR0@example.org', {})
    await stop('buur1@example.org', { reason: 'unsubscribed', list: mailing.list })
    await stop('buur2@example.org', { reason: 'unsubscribed', list: 'news#voorkempen' })
    const ses = aSes()
    const office = aPostOffice(table, ses, clock)
    await sendAll(office, mailing)
    expect(ses.taken.map(({ to }) => to).toSorted()).toEqual(['buur2@example.org', 'buur3@example.org'])
    expect(await readMailCounts(office.journal, mailing)).toMatchObject({ sent: 2, stopped: 1, unsubscribed: 1 })
  })

  test('waits out what SES says of the moment, and fails nobody for it', async () => {
    const mailing = await started(6)
    const ses = aSes((_, request) => {
      if (request === 2) return { kind: 'too-fast' }
      return request === 4 ? { kind: 'quota' } : undefined
    })
    const office = aPostOffice(table, ses, clock)
    const since = clock.now().getTime()
    await sendAll(office, mailing)
    expect(new Set(ses.timesByAddress().values())).toEqual(new Set([1]))
    expect(ses.taken).toHaveLength(6)
    expect(clock.now().getTime() - since).toBeGreaterThanOrEqual(office.times.hold)
    expect(office.notes).toEqual(expect.arrayContaining(['mail-throttled', 'mail-quota-reached']))
  })

  test('waits while the daily quota is reached', async () => {
    const mailing = await started(2)
    const ses = aSes()
    let sentInDay = 199
    const office = aPostOffice(table, ses, clock)
    const quota = { ...office.quota, ask: async () => ({ perSecond: 1, perDay: 200, sentInDay }), refreshAfter: 0 }
    const answer = await sendMails({ ...office, quota }, mailing, 0)
    expect(answer).toEqual({ next: 'wait', until: new Date(clock.now().getTime() + 900_000).toISOString() })
    expect(ses.taken).toEqual([])
    sentInDay = 20
    clock.until(answer.next === 'wait' ? answer.until : '')
    await sendAll({ ...office, quota }, mailing)
    expect(ses.taken).toHaveLength(2)
  })

  test('gives up one mail that SES refuses, and stops for a closed SES with nothing claimed', async () => {
    const refusing = await started(3)
    const office = aPostOffice(
      table,
      aSes(({ to }) => (to === 'lid1@example.org' ? { kind: 'refused', error: 'x' } : undefined)),
      clock,
    )
    await sendAll(office, refusing)
    expect(await readMailCounts(office.journal, refusing)).toMatchObject({ sent: 2, refused: 1 })

    mailingId = mailingIdOf('blt', crypto.randomUUID())
    const closed = await started(3)
    const shut = aPostOffice(
      table,
      aSes(() => ({ kind: 'closed', error: 'AccountSendingPausedException' })),
      clock,
    )
    await expect(sendMails(shut, closed, 0)).rejects.toThrow('AccountSendingPausedException')
    const phases = (await listStoredMails(shut.journal, { ...closed, batch: 0 })).map(({ delivery }) => delivery.phase)
    expect(phases).toEqual(['waiting', 'waiting', 'waiting'])
  })

  test('asks again for a mail of which nothing was heard, and not for one that SES tells of', async () => {
    const mailing = await started(2)
    // SES takes both; its answers get lost.
    const asked = aSes()
    const silent = aPostOffice(
      table,
      { send: async (mail) => (await asked.send(mail), { kind: 'unsure', error: 'TimeoutError' }) },
      clock,
    )
    await sendMails(silent, mailing, 0)
    while (asked.taken.length < 2) await sendMails(silent, mailing, 0)
    const [first] = asked.taken
    const heard = { kind: 'heard', fate: 'sent', messageId: 'ses-1', at: 'now' } as const
    await recordOnMail(silent.journal, deliveryOf(first!), heard, clock.now())
    const ses = aSes()
    await sendAll(aPostOffice(table, ses, clock), mailing)
    expect(ses.taken.map(({ to }) => to)).toEqual([asked.taken[1]?.to])
  })
})

describe('a function that dies', () => {
  /** With three mails: 2 writes for the quota, 3 a mail, and the batch's end. */
  const MOST_WRITES = 12

  test.each(deaths(MOST_WRITES))(
    '$at write $write: everyone gets exactly one mail, as SES tells of what it took',
    async (death) => {
      const mailing = await started(3)
      const ses = aSes()
      const mortal = dying(table, death)
      const alive = async (mail: Parameters<typeof ses.send>[0]) => {
        if (mortal.died()) throw new Error('dead')
        return ses.send(mail)
      }
      const outcome = await sendMails(aPostOffice(mortal, { send: alive }, clock), mailing, 0).catch(() => 'died')
      expect(outcome).toEqual(mortal.died() ? 'died' : { next: 'done' })
      const office = aPostOffice(table, ses, clock)
      for (const [index, mail] of ses.taken.entries()) {
        const heard = { kind: 'heard', fate: 'sent', messageId: `ses-${index + 1}`, at: 'now' } as const
        await recordOnMail(office.journal, deliveryOf(mail), heard, clock.now())
      }
      await sendAll(office, mailing)
      expect(ses.timesByAddress()).toEqual(new Map(recipients(3).map(({ address }) => [address, 1])))
    },
  )

  test.each(deaths(MOST_WRITES))('$at write $write, SES silent: nobody is left out', async (death) => {
    const mailing = await started(3)
    const ses = aSes()
    const mortal = dying(table, death)
    const alive = async (mail: Parameters<typeof ses.send>[0]) => {
      if (mortal.died()) throw new Error('dead')
      return ses.send(mail)
    }
    await sendMails(aPostOffice(mortal, { send: alive }, clock), mailing, 0).catch(() => 'died')
    await sendAll(aPostOffice(table, ses, clock), mailing)
    expect([...ses.timesByAddress().keys()].toSorted()).toEqual(recipients(3).map(({ address }) => address))
  })
})
