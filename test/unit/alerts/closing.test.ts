import { describe, expect, it } from 'vitest'
import { draftFeedback } from '#alerts/closing.ts'
import type { Delivery } from '#alerts/delivery.ts'
import type { Outcome } from '#contract/vocabulary.ts'
import { aClosedTest, aDelivery } from '../../support/alert-builders.ts'

const at = '2026-11-22T19:01:00.000Z'

function called(...outcomes: readonly Outcome[]): Delivery {
  const attempts = outcomes.map((outcome, index) => ({
    number: index === 0 ? (1 as const) : (2 as const),
    startedAt: at,
    outcome,
  }))
  const outcome = outcomes.at(-1) ?? 'failed'
  return aDelivery({ attempts, outcome, ...(outcome === 'acknowledged' ? { acknowledgedAt: at } : {}) })
}

const pressed = called('acknowledged')
const missed = called('no-answer', 'busy')
const texted = aDelivery({ channel: 'sms', outcome: 'unconfirmed', textSentAt: at })
const calledBack = aDelivery({ outcome: 'acknowledged', acknowledgedAt: at })
const withoutNumber = aDelivery({ outcome: 'unreachable' })
const wrongNumber = called('unreachable')
const cancelled = aDelivery({ outcome: 'cancelled' })

describe('the draft of the feedback', () => {
  it.each<[string, readonly Delivery[]]>([
    ['geen enkel lid.', []],
    ['geen enkel lid.', [withoutNumber, wrongNumber, cancelled]],
    ['1 lid; niemand bevestigde met een druk op 1.', [missed, withoutNumber]],
    ['1 lid; 1 lid bevestigde met een druk op 1.', [pressed, wrongNumber]],
    ['2 leden; niemand bevestigde met een druk op 1.', [missed, texted, cancelled]],
    ['2 leden; 1 lid bevestigde met een druk op 1.', [pressed, missed]],
    [
      '5 leden; 2 van hen bevestigden met een druk op 1.',
      [pressed, calledBack, missed, texted, called('busy', 'unreachable')],
    ],
  ])('says that it went to %s', (words, deliveries) => {
    expect(draftFeedback(aClosedTest(), deliveries).split('\n')).toContain(`De oproep ging naar ${words}`)
  })
})
