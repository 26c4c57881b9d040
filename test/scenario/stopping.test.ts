import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as z from 'zod'
import type { AlertView } from '#contract/alerts-api.ts'
import type { AuditList } from '#contract/audit-api.ts'
import { Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'

describe('stopping an alert, and telling how it went on', () => {
  let town: Neighbourhood
  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 60 })
  })
  afterAll(() => town?.close())

  it('starts no call after the answer to cancel; calls in progress end as they are; who was reached is followed up', async () => {
    const bin = town.zone.cases.sampleAlertBin
    const phones = town.phonesOf(bin)
    const behaviours = ['acknowledge', 'no-answer', 'listen-only'] as const
    await town.phones('acknowledge', Object.fromEntries(phones.map((phone, i) => [phone, behaviours[i % 3]])))
    const id = await town.raise([bin])
    await town.alertUntil(id, ({ counts }) => counts.acknowledged >= 6)

    const answer = await town.as<AlertView>('dispatcher', 'POST', `/v1/alerts/${id}/cancel`, { reason: 'Vals alarm' })
    const cancelledAt = Date.now()
    expect(answer).toMatchObject({ status: 200, body: { state: 'cancelled', cancelReason: 'Vals alarm' } })
    const closed = await town.closed(id)
    expect(closed.state).toBe('cancelled')
    expect(closed.counts).toMatchObject({ total: 94, pending: 0, calling: 0 })
    expect(closed.counts.cancelled).toBeGreaterThan(20)

    const calls = await town.calls(id)
    expect(calls.filter(({ startedAt }) => Date.parse(startedAt) > cancelledAt)).toEqual([])
    expect(calls.every(({ endedAt }) => endedAt !== undefined)).toBe(true)
    expect(new Set(calls.map(({ to }) => to)).size).toBe(calls.length)

    const again = await town.as<AlertView>('dispatcher', 'POST', `/v1/alerts/${id}/cancel`, { reason: 'Vals alarm' })
    expect(again.status).toBe(200)
    expect((await town.closed(id)).counts).toEqual(closed.counts)

    const deliveries = await town.deliveries(id)
    const reached = deliveries
      .filter(({ outcome }) => outcome === 'acknowledged' || outcome === 'unconfirmed')
      .map(({ memberId }) => town.zone.members.find((member) => member.memberId === memberId)?.phone ?? '')
    expect(reached.length).toBeGreaterThan(5)
    await town.phones('acknowledge')
    const followUp = { kind: 'all-clear', message: 'De verdachte is gevat, alles is veilig.' }
    const sent = await town.as<{ id: string } & ProblemBody>(
      'dispatcher',
      'POST',
      `/v1/alerts/${id}/follow-ups`,
      followUp,
    )
    expect(sent).toMatchObject({ status: 202, body: { followUpOf: id, recipients: { total: reached.length } } })
    const twice = await town.as<{ id: string }>('dispatcher', 'POST', `/v1/alerts/${id}/follow-ups`, followUp)
    expect(twice.body.id).toBe(sent.body.id)
    await town.closed(sent.body.id)
    const followUps = await town.calls(sent.body.id)
    expect(followUps.map(({ to }) => to).toSorted()).toEqual(reached.toSorted())
    expect(followUps[0]?.spoken[0]).toContain('De verdachte is gevat')
    expect((await town.alert(id)).followUps).toEqual([sent.body.id])
    const { body: audit } = await town.as<z.infer<typeof AuditList>>(
      'prevention',
      'GET',
      '/v1/audit?action=alert-followed-up',
    )
    expect(audit.items.map(({ subjects }) => subjects.slice(0, 2))).toEqual([[sent.body.id, id]])
  })

  it('cancelled before anybody was enrolled: nobody is called, everybody has an outcome, and no number stays', async () => {
    const bin = town.zone.cases.frenchBin
    // Recipients cannot be written down before the cancel is answered.
    await town.faults({ apis: [{ service: 'dynamodb', action: 'BatchWriteItem', throttle: 1 }] })
    const id = await town.raise([bin])
    const cancel = () => town.as<AlertView>('dispatcher', 'POST', `/v1/alerts/${id}/cancel`, { reason: 'Vals alarm' })
    expect(await cancel()).toMatchObject({ status: 200, body: { state: 'cancelled' } })
    // The workflow goes on trying after the cancel, and does not close before it could.
    await town.until(
      async () => JSON.stringify((await town.request('GET', `/local/executions/${id}`)).body),
      (history) => history.includes('TaskFailed'),
    )
    expect((await town.alert(id)).closedAt).toBeUndefined()
    await town.faults({})
    expect((await cancel()).status).toBe(200)

    const { counts } = await town.closed(id)
    expect(counts.total).toBeGreaterThan(20)
    expect(counts).toMatchObject({ cancelled: counts.total - counts.unreachable, pending: 0, calling: 0 })
    expect(await town.calls(id)).toEqual([])
    const { body: audit } = await town.as<z.infer<typeof AuditList>>(
      'prevention',
      'GET',
      '/v1/audit?action=alert-cancelled',
    )
    expect(audit.items.filter(({ subjects }) => subjects.includes(id))).toHaveLength(1)
    const kept = (await town.journal()).items.filter((item) => item.includes(id))
    expect(kept.filter((item) => town.phonesOf(bin).some((phone) => item.includes(phone)))).toEqual([])
  })

  it('refuses to cancel what has ended, and to follow up what nobody heard', async () => {
    const bin = town.zone.cases.selfEmployedBin
    await town.phones('no-answer')
    const id = await town.raise([bin])
    const nobody = await town.as<ProblemBody>('dispatcher', 'POST', `/v1/alerts/${id}/follow-ups`, {
      kind: 'update',
      message: 'Nog niets nieuws.',
    })
    expect(nobody).toMatchObject({ status: 409, body: { code: 'nobody-reached' } })
    await town.closed(id)
    const late = await town.as<ProblemBody>('dispatcher', 'POST', `/v1/alerts/${id}/cancel`, { reason: 'te laat' })
    expect(late).toMatchObject({ status: 409, body: { code: 'alert-ended' } })
    const unknown = await town.as<ProblemBody>(
      'dispatcher',
      'POST',
      '/v1/alerts/alr_01JD0000000000000000000000/cancel',
      {
        reason: 'onbekend',
      },
    )
    expect(unknown).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })
})
