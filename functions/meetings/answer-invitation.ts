import * as z from 'zod'
import { pages } from '#contract/pages.ts'
import { badInvitationPage, invitationPage, pastMeetingPage } from '#meetings/meeting-page.ts'
import { putAnswer } from '#meetings/meeting-store.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { type InvitationDesk, InvitationSettings, openInvitations, readInvited } from '#runtime/invitations.ts'

const Answer = z.enum(['yes', 'no', 'maybe'])

/** Notes whether somebody comes; the latest answer of each counts. */
export function makeHandler(desk: InvitationDesk) {
  return async ({ form }: PageRequest<unknown>): Promise<PageReply> => {
    const found = await readInvited(desk, form.get('token') ?? '')
    if (found.kind === 'bad-link') return { status: 404, body: await badInvitationPage(found.language) }
    if (found.kind === 'past') return { status: 410, body: await pastMeetingPage(found.page) }
    const { page, invited } = found
    const answer = Answer.safeParse(form.get('answer')).data
    if (answer === undefined) return { status: 422, body: await invitationPage({ ...page, outcome: 'nothing-chosen' }) }
    const { meetingId, binId, invitee } = invited
    await putAnswer(desk.journal, { meetingId, binId, invitee, answer, at: desk.now().toISOString() })
    return { status: 200, body: await invitationPage({ ...page, chosen: answer, outcome: 'noted' }) }
  }
}

export const handler = htmlPage(pages.answerInvitation, InvitationSettings, (settings) =>
  makeHandler(openInvitations(settings)),
)
