import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { Language } from '#contract/vocabulary.ts'
import { type Directory, getZone } from '#directory/directory-store.ts'
import { type Invited, readInvitation } from '#meetings/invitation-tokens.ts'
import type { InvitationPage } from '#meetings/meeting-page.ts'
import { getMeeting } from '#meetings/meeting-store.ts'
import { LinkSettings, openLinkKey } from './links.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from './tables.ts'

/** What a function needs in its environment that opens invitations by their links. */
export const InvitationSettings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  ...LinkSettings.shape,
})

/** What the page of an invitation works with. */
export interface InvitationDesk {
  readonly directory: Directory
  readonly journal: Journal
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
}

/** Builds from its environment what a function opens invitations with. */
export function openInvitations(settings: z.output<typeof InvitationSettings>): InvitationDesk {
  return {
    directory: openDirectory(settings),
    journal: openJournal(settings),
    linkKey: openLinkKey(settings),
    now: () => new Date(),
  }
}

/** What a link opens: an invitation that can be answered, one that is past or called off, or none. */
export type Found =
  | { readonly kind: 'open' | 'past'; readonly page: InvitationPage; readonly invited: Invited }
  | { readonly kind: 'bad-link'; readonly language: Language }

/** Reads what the link to an invitation opens. */
export async function readInvited({ directory, journal, linkKey, now }: InvitationDesk, token: string): Promise<Found> {
  const invited = await readInvitation(await linkKey(), token, now())
  const meeting = invited === undefined ? undefined : await getMeeting(journal, invited.meetingId)
  const zone = meeting === undefined ? undefined : await getZone(directory, meeting.zoneId)
  if (invited === undefined || meeting === undefined || zone === undefined) {
    return { kind: 'bad-link', language: invited?.language ?? 'nl' }
  }
  const isPast = meeting.state === 'cancelled' || meeting.end < now().toISOString()
  const page = { meeting, zoneName: zone.name, language: invited.language, token }
  return { kind: isPast ? 'past' : 'open', page, invited }
}
