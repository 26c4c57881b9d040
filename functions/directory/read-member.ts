import type * as z from 'zod'
import type { MemberPath } from '#contract/member-api.ts'
import { routes } from '#contract/routes.ts'
import { type Directory, getBinFor, getMember } from '#directory/directory-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { MemberWritingSettings, openMemberViews, replyMember, type ShowMembers } from '#runtime/member-requests.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { openDirectory } from '#runtime/tables.ts'

interface Request {
  readonly params: z.output<typeof MemberPath>
  readonly caller: Caller
}

/** Reads one member with its ETag. */
export function makeHandler(directory: Directory, show: ShowMembers) {
  return async ({ params: { id: binId, memberId }, caller }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, binId)
    const member = bin && (await getMember(directory, { binId, memberId }))
    return member === undefined ? refuseUnknown('Dit lid') : replyMember(show, member)
  }
}

export const handler = httpRoute(routes.readMember, MemberWritingSettings, (settings) =>
  makeHandler(openDirectory(settings), openMemberViews(settings)),
)
