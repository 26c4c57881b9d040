import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { pages } from '#contract/pages.ts'
import { readInvitation } from '#meetings/invitation-tokens.ts'
import { invitationPage, meetingNotice } from '#meetings/meeting-page.ts'
import { getMeeting, putAnswer } from '#meetings/meeting-store.ts'
import { meetingPhrases } from '#meetings/phrases.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { LinkSettings, openLinkKey } from '#runtime/links.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly journal: Journal
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
}

const Answer = z.enum(['yes', 'no', 'maybe'])

/** Notes whether somebody comes; the latest answer of each counts. */
export function makeHandler({ journal, linkKey, now }: Dependencies) {
  return async ({ form }: PageRequest<unknown>): Promise<PageReply> => {
    const token = form.get('token') ?? ''
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
    const answer = Answer.safeParse(form.get('answer')).data
    if (answer === undefined) return { status: 422, body: await invitationPage(meeting, { language, token }) }
    const { meetingId, binId, invitee } = invited
    await putAnswer(journal, { meetingId, binId, invitee, answer, at: now().toISOString() })
    return {
      status: 200,
      body: await meetingNotice(language, phrases.noted, phrases.notedText[answer], phrases.change),
    }
  }
}

const Settings = z.object({ ...JournalSettings.shape, ...LinkSettings.shape })

export const handler = htmlPage(pages.answerInvitation, Settings, (settings) =>
  makeHandler({ journal: openJournal(settings), linkKey: openLinkKey(settings), now: () => new Date() }),
)
