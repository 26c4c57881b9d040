import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#directory/audit-store.ts'
import { createBin } from '#directory/bin-store.ts'
import { kindOfList, type MailList, ownerOfList } from '#mailing/mailing.ts'
import { keptFrom } from '#mailing/stop.ts'
import { printOf, stopsOf } from '#mailing/stop-store.ts'
import { readUnsubscribe, unsubscribeUrl } from '#mailing/unsubscribe-tokens.ts'
import { makeHandler } from '../../../functions/mailing/leave-list.ts'
import { aBin } from '../../support/directory-builders.ts'
import { type DirectoryTable, openDirectoryTable } from '../directory/directory-table.ts'
import { aClock, key } from './test-post-office.ts'

let table: DirectoryTable
beforeAll(async () => {
  table = await openDirectoryTable()
  await createBin(table, bin)
})
afterAll(() => table[Symbol.asyncDispose]())

const bin = aBin({ name: 'De <Berg>' })
const list: MailList = `bulletins#${bin.binId}`
const fingerprint = printOf(key, 'lid@example.org')
const clock = aClock()
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function tokenFor(about: Partial<{ list: MailList; language: 'nl' | 'fr' }> = {}): Promise<string> {
  const url = await unsubscribeUrl(
    key,
    'https://bin.example',
    { fingerprint, list, language: 'nl', ...about },
    clock.now(),
  )
  return new URL(url).searchParams.get('token') ?? ''
}

async function ask(method: string, token: string, form: Record<string, string> = {}) {
  const handler = makeHandler({ directory: table, linkKey: async () => key, now: clock.now, log })
  const reply = await handler({
    method,
    params: {},
    query: { token },
    form: new URLSearchParams(form),
    header: () => undefined,
    sourceIp: '',
  })
  return { ...reply, stops: await stopsOf(table, fingerprint) }
}

describe('the link to unsubscribe', () => {
  test('followed by a program or a person stops nothing, and asks for one press', async () => {
    const { status, body, stops } = await ask('GET', await tokenFor())
    expect(status).toBe(200)
    expect(stops).toEqual([])
    expect(body).toMatch(/<form method="post" action="\/uitschrijven\?token=[\w.-]+"><button>Ja, schrijf mij uit/)
    expect(body).toContain('BIN De &lt;Berg&gt;')
  })

  test('pressed by a mail program (RFC 8058) stops that list, however often; the page undoes it', async () => {
    const token = await tokenFor()
    const press = () => ask('POST', token, { 'List-Unsubscribe': 'One-Click' })
    const once = await press()
    expect([once.status, once.headers]).toEqual([200, undefined])
    expect(once.stops).toMatchObject([{ reason: 'unsubscribed', list }])
    expect((await press()).stops).toEqual(once.stops)
    expect((await ask('POST', token, { back: '1' })).stops).toEqual([])
    const { entries } = await listAudit(table, { zoneId: bin.zoneId, binId: bin.binId }, { limit: 10 })
    const made = entries.filter(({ withdrawn }) => withdrawn !== true)
    expect(made.map(({ action }) => action)).toEqual(['mail-resumed', 'mail-stopped'])
    expect(JSON.stringify(entries)).not.toContain('lid@example.org')
  })

  test('speaks the language of the mail', async () => {
    expect((await ask('GET', await tokenFor({ language: 'fr' }))).body).toContain('Oui, désinscrivez-moi')
  })

  test.each([
    ['forged', async () => 'a.b.c'],
    ['of a BIN that is gone', () => tokenFor({ list: `bulletins#${aBin().binId}` })],
  ])('that is %s does nothing, and says so', async (_, token) => {
    const { status, stops } = await ask('POST', await token())
    expect([status, stops]).toEqual([404, []])
  })

  test('still works after years', async () => {
    const token = await tokenFor()
    const later = new Date(clock.now().getTime() + 9 * 365 * 86_400_000)
    expect(await readUnsubscribe(key, token, later)).toMatchObject({ kind: 'good' })
  })
})

test.each([
  [`bulletins#${bin.binId}`, 'bulletins', { binId: bin.binId }],
  ['news#voorkempen', 'news', { zoneId: 'voorkempen' }],
])('%s is a list of %s', (name, kind, owner) => {
  expect([kindOfList(name as MailList), ownerOfList(name as MailList)]).toEqual([kind, owner])
})

test('a stop of all mail holds for every list, one of a list for that list alone', () => {
  const at = 'now'
  expect(keptFrom([{ reason: 'bounced', at }], list)).toBe('stopped')
  expect(keptFrom([{ reason: 'complained', at }], undefined)).toBe('stopped')
  expect(keptFrom([{ reason: 'unsubscribed', list, at }], list)).toBe('unsubscribed')
  expect(keptFrom([{ reason: 'unsubscribed', list, at }], 'news#voorkempen' as MailList)).toBeUndefined()
  expect(keptFrom([{ reason: 'unsubscribed', list, at }], undefined)).toBeUndefined()
})
