import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AlertView, DeliveryView } from '#contract/alerts-api.ts'
import { byNumber, mostAtOnce, Neighbourhood, type PhoneCall } from '../support/neighbourhood.ts'

const behaviours = [
  'acknowledge',
  'no-answer',
  'hang-up',
  'busy',
  'acknowledge-on-retry',
  'listen-only',
  'voicemail',
  'replay-then-acknowledge',
] as const

/** What each behaviour comes to, and in how many calls. */
const expected: Readonly<Record<(typeof behaviours)[number], readonly [string, number]>> = {
  acknowledge: ['acknowledged', 1],
  'no-answer': ['no-answer', 2],
  'hang-up': ['unconfirmed', 2],
  busy: ['busy', 2],
  'acknowledge-on-retry': ['acknowledged', 2],
  'listen-only': ['unconfirmed', 2],
  // Without detection a machine that picks up is somebody who did not press 1.
  voicemail: ['unconfirmed', 2],
  'replay-then-acknowledge': ['acknowledged', 1],
}

describe('the warm alert of the source, to 94 people who behave as people do', () => {
  let town: Neighbourhood
  let closed: AlertView
  let calls: readonly PhoneCall[]
  let deliveries: readonly DeliveryView[]
  const behaviourOf = new Map<string, (typeof behaviours)[number]>()

  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 60 })
    const bin = town.zone.cases.sampleAlertBin
    town.phonesOf(bin).forEach((phone, index) => {
      behaviourOf.set(phone, behaviours[index % behaviours.length] ?? 'acknowledge')
    })
    await town.phones('acknowledge', Object.fromEntries(behaviourOf))
    const id = await town.raise([bin])
    closed = await town.closed(id)
    calls = await town.calls(id)
    deliveries = await town.deliveries(id)
  }, 120_000)
  afterAll(() => town?.close())

  it('ends every delivery in the right outcome', () => {
    const outcomes = deliveries.map(({ memberId, outcome }) => {
      const phone = town.zone.members.find((member) => member.memberId === memberId)?.phone ?? ''
      return { phone, outcome, should: expected[behaviourOf.get(phone) ?? 'acknowledge'][0] }
    })
    expect(outcomes).toHaveLength(94)
    expect(outcomes.filter(({ outcome, should }) => outcome !== should)).toEqual([])
  })

  it('calls whoever pressed 1 once, and everyone else exactly twice', () => {
    const made = byNumber(calls)
    const wrong = [...behaviourOf].filter(([phone, behaviour]) => made.get(phone)?.length !== expected[behaviour][1])
    expect(wrong).toEqual([])
    expect(made.size).toBe(94)
  })

  it('starts each retry five minutes after the end of the own first call, and then soon', () => {
    const fiveMinutes = 300_000 / town.timeScale
    const waits = [...byNumber(calls).values()].flatMap(([first, second]) =>
      first?.endedAt === undefined || second === undefined
        ? []
        : [Date.parse(second.startedAt) - Date.parse(first.endedAt) - fiveMinutes],
    )
    expect(waits.length).toBeGreaterThan(50)
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0)
  })

  it('never has more calls than lines, and is never told to slow down', async () => {
    const { body } = await town.request<{ statistics: { throttled: number } }>('GET', '/local/exchange')
    expect(mostAtOnce(calls)).toBeLessThanOrEqual(10)
    expect(JSON.stringify(body)).toMatch(/"throttled[A-Za-z]*":0/)
  })

  it('speaks sender, message and advice, and repeats it while no key comes', () => {
    const listened = calls.find(({ to }) => behaviourOf.get(to) === 'listen-only')
    const [first = '', ...again] = listened?.spoken ?? []
    expect(first).toContain('Dit is de noodcentrale')
    expect(first).toContain('In de Peperstraat zag een bewoner')
    expect(first).toContain('buitenverlichting')
    expect(first).toContain('Druk 1')
    expect(again).toEqual([first, first, first])
  })

  it('tells the dispatcher the figures, and the zone and the coordinator by mail', async () => {
    expect(closed).toMatchObject({ state: 'closed', counts: { total: 94, pending: 0, calling: 0, acknowledged: 35 } })
    expect(closed.perBin).toHaveLength(1)
    expect(closed.medianSecondsToAcknowledge).toBeGreaterThan(0)
    expect(closed.cost).toBeGreaterThan(0)
    expect(closed.feedbackDraft?.text).toContain('35 van hen bevestigden')
    const bin = town.zone.bins.find(({ binId }) => binId === town.zone.cases.sampleAlertBin)
    const zoneMail = await town.until(
      () => town.mails(town.zone.zone.summaryEmail),
      (mails) => mails.length > 0,
    )
    expect(zoneMail[0]?.text).toContain('bevestigd met 1: 35')
    const coordinatorMail = await town.mails(town.coordinatorEmail(bin?.binId))
    expect(coordinatorMail[0]?.text).toContain('bevestigd met 1: 35')
  })

  it('writes what happened as metrics and history, without a number, a name or the text', async () => {
    const metrics = JSON.stringify((await town.request('GET', '/local/metrics')).body)
    const history = JSON.stringify((await town.request('GET', `/local/executions/${closed.id}`)).body)
    expect(metrics).toContain('AlertsClosed')
    expect(history).toContain('Second attempt')
    const secrets = [...town.zone.members.flatMap(({ phone, name }) => [phone ?? name, name]), closed.message.text]
    expect(secrets.filter((secret) => metrics.includes(secret) || history.includes(secret))).toEqual([])
  })

  it('keeps no telephone number once the alert is closed', async () => {
    const { items } = await town.journal()
    const kept = items.filter((item) =>
      town.zone.members.some(({ phone }) => phone !== undefined && item.includes(phone)),
    )
    expect(items.length).toBeGreaterThan(94)
    expect(kept).toEqual([])
  })
})
