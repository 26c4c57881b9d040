import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BinView } from '#contract/directory-api.ts'
import { byNumber, Neighbourhood } from '../support/neighbourhood.ts'

describe('people as they are', () => {
  let town: Neighbourhood
  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 30 })
  })
  afterAll(() => town?.close())

  it('calls a person in two BINs, or imported twice, once', async () => {
    const { inTwoBins, importedTwice } = town.zone.cases
    await town.phones('acknowledge')
    const binIds = [...new Set([...inTwoBins, ...importedTwice].map(({ binId }) => binId))]
    const id = await town.raise(binIds)
    await town.closed(id)
    const calls = byNumber(await town.calls(id))
    expect(calls.get(town.member(inTwoBins[0]).phone ?? '')).toHaveLength(1)
    expect(calls.get(town.member(importedTwice[0]).phone ?? '')).toHaveLength(1)
    expect([...calls.values()].filter((own) => own.length > 1)).toEqual([])
  })

  it('texts who cannot hear, and knows whom it cannot reach', async () => {
    const { hearingImpaired, mistypedNumber, withoutPhone } = town.zone.cases
    await town.phones('acknowledge')
    const binIds = [...new Set([hearingImpaired, mistypedNumber, withoutPhone].map(({ binId }) => binId))]
    const id = await town.raise(binIds, { confirm: { duplicate: true } })
    await town.closed(id)
    const phone = town.member(hearingImpaired).phone ?? ''
    expect(byNumber(await town.calls(id)).has(phone)).toBe(false)
    expect((await town.texts(phone))[0]?.text).toContain('Peperstraat')
    const deliveries = await town.deliveries(id)
    const outcomeOf = ({ memberId }: { memberId: string }) =>
      deliveries.find((delivery) => delivery.memberId === memberId)?.outcome
    expect(outcomeOf(hearingImpaired)).toBe('unconfirmed')
    expect(outcomeOf(mistypedNumber)).toBe('unreachable')
    expect(outcomeOf(withoutPhone)).toBe('unreachable')
  })

  it('sends the text after a missed retry, to whom the BIN wants it, and to nobody who pressed 1', async () => {
    const bin = town.zone.bins.find(({ binId }) => binId === town.zone.cases.sampleAlertBin)
    const phones = town.phonesOf(town.zone.cases.sampleAlertBin)
    const [missed = '', pressed = ''] = town
      .membersOf(town.zone.cases.sampleAlertBin)
      .filter(({ phoneKind }) => phoneKind === 'mobile')
      .map(({ phone }) => phone ?? '')
    await town.phones('acknowledge', { [missed]: 'no-answer' })
    const id = await town.raise([town.zone.cases.sampleAlertBin])
    const closed = await town.closed(id)
    expect(phones).toContain(missed)
    expect(bin?.textAfterMissedRetry).toBe(true)
    expect(closed.counts).toMatchObject({ acknowledged: 93, noAnswer: 1, smsSent: 1 })
    expect(await town.texts(missed)).toHaveLength(1)
    expect(await town.texts(pressed)).toEqual([])
  })

  it('speaks the language of the BIN', async () => {
    await town.phones('acknowledge')
    const id = await town.raise([town.zone.cases.frenchBin], { confirm: { duplicate: true } })
    await town.closed(id)
    expect((await town.calls(id))[0]?.spoken[0]).toContain('Appuyez sur 1')
  })

  it('lets who missed the call call back, hear it, and press 1: no retry', async () => {
    const bin = town.zone.cases.selfEmployedBin
    // Called last, so that most of the five minutes is left when nobody else is in a call any more.
    const phone = town.phonesOf(bin).at(-1) ?? ''
    await town.phones('acknowledge', { [phone]: 'no-answer' })
    const id = await town.raise([bin])
    await town.alertUntil(id, ({ counts }) => counts.waitingRetry === 1 && counts.calling === 0)
    const { body: call } = await town.request<{ contactId: string }>('POST', '/local/calls', { from: phone })
    const spoken = await town.until(
      async () => (await town.request<{ spoken: string[] }>('GET', `/local/calls/${call.contactId}`)).body,
      (view) => view.spoken.length > 0,
    )
    expect(spoken.spoken[0]).toContain('Peperstraat')
    await town.request('POST', `/local/calls/${call.contactId}/keys`, { key: '1' })
    const closed = await town.closed(id)
    expect(closed.counts.acknowledged).toBe(closed.counts.total - closed.counts.unreachable - closed.counts.unconfirmed)
    expect(
      byNumber(await town.calls(id))
        .get(phone)
        ?.filter(({ to }) => to === phone),
    ).toHaveLength(1)

    const { body: later } = await town.request<{ contactId: string }>('POST', '/local/calls', { from: phone })
    const answer = await town.until(
      async () => (await town.request<{ spoken: string[] }>('GET', `/local/calls/${later.contactId}`)).body,
      (view) => view.spoken.length > 0,
    )
    expect(answer.spoken[0]).toContain('geen bericht')
  })

  it('tells the coordinator after a test who did not press 1, by name; the zone gets no names', async () => {
    const bin = town.zone.bins.find(({ binId }) => binId === town.zone.cases.startingBin)
    const silent = town.membersOf(town.zone.cases.startingBin).find(({ phoneKind }) => phoneKind === 'mobile')
    await town.phones('acknowledge', { [silent?.phone ?? '']: 'hang-up' })
    const id = await town.raise([town.zone.cases.startingBin], { kind: 'test' })
    await town.closed(id)
    const mails = await town.until(
      () => town.mails(town.coordinatorEmail(bin?.binId)),
      (some) => some.length > 0,
    )
    expect(mails.at(-1)?.text).toContain(silent?.name)
    const recorded = await town.until(
      async () => (await town.as<BinView>('prevention', 'GET', `/v1/bins/${bin?.binId}`)).body.steps[12],
      (step) => step?.state === 'done',
    )
    expect(recorded).toMatchObject({ document: id, remark: expect.stringContaining('niet aangekondigd') })
    const zoneMails = await town.mails(town.zone.zone.summaryEmail)
    expect([...mails, ...zoneMails].filter(({ subject }) => !subject.startsWith('[TEST dev] '))).toEqual([])
    expect(zoneMails.every(({ text }) => !text.includes(silent?.name ?? '-'))).toBe(true)
  })

  it('never calls a number that may not be called, and says so', async () => {
    const bin = town.zone.cases.frenchBin
    const [phone = ''] = town.phonesOf(bin)
    await town.phones('acknowledge', { [phone]: 'invalid' })
    const id = await town.raise([bin], { confirm: { duplicate: true } })
    const closed = await town.closed(id)
    expect(closed.counts.unreachable).toBeGreaterThan(0)
    expect(byNumber(await town.calls(id)).has(phone)).toBe(false)
  })
})
