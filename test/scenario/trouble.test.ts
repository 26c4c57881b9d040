import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { byNumber, Neighbourhood } from '../support/neighbourhood.ts'

const mixed = ['acknowledge', 'no-answer', 'hang-up', 'acknowledge-on-retry'] as const
const shouldBecome: Readonly<Record<(typeof mixed)[number], string>> = {
  acknowledge: 'acknowledged',
  'no-answer': 'no-answer',
  'hang-up': 'unconfirmed',
  'acknowledge-on-retry': 'acknowledged',
}

describe('trouble', () => {
  let town: Neighbourhood
  const behaviourOf = new Map<string, (typeof mixed)[number]>()
  beforeAll(async () => {
    town = await Neighbourhood.start({ timeScale: 60 })
    town.phonesOf(town.zone.cases.frenchBin).forEach((phone, index) => {
      behaviourOf.set(phone, mixed[index % mixed.length] ?? 'acknowledge')
    })
    await town.phones('acknowledge', Object.fromEntries(behaviourOf))
  })
  beforeEach(() => town.faults({}))
  afterAll(() => town?.close())

  /** Raises an alert under faults and answers what became of whom, and how often each was called. */
  async function story(faults: object) {
    await town.faults(faults)
    const id = await town.raise([town.zone.cases.frenchBin], { confirm: { duplicate: true } })
    const closed = await town.closed(id, 110)
    const killed = town.stack.faults.kills()
    await town.faults({})
    const deliveries = await town.deliveries(id)
    const calls = byNumber(await town.calls(id))
    const people = deliveries.flatMap(({ memberId, outcome, channel }) => {
      const { phone } = town.zone.members.find((member) => member.memberId === memberId) ?? {}
      const behaviour = behaviourOf.get(phone ?? '')
      if (phone === undefined || behaviour === undefined || channel === 'sms') return []
      return [{ outcome, should: shouldBecome[behaviour], behaviour, calls: calls.get(phone)?.length ?? 0 }]
    })
    return { closed, people, killed }
  }

  function expectAsUsual({ closed, people }: Awaited<ReturnType<typeof story>>) {
    expect(closed.counts.pending + closed.counts.calling).toBe(0)
    expect(people.length).toBeGreaterThan(20)
    expect(people.filter(({ outcome, should }) => outcome !== should)).toEqual([])
    const wrongCalls = people.filter(({ behaviour, calls }) => calls !== (behaviour === 'acknowledge' ? 1 : 2))
    expect(wrongCalls).toEqual([])
  }

  it('all contact events lost: the same outcomes, later', async () => {
    expectAsUsual(await story({ contactEvents: { lose: 1 } }))
  })

  it('all contact events doubled and shuffled: the same outcomes, nobody called more', async () => {
    expectAsUsual(await story({ contactEvents: { double: 1, shuffle: true, delaySeconds: 10 } }))
  })

  it('Connect throttling half of its requests: all are called', async () => {
    expectAsUsual(await story({ apis: [{ service: 'connect', action: 'StartOutboundVoiceContact', throttle: 0.5 }] }))
  })

  it('Connect failing one request in five, nobody knowing whether it called: nobody a third time, everybody an outcome', async () => {
    const { closed, people } = await story({
      apis: [{ service: 'connect', action: 'StartOutboundVoiceContact', fail: 0.2 }],
    })
    expect(closed.counts.pending + closed.counts.calling).toBe(0)
    expect(people.filter(({ calls }) => calls > 2)).toEqual([])
    expect(
      people.filter(({ behaviour, outcome }) => behaviour === 'acknowledge' && outcome !== 'acknowledged'),
    ).toEqual([])
  })

  it('DynamoDB throttling one request in ten: nobody a third time, everybody an outcome, no 1 lost', async () => {
    // The pauses of the AWS client are real: at this time scale one of three seconds outlasts the lease of a line, and
    // a call whose function was away that long counts as made.
    const { closed, people } = await story({ apis: [{ service: 'dynamodb', throttle: 0.1 }] })
    expect(closed.counts.pending + closed.counts.calling).toBe(0)
    expect(people.filter(({ calls }) => calls > 2)).toEqual([])
    expect(people.filter(({ outcome }) => outcome === undefined)).toEqual([])
    expect(
      people.filter(({ behaviour, outcome }) => behaviour === 'acknowledge' && outcome !== 'acknowledged'),
    ).toEqual([])
  })

  it.each(['before', 'after'] as const)(
    'place-call killed %s it dialled: nobody a third time, everybody an outcome, no acknowledgement lost',
    async (when) => {
      const { closed, people } = await story({
        kill: [1, 3, 5].map((nth) => ({
          function: 'place-call',
          call: 'connect:StartOutboundVoiceContact',
          when,
          nth,
        })),
      })
      expect(closed.counts.pending + closed.counts.calling).toBe(0)
      expect(people.filter(({ calls }) => calls > 2)).toEqual([])
      expect(people.filter(({ outcome }) => outcome === undefined)).toEqual([])
      const unheard = people.filter(
        ({ behaviour, outcome }) => behaviour === 'acknowledge' && outcome !== 'acknowledged',
      )
      expect(unheard).toEqual([])
      // Of whoever was to be called when the function died, nobody knew whether the phone had rung.
      const fewer = people.filter(({ behaviour, calls }) => behaviour !== 'acknowledge' && calls < 2)
      expect(fewer.length > 0 || when === 'after').toBe(true)
    },
  )

  it.each([
    [
      'place-call, record-contact-event and record-key-press',
      ['place-call', 'record-contact-event', 'record-key-press'],
    ],
    ['enrol-recipients, close-batch and close-alert', ['enrol-recipients', 'close-batch', 'close-alert']],
  ] as const)(
    '%s killed before and after they did their work: everybody an outcome, nobody a third time',
    async (_names, functions) => {
      const { closed, people, killed } = await story({
        kill: functions.flatMap((name) => [
          { function: name, when: 'before', nth: 1 },
          { function: name, when: 'after', nth: 2 },
        ]),
      })
      expect(killed).toBe(6)
      expect(closed.closedAt).toBeDefined()
      expect(people.filter(({ calls }) => calls > 2)).toEqual([])
      expect(people.filter(({ outcome, should }) => outcome !== should)).toEqual([])
    },
  )

  it('a key press answered late is an acknowledgement all the same', async () => {
    const { people } = await story({ late: [{ function: 'record-key-press', seconds: 200 }] })
    const pressed = people.filter(({ behaviour }) => behaviour === 'acknowledge')
    expect(pressed.length).toBeGreaterThan(5)
    expect(pressed.filter(({ outcome, calls }) => outcome !== 'acknowledged' || calls !== 1)).toEqual([])
  })
})
