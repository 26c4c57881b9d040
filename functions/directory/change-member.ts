import type * as z from 'zod'
import type { MemberPatch, MemberPath } from '#contract/member-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf, changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { getBinFor, getMember } from '#directory/directory-store.ts'
import { patchMember } from '#directory/member-input.ts'
import { changeMember, type MemberWriting } from '#directory/member-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import {
  MemberWritingSettings,
  openMemberWriting,
  refuseConflict,
  refuseStaleMember,
  replyMember,
} from '#runtime/member-requests.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { readerLanguage } from '#runtime/reader-language.ts'
import { refuseFields, refuseUnknown } from '#runtime/refusals.ts'

type Request = Omit<RouteRequest<MemberPatch, unknown, z.output<typeof MemberPath>>, 'query' | 'bytes'>

/** Changes a member as it was read; of two who change one member at once the second is told, and nothing is lost. */
export function makeHandler(open: () => Promise<MemberWriting>) {
  return async ({ body, params, caller, header, ifMatch }: Request): Promise<HttpReply> => {
    const writing = await open()
    const { directory, now } = writing
    const { id: binId, memberId } = params
    const bin = await getBinFor(directory, caller, binId)
    const before = bin && (await getMember(directory, { binId, memberId }))
    if (bin === undefined || before === undefined) return refuseUnknown('Dit lid')
    if (ifMatch !== String(before.revision)) return refuseStaleMember(before)
    const reading = { language: readerLanguage(header('accept-language')), now: now() }
    const entered = patchMember(before, body, reading)
    if (entered.kind === 'faulty') return refuseFields(entered.faults)
    const fields = changedFields(before, entered.member)
    if (fields.length === 0) return replyMember(before)
    const actor = actorOf(caller)
    const entry = { zoneId: bin.zoneId, binId, actor, action: 'member-changed' as const, subjects: [memberId], fields }
    const evenIfLeft = body.confirm?.rejoined === true
    const result = await audited(
      directory,
      entry,
      () => changeMember(writing, before, entered.member, { evenIfLeft }),
      ({ kind }) => kind === 'written',
    )
    if (result.kind === 'written') return replyMember(result.member)
    return result.kind === 'stale'
      ? refuseStaleMember(await getMember(directory, { binId, memberId }))
      : refuseConflict(result)
  }
}

export const handler = httpRoute(routes.changeMember, MemberWritingSettings, (settings) =>
  makeHandler(openMemberWriting(settings)),
)
