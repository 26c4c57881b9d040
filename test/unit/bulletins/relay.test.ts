import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  askPermit,
  type Doer,
  decidePermit,
  dueReminder,
  openRelay,
  type Relay,
  type RelayStep,
  relayBulletin,
  relayedText,
} from '#bulletins/relay.ts'
import { countRelays } from '#bulletins/relay-figures.ts'
import { BulletinId, ZoneId } from '#contract/ids.ts'
import { newBinId } from '../../support/directory-builders.ts'

const HOUR = 3_600_000
const start = new Date('2026-11-20T09:00:00.000Z')
const after = (hours: number) => new Date(start.getTime() + hours * HOUR)
const coordinator: Doer = { subject: 'an', role: 'coordinator' }
const prevention: Doer = { subject: 'politie', role: 'prevention' }
const original = { title: 'Let op', text: 'Sluit uw garage.' }
const changed = { title: 'Let op', text: 'Sluit ook uw tuinhuis.' }

function opened(): Relay {
  const about = {
    bulletinId: BulletinId.parse('blt_01M82BB2BEXTNHVP44QC44K8SP'),
    binId: newBinId(),
    binName: 'Peperstraat',
    zoneId: ZoneId.parse('voorkempen'),
  }
  return openRelay(about, { adjunct: 24, prevention: 48 }, HOUR, start)
}

function then(step: RelayStep): Relay {
  if (step.kind === 'refused') throw new Error(step.obstacle)
  return step.relay
}

const asked = (relay = opened()) => then(askPermit(relay, 'change', { by: coordinator, changed }, original, after(1)))
const granted = () => then(decidePermit(asked(), 'change', { by: prevention, granted: true }, after(2)))
const refused = (relay = asked()) =>
  then(decidePermit(relay, 'change', { by: prevention, granted: false, reason: 'Noem geen tuinhuis.' }, after(2)))

describe('a relay', () => {
  it('is made once; the same person says it again for nothing, another is told', () => {
    const relayed = then(relayBulletin(opened(), coordinator, false, after(3)))
    expect(relayed).toMatchObject({ relayedAt: after(3).toISOString(), relayedBy: coordinator, withChanges: false })
    expect(relayBulletin(relayed, coordinator, false, after(4))).toEqual({ kind: 'repeated', relay: relayed })
    expect(relayBulletin(relayed, prevention, false, after(60))).toEqual({
      kind: 'refused',
      obstacle: 'relayed-already',
    })
    expect(relayBulletin(relayed, coordinator, true, after(4))).toMatchObject({ obstacle: 'relayed-already' })
  })

  it('is for prevention only when coordinator and adjunct have had their time', () => {
    expect(relayBulletin(opened(), prevention, false, after(47.9))).toMatchObject({ obstacle: 'not-yet' })
    expect(relayBulletin(opened(), prevention, false, after(48)).kind).toBe('done')
  })

  it('brings other words than the bulletin’s only where a permit allows them', () => {
    for (const relay of [opened(), asked(), refused()]) {
      expect(relayBulletin(relay, coordinator, true, after(3))).toMatchObject({ obstacle: 'no-permit' })
      expect(relayedText(then(relayBulletin(relay, coordinator, false, after(3))), original)).toEqual(original)
    }
    expect(relayedText(then(relayBulletin(granted(), coordinator, true, after(3))), original)).toEqual(changed)
    expect(relayedText(then(relayBulletin(granted(), coordinator, false, after(3))), original)).toEqual(original)
  })
})

describe('a permit', () => {
  it('is asked for with another text than the bulletin’s, before it is relayed', () => {
    const unchanged = askPermit(opened(), 'change', { by: coordinator, changed: original }, original, after(1))
    expect(unchanged).toMatchObject({ obstacle: 'unchanged' })
    const relayed = then(relayBulletin(opened(), coordinator, false, after(1)))
    const late = askPermit(relayed, 'change', { by: coordinator, changed }, original, after(2))
    expect(late).toMatchObject({ obstacle: 'relayed-already' })
    expect(askPermit(relayed, 'social-media', { by: coordinator }, original, after(2)).kind).toBe('done')
  })

  it('is asked for once, and again only after a refusal; both texts are kept', () => {
    const again = (relay: Relay, text: string) =>
      askPermit(relay, 'change', { by: coordinator, changed: { title: 'Let op', text } }, original, after(5))
    expect(again(asked(), changed.text).kind).toBe('repeated')
    expect(again(asked(), 'Anders.')).toMatchObject({ obstacle: 'permit-asked-already' })
    expect(again(granted(), 'Anders.')).toMatchObject({ obstacle: 'permit-asked-already' })
    const second = then(again(refused(), 'Anders.'))
    expect(second.permits.change).toMatchObject({ state: 'requested', changed: { text: 'Anders.' } })
    expect(second.earlier).toMatchObject([{ kind: 'change', state: 'refused', changed, reason: 'Noem geen tuinhuis.' }])
  })

  it('is asked for a few times at most: an item of the journal must hold all its texts', () => {
    let relay = refused()
    for (let time = 1; time <= 4; time += 1) {
      const text = `Poging ${time}.`
      relay = refused(
        then(askPermit(relay, 'change', { by: coordinator, changed: { title: 'A', text } }, original, after(3))),
      )
    }
    const more = askPermit(relay, 'change', { by: coordinator, changed: { title: 'A', text: 'B' } }, original, after(4))
    expect(more).toMatchObject({ obstacle: 'asked-too-often' })
  })

  it('is decided once, and not after the bulletin went out as it was', () => {
    const decide = (relay: Relay, isGranted: boolean) =>
      decidePermit(relay, 'change', { by: prevention, granted: isGranted }, after(6))
    expect(decide(opened(), true)).toMatchObject({ obstacle: 'nothing-asked' })
    expect(decide(granted(), true).kind).toBe('repeated')
    expect(decide(granted(), false)).toMatchObject({ obstacle: 'decided-already' })
    const relayed = then(relayBulletin(asked(), coordinator, false, after(2)))
    expect(decide(relayed, true)).toMatchObject({ obstacle: 'relayed-already' })
  })
})

describe('a reminder', () => {
  it('is due to the adjunct after a day and to prevention after two, while nobody relayed', () => {
    const hours = [0, 23.9, 24, 47.9, 48, 500]
    const due = hours.map((hour) => dueReminder(opened(), after(hour)))
    expect(due).toEqual([undefined, undefined, 'adjunct', 'adjunct', 'prevention', 'prevention'])
    const relayed = then(relayBulletin(opened(), coordinator, false, after(1)))
    expect(hours.map((hour) => dueReminder(relayed, after(hour)))).toEqual(hours.map(() => undefined))
  })
})

it('whatever is asked in whatever order: relayed once, in words that prevention wrote or granted', () => {
  const text = fc.constantFrom('A', 'B', 'C')
  const action = fc.oneof(
    fc.record({ do: fc.constant('ask' as const), text }),
    fc.record({ do: fc.constant('decide' as const), granted: fc.boolean() }),
    fc.record({
      do: fc.constant('relay' as const),
      by: fc.constantFrom(coordinator, prevention),
      changed: fc.boolean(),
    }),
  )
  const play = (actions: readonly (typeof action extends fc.Arbitrary<infer T> ? T : never)[]) => {
    let relay = opened()
    let hour = 0
    const grantedTexts = new Set([original.text])
    const relayedAt = new Set<string>()
    for (const one of actions) {
      hour += 7
      const step =
        one.do === 'ask'
          ? askPermit(
              relay,
              'change',
              { by: coordinator, changed: { title: 'Let op', text: one.text } },
              original,
              after(hour),
            )
          : one.do === 'decide'
            ? decidePermit(relay, 'change', { by: prevention, granted: one.granted }, after(hour))
            : relayBulletin(relay, one.by, one.changed, after(hour))
      if (step.kind !== 'refused') relay = step.relay
      if (relay.permits.change?.state === 'granted') grantedTexts.add(relay.permits.change.changed?.text ?? '')
      if (relay.relayedAt !== undefined) relayedAt.add(relay.relayedAt)
    }
    expect(relayedAt.size).toBeLessThan(2)
    if (relay.relayedAt !== undefined) expect(grantedTexts).toContain(relayedText(relay, original).text)
  }
  fc.assert(fc.property(fc.array(action, { maxLength: 14 }), play))
})

describe('the figures of a BIN', () => {
  it('count as in time what the BIN relayed before its adjunct had to be asked; what still has time counts neither way', () => {
    const by = (doer: Doer, hour: number) => then(relayBulletin(opened(), doer, false, after(hour)))
    const relays = [by(coordinator, 3), by(coordinator, 30), by(prevention, 50), opened()]
    expect(countRelays(relays, after(23))).toMatchObject({ sent: 4, relayed: 3, relayedInTime: 1, inTimeShare: 0.333 })
    expect(countRelays(relays, after(25))).toMatchObject({ relayedInTime: 1, inTimeShare: 0.25 })
    expect(countRelays([opened()], after(1))).toEqual({ sent: 1, relayed: 0, relayedInTime: 0 })
  })
})
