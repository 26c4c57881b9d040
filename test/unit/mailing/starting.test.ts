import type { SFNClient } from '@aws-sdk/client-sfn'
import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BulletinId } from '#contract/ids.ts'
import type { MailingId } from '#contract/mailing.ts'
import { listBulletinResults } from '#directory/bulletin-result-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import { listStoredMails } from '#mailing/mail-delivery-store.ts'
import { mailingIdOf, type Recipient } from '#mailing/mailing.ts'
import { getMailing, listMailBatches } from '#mailing/mailing-store.ts'
import { makeMailingWorkflow } from '#mailing/mailing-workflow.ts'
import { sendMails } from '#mailing/send-mails.ts'
import { startMailing } from '#mailing/start-mailing.ts'
import { readUnsubscribe } from '#mailing/unsubscribe-tokens.ts'
import { makeHandler } from '../../../functions/mailing/close-mailing.ts'
import { aMember, newBinId } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from '../directory/directory-table.ts'
import { deaths, dying } from '../directory/dying.ts'
import { readMail } from '../mail/read-mail.ts'
import { aClock, aMailing, aPostOffice, aSes, key, recipients, someMailings } from './test-post-office.ts'

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
const journal = () => ({ ...table, retentionDays: 30 })
const closing = (store: Directory = table, measured: string[] = []) =>
  makeHandler({
    directory: store,
    journal: { ...store, retentionDays: 30 },
    mailPrice: 0.0001,
    now: clock.now,
    measure: (kind) => void measured.push(kind),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  })

describe('a mailing that is started', () => {
  test('has a delivery for each address, once, in batches of fifty', async () => {
    const mailings = someMailings(table, clock)
    const people = [...recipients(120), { address: 'LID3@example.org ', language: 'fr' as const }]
    expect(await startMailing(mailings, aMailing({ mailingId }), people)).toEqual({ kind: 'started', recipients: 120 })
    expect(mailings.started).toEqual([mailingId])
    const mailing = await getMailing(journal(), mailingId)
    expect(mailing).toMatchObject({ batches: 3, recipients: 120, state: 'sending' })
    const batches = await listMailBatches(journal(), mailing!)
    expect(batches.map(({ size, done }) => [size, done])).toEqual([
      [50, false],
      [50, false],
      [20, false],
    ])
  })

  test('stays what it was when it is started again with other people', async () => {
    const mailings = someMailings(table, clock)
    await startMailing(mailings, aMailing({ mailingId }), recipients(2))
    expect(await startMailing(mailings, aMailing({ mailingId }), recipients(9))).toEqual({
      kind: 'known',
      recipients: 2,
    })
  })

  test('to nobody ends as any other does', async () => {
    const mailings = someMailings(table, clock)
    expect(await startMailing(mailings, aMailing({ mailingId }), [])).toEqual({ kind: 'started', recipients: 0 })
    expect(mailings.started).toEqual([mailingId])
    expect(await closing()({ mailingId })).toEqual({ complete: true })
    expect(await getMailing(journal(), mailingId)).toMatchObject({ state: 'sent' })
  })

  test('knows beforehand which addresses SES would refuse', async () => {
    const people = [{ address: 'jörg@example.org', language: 'de' as const }, ...recipients(1)]
    await startMailing(someMailings(table, clock), aMailing({ mailingId }), people)
    const mailing = await getMailing(journal(), mailingId)
    const stored = await listStoredMails(journal(), { ...mailing!, batch: 0 })
    expect(stored.map(({ delivery }) => [delivery.phase, delivery.reason])).toEqual([
      ['not-sent', 'refused'],
      ['waiting', undefined],
    ])
  })

  test('by two at once is one mailing, and the other enrolment leaves no address behind', async () => {
    const mailings = someMailings(table, clock)
    const both = await Promise.all([
      startMailing(mailings, aMailing({ mailingId }), recipients(60)),
      startMailing(mailings, aMailing({ mailingId }), recipients(61)),
    ])
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['known', 'started'])
    const total = (await getMailing(journal(), mailingId))?.recipients
    let withAddress = 0
    for await (const { Items = [] } of paginateScan({ client: table.client }, { TableName: table.table })) {
      withAddress += Items.filter((item) => item['mailingId'] === mailingId && item['address'] !== undefined).length
    }
    expect(withAddress).toBe(total)
  })

  test('refuses a text that no item of the table holds', async () => {
    const compose = () => ({ language: 'nl' as const, subject: 'x', text: 'x', html: 'x'.repeat(300_000) })
    await expect(
      startMailing(someMailings(table, clock), aMailing({ mailingId, compose }), recipients(1)),
    ).rejects.toThrow(RangeError)
  })
})

describe('the workflow of a mailing', () => {
  /** Step Functions, where executions of these names have ended. */
  function workflow(ended: readonly string[]) {
    const names: string[] = []
    const send = async ({ input }: { input: { name?: string } }) => {
      names.push(input.name ?? '')
      if (ended.includes(input.name ?? '')) throw Object.assign(new Error('taken'), { name: 'ExecutionAlreadyExists' })
    }
    return { names, start: makeMailingWorkflow({ send } as unknown as SFNClient, 'arn') }
  }

  test('is named after it, and after its run where an earlier one has ended', async () => {
    const { names, start } = workflow(['blt_1--bin_1', 'blt_1--bin_1-2'])
    await start(mailingIdOf('blt_1', 'bin_1'))
    expect(names).toEqual(['blt_1--bin_1', 'blt_1--bin_1-2', 'blt_1--bin_1-3'])
  })

  test('has a name that Step Functions takes, however long the mailing’s is', async () => {
    const { names, start } = workflow([])
    await start(mailingIdOf('news', 'x'.repeat(100)))
    await start(mailingIdOf('news', `${'x'.repeat(99)}y`))
    expect(names.every((name) => /^[\w-]{1,80}$/.test(name))).toBe(true)
    expect(new Set(names).size).toBe(2)
  })

  test('is closed when every batch is done, once', async () => {
    await startMailing(someMailings(table, clock), aMailing({ mailingId }), recipients(1))
    const measured: string[] = []
    const close = closing(table, measured)
    expect(await close({ mailingId })).toEqual({ complete: false })
    const mailing = await getMailing(journal(), mailingId)
    await sendMails(aPostOffice(table, aSes(), clock), mailing!, 0)
    expect([await close({ mailingId }), await close({ mailingId })]).toEqual([{ complete: true }, { complete: true }])
    expect(measured).toEqual(['bulletin'])
    expect(await getMailing(journal(), mailingId)).toMatchObject({ state: 'sent', sentAt: expect.any(String) })
  })
})

describe('what relaying a bulletin cost', () => {
  const bulletinId = BulletinId.parse('blt_01JD0000000000000000000000')

  /** A relay to three of whom one unsubscribed, with every mail sent. */
  async function relay(people: readonly Recipient[]) {
    const binId = newBinId()
    const list = `bulletins#${binId}` as const
    await startMailing(
      someMailings(table, clock),
      aMailing({ mailingId, kind: 'relay', thread: bulletinId, list }),
      people,
    )
    const mailing = await getMailing(journal(), mailingId)
    if (people.length > 0) await sendMails(aPostOffice(table, aSes(), clock), mailing!, 0)
    return binId
  }

  test.each(deaths(2))('is kept with its BIN once, though the closing dies $at write $write', async (death) => {
    const refused = { address: 'jörg@example.org', language: 'de' as const }
    const binId = await relay([...recipients(3), refused])
    const mortal = dying(table, death)
    await closing(mortal)({ mailingId }).catch(() => undefined)
    expect(mortal.died()).toBe(true)
    expect(await closing()({ mailingId })).toEqual({ complete: true })
    expect(await listBulletinResults(table, binId)).toEqual([
      { binId, bulletinId, mails: 3, mailPrice: 0.0001, cost: 0.0003 },
    ])
  })

  test('is nothing where nobody has an address, and that is known', async () => {
    const binId = await relay([])
    await closing()({ mailingId })
    expect(await listBulletinResults(table, binId)).toMatchObject([{ mails: 0, cost: 0 }])
  })

  test('is kept at the price of the day', async () => {
    const binId = await relay(recipients(2))
    await closing()({ mailingId })
    const dearer = makeHandler({
      directory: table,
      journal: journal(),
      mailPrice: 1,
      now: clock.now,
      measure: () => undefined,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    })
    await dearer({ mailingId })
    expect(await listBulletinResults(table, binId)).toMatchObject([{ mailPrice: 0.0001, cost: 0.0002 }])
  })

  test('is not that of any other mailing', async () => {
    const { binId } = aMember()
    await startMailing(
      someMailings(table, clock),
      aMailing({ mailingId, kind: 'survey', list: `bulletins#${binId}` }),
      [],
    )
    await closing()({ mailingId })
    expect(await listBulletinResults(table, binId)).toEqual([])
  })
})

describe('a start that dies', () => {
  test.each(deaths(6))('$at write $write, and is made again: one enrolment counts', async (death) => {
    const mortal = dying(table, death)
    await startMailing(someMailings(mortal, clock), aMailing({ mailingId }), recipients(3)).catch(() => undefined)
    await startMailing(someMailings(table, clock), aMailing({ mailingId }), recipients(3))
    const ses = aSes()
    const mailing = await getMailing(journal(), mailingId)
    expect(await sendMails(aPostOffice(table, ses, clock), mailing!, 0)).toEqual({ next: 'done' })
    expect(ses.timesByAddress()).toEqual(new Map(recipients(3).map(({ address }) => [address, 1])))
  })
})

describe('a mail', () => {
  test('is in the language of its reader, with links of their own', async () => {
    const people = [
      ...recipients(1),
      { address: 'abonnee@example.org', language: 'fr' as const, about: { ticket: 't1' } },
    ]
    const answer = {
      name: 'answer',
      path: '/overleg',
      purpose: 'answer-meeting',
      about: { meeting: 'm1' },
      seconds: 60,
    } as const
    await startMailing(
      someMailings(table, clock),
      aMailing({
        mailingId,
        links: [answer],
        compose: ({ language, isMember, links }) => ({
          language,
          subject: language === 'fr' ? 'Cambriolages' : 'Inbraken',
          text: isMember ? `${links['selfService']} ${links['answer']}` : `${links['answer']}`,
          html: `<a href="${links['unsubscribe']}">x</a>`,
        }),
      }),
      people,
    )
    const ses = aSes()
    const mailing = await getMailing(journal(), mailingId)
    await sendMails(aPostOffice(table, ses, clock), mailing!, 0)
    const mailTo = (to: string) => readMail(Buffer.from(ses.taken.find((mail) => mail.to === to)!.message))
    const dutch = mailTo('lid0@example.org')
    const french = mailTo('abonnee@example.org')
    expect(dutch.headers.get('subject')).toBe('Inbraken')
    expect(french.headers.get('subject')).toBe('Cambriolages')
    expect(dutch.headers.get('references')).toBe('<blt_1@bin.example>')
    expect(dutch.headers.get('from')).toBe('BIN Peperstraat <bin@bin.example>')
    expect(dutch.parts[0]?.body).toMatch(
      /^https:\/\/bin\.example\/mijn-gegevens\?token=\S+ https:\/\/bin\.example\/overleg\?token=\S+$/m,
    )
    expect(french.parts[0]?.body).not.toContain('mijn-gegevens')
    const url = /<([^>]+)>/.exec(french.headers.get('list-unsubscribe') ?? '')?.[1] ?? ''
    expect(french.parts[1]?.body).toContain(`href="${url}"`)
    const link = await readUnsubscribe(key, new URL(url).searchParams.get('token') ?? '', clock.now())
    expect(link).toMatchObject({ kind: 'good', about: { list: mailing?.list, language: 'fr' } })
    expect(ses.taken.every(({ message }) => !Buffer.from(message).includes('link.invalid'))).toBe(true)
  })
})
