import type { BinId, MemberId } from '#contract/ids.ts'
import type { Channel, Language } from '#contract/vocabulary.ts'

/** What a telephone number is good for; `invalid` was given but is none, `none` was never given. */
export type PhoneKind = 'mobile' | 'fixed' | 'invalid' | 'none'

/** How a zone alerts (product rule 4). */
export type ZoneChannels = 'voice' | 'sms' | 'both'

/** A member as far as choosing goes; `phone` is E.164, `channel` the member's own choice. */
export interface Candidate {
  readonly memberId: MemberId
  readonly binId: BinId
  readonly phone?: string | undefined
  readonly phoneKind: PhoneKind
  readonly channel: Channel
  readonly language: Language
}

export interface Recipient {
  readonly memberId: MemberId
  readonly binId: BinId
  readonly channel: Channel
  readonly phone: string
  readonly language: Language
  /** The number takes SMS: needed where the BIN wants the text after a missed retry. */
  readonly canText: boolean
}

export interface Unreachable {
  readonly memberId: MemberId
  readonly binId: BinId
}

export interface ChosenRecipients {
  readonly recipients: readonly Recipient[]
  readonly unreachable: readonly Unreachable[]
  readonly duplicates: number
}

/**
 * Chooses whom an alert reaches and how: each number once over all BINs and imports (product rule 5); the BIN that comes
 * first in `binOrder` keeps the person, and BINs that are not in it come last in the order of the members.
 */
export function chooseRecipients(
  members: Iterable<Candidate>,
  settings: { readonly zoneChannels: ZoneChannels; readonly binOrder?: readonly BinId[] },
): ChosenRecipients {
  const rank = new Map(settings.binOrder?.map((binId, index) => [binId, index]))
  const rankOf = (member: Candidate) => rank.get(member.binId) ?? rank.size
  const ordered = [...members].toSorted((a, b) => rankOf(a) - rankOf(b))

  const byPhone = new Map<string, Recipient>()
  const unreachable: Unreachable[] = []
  let duplicates = 0
  for (const { memberId, binId, phone, phoneKind, channel: choice, language } of ordered) {
    if (phone === undefined || phone === '' || phoneKind === 'invalid' || phoneKind === 'none') {
      unreachable.push({ memberId, binId })
    } else if (byPhone.has(phone)) {
      duplicates += 1
    } else {
      const canText = phoneKind === 'mobile'
      const channel = channelFor(choice, canText, settings.zoneChannels)
      byPhone.set(phone, { memberId, binId, channel, phone, language, canText })
    }
  }
  return { recipients: [...byPhone.values()], unreachable, duplicates }
}

/**
 * Who chose SMS gets it in every zone: most chose it because they cannot hear a call. A fixed line is called even where
 * the zone only texts: the other way is not to warn that person at all.
 */
function channelFor(choice: Channel, canText: boolean, zone: ZoneChannels): Channel {
  return canText && (choice === 'sms' || zone === 'sms') ? 'sms' : 'voice'
}
