import { parseFeed } from 'feedsmith'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AlertView } from '#contract/alerts-api.ts'
import type { BulletinView } from '#contract/bulletins-api.ts'
import type { CostsView } from '#contract/costs-api.ts'
import { ZoneId } from '#contract/ids.ts'
import type { NewsView } from '#contract/news-api.ts'
import type { Zone } from '#directory/zone.ts'
import { wallInBrussels } from '#news/edition.ts'
import { aBin, aMember, aZone } from '../support/directory-builders.ts'
import { Neighbourhood, type ProblemBody, type ReceivedMail } from '../support/neighbourhood.ts'
import { Visitor } from '../support/visitor.ts'

describe('an alert at night', () => {
  let town: Neighbourhood
  let visitor: Visitor
  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 60 })
    visitor = new Visitor(town.url)
    await town.phones('acknowledge')
  })
  afterAll(() => town?.close())

  /** The one mail to an address of whose text, subject or headers this is so. */
  async function theMail(address: string, isIt: (mail: ReceivedMail) => boolean): Promise<ReceivedMail> {
    const mails = await town.until(
      async () => (await town.mails(address)).filter(isIt),
      (found) => found.length > 0,
    )
    expect(mails).toHaveLength(1)
    return mails[0]!
  }

  it('comes back to those it rang: feedback by mail, an item for everybody, the weekly mail', async () => {
    const bin = town.zone.bins.find(({ binId }) => binId === town.zone.cases.sampleAlertBin)!
    const [reader, other] = town.membersOf(bin.binId).filter(({ email }) => email !== undefined)
    const readNews = async (member: typeof reader) => {
      const path = `/v1/bins/${bin.binId}/members/${member?.memberId}`
      const { headers } = await town.as('prevention', 'GET', path)
      const read = { 'if-match': headers.get('etag') ?? '' }
      expect((await town.as('prevention', 'PATCH', path, { wantsNews: true }, read)).status).toBe(200)
    }
    await readNews(reader)

    const alertId = await town.raise([bin.binId])
    const { counts } = await town.closed(alertId)
    expect(counts).toMatchObject({ total: 94, acknowledged: 94 })

    // The close left a draft: what was said and what came of it, and nobody's name.
    const alert = await town.as<AlertView>('prevention', 'GET', `/v1/alerts/${alertId}`)
    const bulletin = `/v1/bulletins/${alert.body.feedbackDraft?.id}`
    const draft = await town.until(
      () => town.as<BulletinView>('prevention', 'GET', bulletin),
      ({ status }) => status === 200,
    )
    expect(draft.body).toMatchObject({ kind: 'feedback', state: 'draft', alertId, binIds: [bin.binId] })
    expect(draft.body.text).toContain('94')
    const authorization = `Bearer ${await town.token('coordinator', { bins: [bin.binId] })}`
    const theirs = await town.request<AlertView>('GET', `/v1/alerts/${alertId}`, undefined, { authorization })
    expect(theirs.body.counts).toMatchObject({ total: 94 })
    expect(theirs.body.feedbackDraft).toBeUndefined()
    expect(draft.body.findings).toEqual([])
    const ending = 'De verdachten zijn **gevat** dankzij een buurtbewoner.'
    const text = draft.body.text.replace('(Vul hier aan hoe het afliep.)', ending)
    expect(text).toContain(ending)
    const read = { 'if-match': draft.headers.get('etag') ?? '' }
    expect((await town.as('prevention', 'PATCH', bulletin, { title: 'Inbrekers gevat', text }, read)).status).toBe(200)
    expect((await town.as('prevention', 'POST', `${bulletin}/send`)).status).toBe(200)

    // The coordinator relays it with one press.
    const toMailbox = await theMail(bin.mailbox ?? '', ({ subject }) => subject.includes('Inbrekers gevat'))
    expect(await town.mails(reader?.email ?? '')).not.toContainEqual(
      expect.objectContaining({ subject: expect.stringContaining('Inbrekers gevat') }),
    )
    const link = /http\S+\/doorsturen\?token=\S+/.exec(toMailbox.text)?.[0] ?? ''
    expect((await visitor.send(await visitor.open(link))).status).toBe(303)
    for (const member of [reader, other]) {
      const mail = await theMail(member?.email ?? '', ({ subject }) => subject.includes('Inbrekers gevat'))
      expect(mail.from).toContain(bin.name)
      expect(mail.html).toContain('<strong>gevat</strong>')
      expect(mail.text).toContain('/mijn-gegevens?token=')
      expect(mail.headers).toMatchObject({
        'Reply-To': expect.stringContaining(bin.mailbox ?? ''),
        'Message-ID': expect.stringMatching(/^<.+@.+>$/),
        References: toMailbox.headers['References'],
        'List-Unsubscribe': expect.stringMatching(/^<http.+\/uitschrijven\?token=[^>]+>$/),
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      })
    }

    // The same text becomes an item for everybody.
    const item = await town.as<NewsView>('prevention', 'POST', '/v1/news', { bulletinId: draft.body.id })
    expect(item.status, JSON.stringify(item.body)).toBe(201)
    expect(item.body).toMatchObject({ title: 'Inbrekers gevat', text, binIds: [bin.binId], bulletinId: draft.body.id })
    const published = await town.as<NewsView>('prevention', 'POST', `/v1/news/${item.body.id}/publish`, {})
    expect(published.status, JSON.stringify(published.body)).toBe(200)
    const url = published.body.url ?? ''
    const page = await town.until(
      () => visitor.open(url),
      ({ status }) => status === 200,
    )
    expect(page.html).toContain('<strong>gevat</strong>')
    for (const [feed, format] of [
      ['feed.atom', 'atom'],
      ['feed.json', 'json'],
    ] as const) {
      const { html } = await town.until(
        () => visitor.open(`/nieuws/${town.zone.zone.zoneId}/${feed}`),
        ({ html: xml }) => xml.includes(url),
      )
      expect(parseFeed(html).format).toBe(format)
    }

    // It is the hour of the weekly mail.
    const { weekday, hour } = wallInBrussels(new Date())
    const zonePath = `/v1/zones/${town.zone.zone.zoneId}`
    const zone = await town.as<Zone>('prevention', 'GET', zonePath)
    const change = { newsMail: { weekday, hour } }
    const asRead = { 'if-match': zone.headers.get('etag') ?? '' }
    expect((await town.as('prevention', 'PATCH', zonePath, change, asRead)).status).toBe(200)
    await town.stack.lambdaHost.invoke('send-editions', {})
    const edition = await theMail(reader?.email ?? '', ({ text: words }) => words.includes(url))
    expect(edition.html).toContain('Inbrekers gevat')
    expect(edition.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    expect((await town.mails(other?.email ?? '')).filter(({ text: words }) => words.includes(url))).toEqual([])
  })

  it('to two police zones is in one name, and tells each zone of its own people alone', async () => {
    const zone = aZone({ zoneId: ZoneId.parse('rupel'), name: 'Rupel', summaryEmail: 'oproepen@rupel.example.org' })
    const bin = aBin({ zoneId: zone.zoneId, name: 'De Schorre' })
    const phones = ['+32470660001', '+32470660002']
    await town.settle({
      zones: [zone],
      bins: [bin],
      members: phones.map((phone) => aMember({ binId: bin.binId, phone })),
    })
    await town.phones('acknowledge', { [phones[1] ?? '']: 'no-answer' })
    const zones = [town.zone.zone.zoneId, zone.zoneId]
    const ask = async <Body>(path: string, body: object) => {
      const authorization = `Bearer ${await town.token('dispatcher', { zones })}`
      return town.request<Body>('POST', path, body, { authorization, 'idempotency-key': crypto.randomUUID() })
    }
    const binIds = [town.zone.cases.selfEmployedBin, bin.binId]
    const nameless = { binIds, kind: 'live', message: { text: 'Verdachte wagen gezien.' } }
    for (const path of ['/v1/alerts/preview', '/v1/alerts']) {
      const refused = await ask<ProblemBody>(path, nameless)
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'message.sender' }] } })
      expect(refused.body.detail).toContain('Voorkempen en Rupel')
    }
    const sender = 'Dit is de noodcentrale honderd en één.'
    const raised = await ask<{ id: string }>('/v1/alerts', { ...nameless, message: { ...nameless.message, sender } })
    expect(raised.status, JSON.stringify(raised.body)).toBe(202)
    const { id } = raised.body
    const whole = await town.closed(id)
    const said = (await town.calls(id)).flatMap(({ spoken: [first] }) => first ?? [])
    expect(said.length).toBeGreaterThan(20)
    expect(said.filter((words) => !words.startsWith(sender))).toEqual([])

    const authorization = `Bearer ${await town.token('prevention', { zones: [zone.zoneId] })}`
    const read = <Body>(path: string) => town.request<Body>('GET', path, undefined, { authorization })
    const { body: own } = await read<AlertView>(`/v1/alerts/${id}`)
    expect(own.counts).toMatchObject({ total: 2, acknowledged: 1, noAnswer: 1 })
    expect(own.feedbackDraft?.text).toContain('naar 2 leden; 1 lid bevestigde')
    expect(own.cost).toBeLessThan(whole.cost ?? 0)
    const { total } = await town.until(
      async () => (await read<CostsView>(`/v1/bins/${bin.binId}/costs`)).body,
      ({ alerts }) => alerts.length > 0,
    )
    expect(own.cost).toBe(total)
    const [summary] = await town.until(
      () => town.mails(zone.summaryEmail),
      (mails) => mails.length > 0,
    )
    expect(summary?.text).toContain('Totaal (2):')
    expect(summary?.text).toContain(`Kosten: ${total.toLocaleString('nl-BE', { style: 'currency', currency: 'EUR' })}.`)
  })
})
