import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MailingId } from '#contract/mailing.ts'
import { createBin } from '#directory/bin-store.ts'
import { MemberEntity } from '#directory/directory-entities.ts'
import { getStoredMail } from '#mailing/mail-delivery-store.ts'
import type { MailEventInput } from '#mailing/mail-event.ts'
import { fateOf } from '#mailing/mail-event.ts'
import { type Mailing, mailingIdOf, type Recipient } from '#mailing/mailing.ts'
import { getMailing, readMailCounts } from '#mailing/mailing-store.ts'
import { sendMails } from '#mailing/send-mails.ts'
import { startMailing } from '#mailing/start-mailing.ts'
import { forgetUntoldStops, listUntoldStops, printOf, resumeMail, stopsOf, stopsOfMany } from '#mailing/stop-store.ts'
import { tellOfStops } from '#mailing/stops-mailer.ts'
import { makeHandler } from '../../../functions/mailing/record-mail-event.ts'
import { aBin, aMember } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from '../directory/directory-table.ts'
import { deaths, dying } from '../directory/dying.ts'
import { readMail } from '../mail/read-mail.ts'
import { aClock, aMailing, aPostOffice, aSes, deliveryOf, eventOf, key, someMailings } from './test-post-office.ts'

let table: DirectoryTable
beforeAll(async () => {
  table = await openDirectoryTable()
})
afterAll(() => table[Symbol.asyncDispose]())

const clock = aClock()
const journal = () => ({ ...table, retentionDays: 30 })
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const handle = (store: Pick<DirectoryTable, 'client' | 'table'> = table) =>
  makeHandler({ journal: { ...store, retentionDays: 30 }, directory: store, softBounces: 3, now: clock.now, log })

let person: Recipient
let address: string
beforeEach(() => {
  const { binId, memberId } = aMember()
  address = `${crypto.randomUUID()}@example.org`
  person = { address, language: 'nl', member: { binId, memberId } }
})

/** Sends one mail, and answers how to tell of it. */
async function sent(): Promise<{ mailing: Mailing; tell: (eventType: string, bounceType?: string) => MailEventInput }> {
  const mailingId: MailingId = mailingIdOf('blt', crypto.randomUUID())
  await startMailing(someMailings(table, clock), aMailing({ mailingId }), [person])
  const mailing = (await getMailing(journal(), mailingId))!
  const ses = aSes()
  await sendMails(aPostOffice(table, ses, clock), mailing, 0)
  const [mail] = ses.taken
  return { mailing, tell: (eventType, bounceType) => eventOf(mail!, mailingId, eventType, bounceType) }
}
const stops = () => stopsOf(table, printOf(key, address))
const untold = async () => (await listUntoldStops(table)).filter(({ binId }) => binId === person.member?.binId)

test.each([
  ['Send', undefined, 'sent'],
  ['Delivery', undefined, 'delivered'],
  ['DeliveryDelay', undefined, 'delayed'],
  ['Reject', undefined, 'rejected'],
  ['Rendering Failure', undefined, 'rejected'],
  ['Bounce', 'Permanent', 'bounced'],
  ['Bounce', 'Transient', 'soft-bounced'],
  ['Bounce', 'Undetermined', 'soft-bounced'],
  ['Complaint', undefined, 'complained'],
] as const)('%s %s says that a mail was %s', (eventType, bounceType, fate) => {
  expect(fateOf({ eventType, bounceType })).toBe(fate)
})

describe('what SES tells of a mail', () => {
  test.each([
    ['Bounce', 'Permanent', 'bounced'],
    ['Complaint', undefined, 'complained'],
  ])(
    '%s: the address is stopped for all mail, once, and its coordinator is to hear of it',
    async (eventType, bounceType, reason) => {
      const { mailing, tell } = await sent()
      await handle()(tell('Delivery'))
      await handle()(tell(eventType, bounceType))
      await handle()(tell(eventType, bounceType))
      expect(await stops()).toEqual([{ reason, at: expect.any(String) }])
      expect(await untold()).toMatchObject([{ ...person.member, reason }])
      expect(await readMailCounts(journal(), mailing)).toMatchObject({ sent: 1, delivered: 0, [reason]: 1 })
      const next = await sent()
      expect(await readMailCounts(journal(), next.mailing)).toMatchObject({ sent: 0, stopped: 1 })
    },
  )

  test('soft bounces stop an address after so many mails in a row; one that arrives makes up for those before it', async () => {
    const soft = async () => {
      const { tell } = await sent()
      await handle()(tell('Bounce', 'Transient'))
      await handle()(tell('Bounce', 'Transient'))
    }
    await soft()
    await soft()
    const { tell } = await sent()
    await handle()(tell('Delivery'))
    await soft()
    await soft()
    expect(await stops()).toEqual([])
    await soft()
    expect(await stops()).toMatchObject([{ reason: 'soft-bounced' }])
    expect(await resumeMail(table, printOf(key, address))).toBe(true)
    await soft()
    expect(await stops()).toEqual([])
  })

  test('an event of a mail that is none of ours changes nothing', async () => {
    const { tell } = await sent()
    const event = tell('Bounce', 'Permanent')
    await handle()({ ...event, tags: { ...event.tags, enrolment: 'another' } })
    expect(await stops()).toEqual([])
  })

  test('one that comes before the sender has written anything down settles the claim', async () => {
    const mailingId = mailingIdOf('blt', crypto.randomUUID())
    await startMailing(someMailings(table, clock), aMailing({ mailingId }), [person])
    const mailing = (await getMailing(journal(), mailingId))!
    const ses = aSes()
    const office = aPostOffice(table, ses, clock)
    const quick = {
      ...office,
      send: async (mail: Parameters<typeof ses.send>[0]) => {
        const result = await ses.send(mail)
        await handle()(eventOf(mail, 'ses-1', 'Delivery'))
        return result
      },
    }
    expect(await sendMails(quick, mailing, 0)).toEqual({ next: 'done' })
    const stored = await getStoredMail(journal(), deliveryOf(ses.taken[0]!))
    expect(stored?.delivery).toMatchObject({ phase: 'sent', fate: 'delivered', messageId: 'ses-1' })
  })

  test.each(deaths(4))('dies $at write $write and comes again: the address is stopped all the same', async (death) => {
    const { tell } = await sent()
    await handle(dying(table, death))(tell('Bounce', 'Permanent')).catch(() => undefined)
    await handle()(tell('Bounce', 'Permanent'))
    expect(await stops()).toMatchObject([{ reason: 'bounced' }])
    expect(await untold()).toHaveLength(1)
  })
})

test('the stops of many addresses are found by address', async () => {
  const { tell } = await sent()
  await handle()(tell('Complaint'))
  const found = await stopsOfMany(table, key, ['nobody@example.org', address.toUpperCase()])
  expect([...found]).toEqual([[address.toUpperCase(), [{ reason: 'complained', at: expect.any(String) }]]])
})

describe('a coordinator', () => {
  test('is told by name which members get no more mail, and not twice', async () => {
    const { coordinatorId: _nobody, ...bin } = aBin()
    await createBin(table, bin)
    const members = [
      aMember({ binId: bin.binId, name: 'Zoë *Maes*' }),
      aMember({ binId: bin.binId, name: 'An Peeters' }),
    ]
    await MemberEntity.put(members).go({ client: table.client, table: table.table })
    const untoldOnes = members.map(({ memberId, binId }) => ({
      memberId,
      binId,
      reason: 'bounced' as const,
      at: 'now',
    }))
    const ses = aSes()
    const mailer = {
      directory: table,
      send: ses.send,
      sender: 'bin@bin.example',
      stage: 'dev',
      now: clock.now,
      newId: () => 'id',
    }
    expect(await tellOfStops(mailer, bin.binId, untoldOnes)).toBe('told')
    const { headers, parts } = readMail(Buffer.from(ses.taken[0]!.message))
    expect(ses.taken[0]?.to).toBe(bin.mailbox)
    expect(headers.get('subject')).toBe('[TEST dev] Leden die geen mail meer krijgen')
    expect(parts[0]?.body).toMatch(/An Peeters: het adres bestaat niet \(meer\)\s+.*Zoë \*Maes\*/s)
    await forgetUntoldStops(table, untoldOnes)
    expect(await tellOfStops(mailer, aBin().binId, untoldOnes)).toBe('nobody')
  })
})
