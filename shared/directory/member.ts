import type { BinId, MemberId } from '#contract/ids.ts'
import type { Channel, Language } from '#contract/vocabulary.ts'

/** What a member's number can take: `mobile` calls and texts, `fixed` calls only; `invalid` and `none` neither. */
export type PhoneKind = 'mobile' | 'fixed' | 'invalid' | 'none'

/** What an alert needs to know of a member, and no more: no name, no address. */
export interface Contact {
  readonly memberId: MemberId
  readonly binId: BinId
  /** E.164; present exactly when `phoneKind` is `mobile` or `fixed`. */
  readonly phone?: string
  readonly phoneKind: PhoneKind
  readonly channel: Channel
  readonly language: Language
}

/** A person who joined one BIN; whoever is in two BINs is a member twice. */
export interface Member extends Contact {
  readonly name: string
  readonly street: string
  /** With its letter or box, as on the letterbox: `12`, `12A`, `12 bus 3`. */
  readonly houseNumber: string
  readonly email?: string
  /** What was filled in when it is no valid number: the coordinator corrects it from this. */
  readonly phoneAsEntered?: string
  readonly houseRulesVersion: string
  /** ISO 8601, UTC. */
  readonly houseRulesAcceptedAt: string
  /** Wants BIN-Nieuws by mail; absent: no. */
  readonly wantsNews?: boolean
  /** Grows by one with every change; the ETag. */
  readonly revision: number
}
