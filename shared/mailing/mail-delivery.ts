import type { BinId, MemberId } from '#contract/ids.ts'
import type { MailingId } from '#contract/mailing.ts'
import type { Language } from '#contract/vocabulary.ts'
import type { LinkSubject } from '#links/link.ts'

/** Names one recipient's mail: its mailing, the enrolment that counts, its batch, and its place in the batch. */
export interface MailDeliveryKey {
  readonly mailingId: MailingId
  readonly enrolment: string
  readonly batch: number
  readonly index: number
}

/** Why somebody gets no mail: their address took none before, they unsubscribed, or SES will never send it. */
export type NotSent = 'stopped' | 'unsubscribed' | 'refused'

/**
 * What was heard of a mail that SES took, the later outweighing the earlier whatever order it is heard in: a mail that
 * was delivered may still bounce, and one that came back nobody complains of.
 */
export const fates = ['sent', 'delayed', 'delivered', 'soft-bounced', 'rejected', 'bounced', 'complained'] as const
export type Fate = (typeof fates)[number]

/** One recipient's mail. */
export interface MailDelivery extends MailDeliveryKey {
  /** A keyed digest of the address. */
  readonly fingerprint: string
  /** Until the mail is sent, or is known not to be. */
  readonly address?: string
  readonly language: Language
  readonly binId?: BinId
  readonly memberId?: MemberId
  readonly about?: LinkSubject
  /** `claimed`: SES has been asked or is about to be, and what came of it is not recorded yet. */
  readonly phase: 'waiting' | 'claimed' | 'sent' | 'not-sent'
  /** ISO 8601: the latest claim. */
  readonly claimedAt?: string
  /** Mail to this address had bounced softly when it was claimed: its delivery makes up for that. */
  readonly softBounced?: boolean
  readonly messageId?: string
  /** ISO 8601 */
  readonly sentAt?: string
  readonly reason?: NotSent
  readonly fate?: Fate
}

/** What happens to a mail; times are ISO 8601. */
export type MailEvent =
  /** Somebody is about to ask SES. A claim from before `lostBefore`, of which nothing was heard, is nobody's any more. */
  | { readonly kind: 'claim'; readonly at: string; readonly lostBefore: string; readonly softBounced: boolean }
  /** SES answered that it did not take it. */
  | { readonly kind: 'release' }
  | { readonly kind: 'taken'; readonly messageId: string; readonly at: string }
  | { readonly kind: 'skip'; readonly reason: NotSent }
  /** SES told of it afterwards, which proves that it took it. */
  | { readonly kind: 'heard'; readonly fate: Fate; readonly messageId: string; readonly at: string }

/** What a delivery becomes; `ignored` when the event changes nothing. */
export type MailTransition =
  | { readonly kind: 'changed'; readonly delivery: MailDelivery }
  | { readonly kind: 'ignored' }

const ignored: MailTransition = { kind: 'ignored' }

/** Decides what an event does to a delivery. */
export function transitionMail(delivery: MailDelivery, event: MailEvent): MailTransition {
  switch (event.kind) {
    case 'claim':
      return mayClaim(delivery, event.lostBefore) ? { kind: 'changed', delivery: claimed(delivery, event) } : ignored
    case 'release': {
      if (delivery.phase !== 'claimed') return ignored
      const { claimedAt: _claimedAt, ...rest } = delivery
      return { kind: 'changed', delivery: { ...rest, phase: 'waiting' } }
    }
    case 'taken':
      return delivery.phase === 'sent' ? ignored : { kind: 'changed', delivery: sent(delivery, event) }
    case 'skip': {
      if (delivery.phase === 'sent' || delivery.phase === 'not-sent') return ignored
      const { address: _address, ...rest } = delivery
      return { kind: 'changed', delivery: { ...rest, phase: 'not-sent', reason: event.reason } }
    }
    case 'heard': {
      if (delivery.phase !== 'sent') {
        return { kind: 'changed', delivery: { ...sent(delivery, event), fate: event.fate } }
      }
      // That SES took it was known: most mails are told of twice, and written down once.
      if (rank(event.fate) <= rank(delivery.fate ?? 'sent')) return ignored
      return { kind: 'changed', delivery: { ...delivery, fate: event.fate } }
    }
  }
}

/** Whether SES has still to be asked for a mail, or asked again, its claim being from before `lostBefore` (ISO 8601). */
export function mayClaim({ phase, claimedAt = '' }: MailDelivery, lostBefore: string): boolean {
  return phase === 'waiting' || (phase === 'claimed' && claimedAt < lostBefore)
}

/** Whether nothing is left to do for a mail. */
export function isSettled({ phase }: MailDelivery): boolean {
  return phase === 'sent' || phase === 'not-sent'
}

function claimed(
  delivery: MailDelivery,
  { at, softBounced }: { readonly at: string; readonly softBounced: boolean },
): MailDelivery {
  return { ...delivery, phase: 'claimed', claimedAt: at, ...(softBounced ? { softBounced } : {}) }
}

function sent(delivery: MailDelivery, { messageId, at }: { messageId: string; at: string }): MailDelivery {
  const { address: _address, reason: _reason, ...rest } = delivery
  return { ...rest, phase: 'sent', messageId, sentAt: at }
}

function rank(fate: Fate): number {
  return fates.indexOf(fate)
}
