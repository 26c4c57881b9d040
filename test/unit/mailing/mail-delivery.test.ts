import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lostBefore } from '#mailing/lost-claims.ts'
import { fates, type MailDelivery, type MailEvent, mayClaim, transitionMail } from '#mailing/mail-delivery.ts'
import { countMails, tallyHearing, tallySending } from '#mailing/mail-tally.ts'
import { mailingId } from './test-post-office.ts'

const waiting: MailDelivery = {
  mailingId,
  enrolment: 'e',
  batch: 0,
  index: 0,
  fingerprint: 'f',
  address: 'lid@example.org',
  language: 'nl',
  phase: 'waiting',
}
const claim = {
  kind: 'claim',
  at: '2026-01-01T00:10:00Z',
  lostBefore: '2026-01-01T00:00:00Z',
  softBounced: false,
} as const

function after(...events: readonly MailEvent[]): MailDelivery {
  return events.reduce((delivery, event) => {
    const decided = transitionMail(delivery, event)
    return decided.kind === 'changed' ? decided.delivery : delivery
  }, waiting)
}

describe('a mail', () => {
  test('is claimed by one, and by another only when its claim is old', () => {
    const claimed = after(claim)
    expect(claimed).toMatchObject({ phase: 'claimed', claimedAt: claim.at })
    expect(transitionMail(claimed, claim)).toEqual({ kind: 'ignored' })
    expect(mayClaim(claimed, '2026-01-01T00:10:00Z')).toBe(false)
    expect(mayClaim(claimed, '2026-01-01T00:10:01Z')).toBe(true)
  })

  test('keeps its address until it is sent or will not be', () => {
    expect(after(claim)).toHaveProperty('address')
    expect(after(claim, { kind: 'release' })).toMatchObject({ phase: 'waiting', address: 'lid@example.org' })
    expect(after(claim, { kind: 'taken', messageId: 'm', at: claim.at })).not.toHaveProperty('address')
    expect(after({ kind: 'skip', reason: 'unsubscribed' })).not.toHaveProperty('address')
  })

  test('that SES tells of was sent, whatever stood there', () => {
    const heard = { kind: 'heard', fate: 'sent', messageId: 'm', at: claim.at } as const
    expect(after(claim, heard)).toMatchObject({ phase: 'sent', messageId: 'm' })
    expect(after(claim, heard, { kind: 'taken', messageId: 'm', at: claim.at })).toEqual(after(claim, heard))
    expect(transitionMail(after(claim, heard), claim)).toEqual({ kind: 'ignored' })
  })

  test('ends the same in whatever order, and however often, its events come', () => {
    const event = fc.constantFrom(...fates).map((fate) => ({ kind: 'heard', fate, messageId: 'm', at: 't' }) as const)
    const some = fc.array(event, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        some.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
        ),
        ([events, shuffled]) => {
          expect(after(claim, ...shuffled)).toEqual(after(claim, ...events))
        },
      ),
    )
  })
})

describe('a claim of which nothing is heard', () => {
  const now = new Date('2026-01-01T12:00:00.000Z')
  const times = { lostAfter: 600_000, lostAtLast: 7_200_000 }
  const claimedAt = (time: string) => ({ ...waiting, phase: 'sent' as const, claimedAt: `2026-01-01T${time}:00.000Z` })
  const heard = (time: string) => ({ ...claimedAt(time), fate: 'delivered' as const })
  const before = (...batch: readonly MailDelivery[]) => lostBefore(batch, now, times).slice(11, 16)

  test.each([
    ['is lost after ten minutes when there is no other mail', [], '11:50'],
    ['… or the last mail that SES took was heard of', [claimedAt('11:20'), heard('11:30')], '11:50'],
    ['is not lost while SES has told of nothing since', [claimedAt('11:30'), claimedAt('11:40')], '10:00'],
    ['is lost as far as SES has told of later mail', [heard('11:30'), claimedAt('11:40')], '11:30'],
    ['is lost after two hours in any case', [heard('09:30'), claimedAt('11:40')], '10:00'],
  ])('%s', (_, batch, moment) => {
    expect(before(...batch)).toBe(moment)
  })
})

describe('the counts', () => {
  test('move a mail from what was heard before to what was heard last', () => {
    expect(tallyHearing(undefined, 'delivered')).toEqual({ delivered: 1 })
    expect(tallyHearing('delivered', 'complained')).toEqual({ delivered: -1, complained: 1 })
    expect(tallyHearing('sent', undefined)).toEqual({})
  })

  test('add up to the recipients', () => {
    const sent = after(claim, { kind: 'taken', messageId: 'm', at: claim.at })
    const tally = tallySending([sent, sent, after({ kind: 'skip', reason: 'stopped' })])
    expect(tally).toEqual({ sent: 2, stopped: 1, unsubscribed: 0, refused: 0 })
    const counts = countMails([
      { batch: 0, size: 3, done: true, tally: { ...tally, delivered: 2 } },
      { batch: 1, size: 4, done: false, tally: {} },
    ])
    expect(counts).toMatchObject({ recipients: 7, sent: 2, stopped: 1, delivered: 2, waiting: 4 })
  })
})
