import type { BinId, MemberId } from '#contract/ids.ts'
import type { Channel, Language } from '#contract/vocabulary.ts'
import type { Contact } from '#directory/member.ts'
import type { ZoneChannels } from '#directory/zone.ts'

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
 * first in `binOrder` keeps the person, and BINs that are not in it come last in the order of the members. `channelsOf`
 * says how a BIN is alerted (product rule 4, directory rule 1).
 */
export function chooseRecipients(
  members: Iterable<Contact>,
  settings: { readonly channelsOf: (binId: BinId) => ZoneChannels; readonly binOrder?: readonly BinId[] },
): ChosenRecipients {
  const rank = new Map(settings.binOrder?.map((binId, index) => [binId, index]))
  const rankOf = (member: Contact) => rank.get(member.binId) ?? rank.size
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
      const channel = channelFor(choice, canText, settings.channelsOf(binId))
      byPhone.set(phone, { memberId, binId, channel, phone, language, canText })
    }
  }
  return { recipients: [...byPhone.values()], unreachable, duplicates }
}

/**
 * Who chose SMS gets it in every BIN: most chose it because they cannot hear a call. A fixed line is called even where
 * the BIN is only texted: the other way is not to warn that person at all.
 */
function channelFor(choice: Channel, canText: boolean, bin: ZoneChannels): Channel {
  return canText && (choice === 'sms' || bin === 'sms') ? 'sms' : 'voice'
}
