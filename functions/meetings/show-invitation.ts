import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { pages } from '#contract/pages.ts'
import { readInvitation } from '#meetings/invitation-tokens.ts'
import { invitationPage, meetingNotice } from '#meetings/meeting-page.ts'
import { getMeeting, listAnswers } from '#meetings/meeting-store.ts'
import { meetingPhrases } from '#meetings/phrases.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { LinkSettings, openLinkKey } from '#runtime/links.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly journal: Journal
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
}

/** Shows an invitation to the holder of its link, with what they answered before. */
export function makeHandler({ journal, linkKey, now }: Dependencies) {
  return async ({ query }: PageRequest<unknown>): Promise<PageReply> => {
    const token = query['token'] ?? ''
    const invited = await readInvitation(await linkKey(), token, now())
    const meeting = invited === undefined ? undefined : await getMeeting(journal, invited.meetingId)
    const language = invited?.language ?? 'nl'
    const phrases = meetingPhrases(language)
    if (invited === undefined || meeting === undefined) {
      return { status: 404, body: await meetingNotice(language, phrases.badLinkTitle, phrases.badLink) }
    }
    if (meeting.state === 'cancelled' || meeting.end < now().toISOString()) {
      return { status: 410, body: await meetingNotice(language, meeting.title, phrases.over) }
    }
    const answers = await listAnswers(journal, meeting.meetingId)
    const own = answers.find(({ binId, invitee }) => binId === invited.binId && invitee === invited.invitee)
    const chosen = own === undefined ? {} : { chosen: own.answer }
    return { status: 200, body: await invitationPage(meeting, { language, token, ...chosen }) }
  }
}

const Settings = z.object({ ...JournalSettings.shape, ...LinkSettings.shape })

export const handler = htmlPage(pages.showInvitation, Settings, (settings) =>
  makeHandler({ journal: openJournal(settings), linkKey: openLinkKey(settings), now: () => new Date() }),
)
