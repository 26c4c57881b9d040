import { ulid } from 'ulid'
import { type BinId, MemberId } from '#contract/ids.ts'
import type { MemberRequest } from '#contract/member-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { type Directory, getBinFor, listMembers } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import { enterMember } from '#directory/member-input.ts'
import { addMember, type MemberWriting } from '#directory/member-store.ts'
import { isSamePerson } from '#directory/search.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import {
  MemberWritingSettings,
  openMemberViews,
  openMemberWriting,
  refuseConflict,
  replyMember,
  type ShowMembers,
} from '#runtime/member-requests.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { readerLanguage } from '#runtime/reader-language.ts'
import { refuseFields, refuseStale, refuseUnknown } from '#runtime/refusals.ts'

type Request = Pick<RouteRequest<MemberRequest, unknown, { id: BinId }>, 'body' | 'params' | 'caller' | 'header'>

/** Adds a member to a BIN. */
export function makeHandler(open: () => Promise<MemberWriting>, show: ShowMembers, newId: () => MemberId) {
  return async ({ body, params, caller, header }: Request): Promise<HttpReply> => {
    const writing = await open()
    const { directory, now } = writing
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const { binId, zoneId, language } = bin
    const reading = { language: readerLanguage(header('accept-language')), now: now() }
    const entered = enterMember(body, { memberId: newId(), binId, language }, reading)
    if (entered.kind === 'faulty') return refuseFields(entered.faults)
    const { member } = entered
    const twin = await findTwin(directory, member)
    if (twin !== undefined) {
      const detail = 'Dit lid staat al in de lijst, met hetzelfde e-mailadres. Pas dat lid aan.'
      return refuse('already-exists', detail, { memberId: twin.memberId })
    }
    const entry = { zoneId, binId, actor: actorOf(caller), action: 'member-added' as const }
    const evenIfLeft = body.confirm?.rejoined === true
    const result = await audited(
      directory,
      { ...entry, subjects: [member.memberId] },
      () => addMember(writing, member, { evenIfLeft }),
      ({ kind }) => kind === 'written',
    )
    if (result.kind === 'written') return replyMember(show, result.member, 201)
    return result.kind === 'stale' ? refuseStale(undefined) : refuseConflict(result)
  }
}

/** Nothing else tells a repeated request about a member without a number from a new one. */
async function findTwin(directory: Directory, member: Member): Promise<Member | undefined> {
  const { binId, phone, email } = member
  if (phone !== undefined || email === undefined) return undefined
  return (await listMembers(directory, binId)).find((one) => isSamePerson(one, member))
}

export const handler = httpRoute(routes.addMember, MemberWritingSettings, (settings) =>
  makeHandler(openMemberWriting(settings), openMemberViews(settings), () => MemberId.parse(`mbr_${ulid()}`)),
)
