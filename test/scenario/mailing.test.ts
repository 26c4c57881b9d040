import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { MemberView } from '#contract/member-api.ts'
import type { Member } from '#directory/member.ts'
import { type MailList, mailingIdOf } from '#mailing/mailing.ts'
import { MailRound, people, randomKills } from '../support/mail-round.ts'
import { Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'

/** Ten thousand mails take two cores some minutes, so `npm run bench` sends those; here as many as the deaths need. */
const MANY = 300

interface Received {
  readonly subject: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly at: string
}

describe('a mailing', () => {
  let town: Neighbourhood
  let post: MailRound
  let list: MailList
  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 60 })
    post = new MailRound(town.stack)
    list = `bulletins#${town.zone.cases.sampleAlertBin}`
  })
  afterEach(async () => {
    await town.faults({})
    await town.put('/local/mail', { maxSendRate: 14, max24HourSend: 50_000, addresses: {} })
  })
  afterAll(() => town?.close())

  const mailbox = async (to: string) =>
    (await town.request<readonly Received[]>('GET', `/local/mailbox?to=${encodeURIComponent(to)}`)).body
  const unsubscribeLink = async (to: string) => {
    const [mail] = await mailbox(to)
    return new URL(/<([^>]+)>/.exec(mail?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '')
  }
  const press = (link: URL) =>
    fetch(new URL(link.pathname + link.search, town.url), {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      redirect: 'error',
    })

  it('killed at random 20 times, its events doubled and late: everyone gets exactly one mail; a second run sends none', async () => {
    const mailingId = mailingIdOf('blt', 'killed')
    await town.faults({
      kill: randomKills(20, MANY),
      mailEvents: { double: 0.5, shuffle: true, delaySeconds: 20 },
    })
    await post.start(mailingId, list, people(MANY, 'killed'))
    const mailing = await post.sent(mailingId, 110)
    expect(town.stack.faults.kills()).toBeGreaterThanOrEqual(15)
    const got = post.perAddress('killed')
    expect([...got.values()].filter((times) => times !== 1)).toEqual([])
    expect(got.size).toBe(MANY)
    expect(await post.counts(mailing)).toMatchObject({ recipients: MANY, sent: MANY, waiting: 0 })

    expect(await post.start(mailingId, list, people(MANY, 'killed'))).toEqual({ kind: 'known', recipients: MANY })
    expect((await town.request<object[]>('GET', '/local/mailbox?brief')).body).toHaveLength(MANY)
  })

  it('shows the coordinator whose address was stopped, and lets one that works again be mailed', async () => {
    const binId = town.zone.cases.largeBin
    // Members of one household may share an address; these do not.
    const households = Map.groupBy(town.membersOf(binId), ({ email }) => email?.toLowerCase() ?? '')
    const [gone, angry, fine] = [...households.values()].flatMap((members) => (members.length === 1 ? members : []))
    const some = [gone!, angry!, fine!]
    const addresses = { [gone!.email ?? '']: 'bounce', [angry!.email ?? '']: 'complaint' }
    await town.put('/local/mail', { addresses })
    const invited = some.map(({ memberId, email = '', language }) => ({
      address: email,
      language,
      member: { binId, memberId },
    }))
    await post.start(mailingIdOf('blt', 'shown'), list, invited)
    const coordinator = { authorization: `Bearer ${await town.token('coordinator', { bins: [binId] })}` }
    const placeOf = ({ memberId }: Member) => `/v1/bins/${binId}/members/${memberId}`
    const read = (member: Member) => town.request<MemberView>('GET', placeOf(member), undefined, coordinator)
    const change = async (member: Member, patch: object) => {
      const etag = (await read(member)).headers.get('etag') ?? ''
      return town.request<MemberView & ProblemBody>('PATCH', placeOf(member), patch, {
        ...coordinator,
        'if-match': etag,
      })
    }
    const since = expect.stringMatching(/^20.+Z$/)
    const stopped = await town.until(
      async () => (await Promise.all(some.map(read))).map(({ body }) => body.mailStopped),
      (stops) => stops.filter((stop) => stop !== undefined).length === 2,
    )
    expect(stopped).toEqual([{ reason: 'bounced', since }, { reason: 'complained', since }, undefined])
    const listed = await town.request<{ items: MemberView[] }>(
      'GET',
      `/v1/bins/${binId}/members?limit=500`,
      undefined,
      coordinator,
    )
    const shown = listed.body.items.filter(({ mailStopped }) => mailStopped !== undefined).map(({ id }) => id)
    expect(new Set(shown)).toEqual(new Set([gone!.memberId, angry!.memberId]))

    const unwanted = await change(angry!, { mailStopped: null })
    expect(unwanted).toMatchObject({ status: 400, body: { errors: [{ path: 'mailStopped' }] } })
    expect((await change(angry!, { email: 'wel.gewenst@example.org' })).body.mailStopped).toBeUndefined()
    await town.put('/local/mail', { addresses: {} })
    const resumed = await change(gone!, { mailStopped: null })
    expect([resumed.status, resumed.body.mailStopped]).toEqual([200, undefined])
    expect((await change(gone!, { mailStopped: null })).status).toBe(200)
    const next = await post.start(mailingIdOf('blt', 'resumed'), list, invited)
    expect(next).toMatchObject({ recipients: 3 })
    expect(await post.counts(await post.sent(mailingIdOf('blt', 'resumed'), 60))).toMatchObject({ sent: 2, stopped: 1 })
    const { body } = await town.as<{ items: { action: string; subjects: string[] }[] }>(
      'prevention',
      'GET',
      '/v1/audit',
    )
    const entries = body.items.filter(({ action }) => action === 'mail-resumed')
    expect(entries.map(({ subjects }) => subjects)).toEqual([[gone!.memberId]])
  })

  it('stops for who bounced, complained, or unsubscribed by mail program or by page: within a minute, all of them', async () => {
    const members = town.membersOf(town.zone.cases.sampleAlertBin).filter(({ email }) => email !== undefined)
    const [bounces, complains] = members
    const other: MailList = 'news#voorkempen' as MailList
    const names = ['gone', 'angry', 'presses', 'reads', 'stays']
    const addressOf = (name: string) => `${name}-${list.length}@example.org`
    const everyone = names.map((name) => ({ address: addressOf(name), language: 'nl' as const }))
    await town.put('/local/mail', {
      addresses: {
        [addressOf('gone')]: 'bounce',
        [addressOf('angry')]: 'complaint',
        [bounces?.email ?? '']: 'bounce',
        [complains?.email ?? '']: 'complaint',
      },
    })
    const asMember = [bounces, complains].flatMap((member) =>
      member?.email === undefined
        ? []
        : [
            {
              address: member.email,
              language: member.language,
              member: { binId: member.binId, memberId: member.memberId },
            },
          ],
    )
    const first = mailingIdOf('blt', 'first')
    await post.start(first, list, [...everyone, ...asMember])
    const mailing = await post.sent(first, 60)

    const pressed = await press(await unsubscribeLink(addressOf('presses')))
    expect([pressed.status, pressed.headers.get('set-cookie')]).toEqual([200, null])
    const link = await unsubscribeLink(addressOf('reads'))
    const page = await town.request<string>('GET', link.pathname + link.search)
    expect(page.body).toContain('Ja, schrijf mij uit')
    const action = /action="([^"]+)"/.exec(page.body)?.[1] ?? ''
    expect((await town.request<string>('POST', action)).body).toContain('U bent uitgeschreven')
    await town.until(
      () => post.counts(mailing),
      ({ bounced, complained }) => bounced === 2 && complained === 2,
    )

    const second = mailingIdOf('blt', 'second')
    await post.start(second, list, [...everyone, ...asMember])
    expect(await post.counts(await post.sent(second, 60))).toMatchObject({ sent: 1, stopped: 4, unsubscribed: 2 })
    expect(post.perAddress('stays').get(addressOf('stays'))).toBe(2)

    const news = mailingIdOf('news', 'voorkempen', '2026-W47')
    await post.start(news, other, everyone)
    expect(await post.counts(await post.sent(news, 60))).toMatchObject({ sent: 3, stopped: 2, unsubscribed: 0 })

    await town.stack.lambdaHost.invoke('report-stops', {})
    const told = await mailbox(town.coordinatorEmail(bounces?.binId))
    const report = told.find(({ subject }) => subject.includes('geen mail meer'))
    expect(report?.text).toContain(`${bounces?.name}: het adres bestaat niet (meer)`)
    expect(report?.text).toContain(`${complains?.name}: de mail werd als ongewenst gemeld`)
  })

  it('leaves out who unsubscribes while it is under way', async () => {
    const some = people(12, 'leaver')
    const before = mailingIdOf('blt', 'before')
    await post.start(before, list, some)
    await post.sent(before, 60)
    const links = await Promise.all(some.map(({ address }) => unsubscribeLink(address)))

    await town.put('/local/mail', { maxSendRate: 0.5 })
    const mailingId = mailingIdOf('blt', 'under-way')
    await post.start(mailingId, list, [...people(150, 'other'), ...some])
    await town.until(
      async () => post.perAddress('other').size,
      (mails) => mails > 5,
    )
    await Promise.all(links.map(press))
    const left = Date.now()
    await town.put('/local/mail', { maxSendRate: 5 })
    await post.sent(mailingId, 100)
    const mails = (await Promise.all(some.map(({ address }) => mailbox(address)))).flat()
    const aMinute = 60_000 / town.timeScale
    expect(mails.filter(({ at }) => Date.parse(at) > left + aMinute)).toEqual([])
    expect(mails.length).toBeGreaterThanOrEqual(some.length)
  })

  it('waits for a daily quota, and goes on', async () => {
    await town.put('/local/mail', { max24HourSend: 0 })
    const mailingId = mailingIdOf('blt', 'quota')
    await post.start(mailingId, list, people(30, 'quota'))
    await town.until(
      async () => town.log.filter((line) => line.includes('mail-quota-reached')).length,
      (times) => times > 0,
    )
    await town.put('/local/mail', { max24HourSend: 50_000 })
    await post.sent(mailingId, 60)
    expect([...post.perAddress('quota').values()]).toEqual(people(30, 'quota').map(() => 1))
  })

  it('kept nobody’s address', async () => {
    const { items } = await town.journal()
    expect(items.filter((item) => /(killed|other|leaver|quota)\d+@example/.test(item))).toEqual([])
    expect(town.log.filter((line) => line.includes('@example.org'))).toEqual([])
  })
})
