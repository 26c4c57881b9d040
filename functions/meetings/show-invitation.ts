import { pages } from '#contract/pages.ts'
import { badInvitationPage, invitationPage, pastMeetingPage } from '#meetings/meeting-page.ts'
import { listAnswers } from '#meetings/meeting-store.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { type InvitationDesk, InvitationSettings, openInvitations, readInvited } from '#runtime/invitations.ts'

/** Shows an invitation to the holder of its link, with what they answered before. */
export function makeHandler(desk: InvitationDesk) {
  return async ({ query }: PageRequest<unknown>): Promise<PageReply> => {
    const found = await readInvited(desk, query['token'] ?? '')
    if (found.kind === 'bad-link') return { status: 404, body: await badInvitationPage(found.language) }
    if (found.kind === 'past') return { status: 410, body: await pastMeetingPage(found.page) }
    const { page, invited } = found
    const answers = await listAnswers(desk.journal, invited.meetingId)
    const own = answers.find(({ binId, invitee }) => binId === invited.binId && invitee === invited.invitee)
    const chosen = own === undefined ? {} : { chosen: own.answer }
    return { status: 200, body: await invitationPage({ ...page, ...chosen }) }
  }
}

export const handler = htmlPage(pages.showInvitation, InvitationSettings, (settings) =>
  makeHandler(openInvitations(settings)),
)
