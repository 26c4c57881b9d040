import type * as z from 'zod'
import type { MemberPatch, MemberPath } from '#contract/member-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf, changedFields, type NewAuditEntry } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { type Directory, getBinFor, getMember } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import { memberFault } from '#directory/member-faults.ts'
import { patchMember } from '#directory/member-input.ts'
import { changeMember, type MemberWriting } from '#directory/member-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import {
  MemberWritingSettings,
  openMemberViews,
  openMemberWriting,
  openResuming,
  refuseConflict,
  refuseStaleMember,
  replyMember,
  type ShowMembers,
} from '#runtime/member-requests.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { readerLanguage } from '#runtime/reader-language.ts'
import { refuseFields, refuseUnknown } from '#runtime/refusals.ts'

type Request = Omit<RouteRequest<MemberPatch, unknown, z.output<typeof MemberPath>>, 'query' | 'bytes'>

interface Dependencies {
  readonly open: () => Promise<MemberWriting>
  readonly show: ShowMembers
  readonly resume: (address: string) => Promise<boolean>
}

/** Changes a member as it was read; of two who change one member at once the second is told, and nothing is lost. */
export function makeHandler({ open, show, resume }: Dependencies) {
  return async ({ body, params, caller, header, ifMatch }: Request): Promise<HttpReply> => {
    const writing = await open()
    const { directory, now } = writing
    const { id: binId, memberId } = params
    const bin = await getBinFor(directory, caller, binId)
    const before = bin && (await getMember(directory, { binId, memberId }))
    if (bin === undefined || before === undefined) return refuseUnknown('Dit lid')
    if (ifMatch !== String(before.revision)) return refuseStaleMember(show, before)
    const language = readerLanguage(header('accept-language'))
    const reading = { language, now: now() }
    const entered = patchMember(before, body, reading)
    if (entered.kind === 'faulty') return refuseFields(entered.faults)
    const about = { zoneId: bin.zoneId, binId, actor: actorOf(caller), subjects: [memberId] }
    if (body.mailStopped === null && before.email === entered.member.email) {
      const [shown] = await show([before])
      // Whoever reported our mail did not want it: only another address says that they do.
      if (shown?.mailStopped?.reason === 'complained') {
        return refuseFields([memberFault('mailStopped', 'complained', language)])
      }
      if (shown?.mailStopped !== undefined) await resumeFor(directory, about, before, resume)
    }
    const fields = changedFields(before, entered.member)
    if (fields.length === 0) return replyMember(show, before)
    const entry = { ...about, action: 'member-changed' as const, fields }
    const evenIfLeft = body.confirm?.rejoined === true
    const result = await audited(
      directory,
      entry,
      () => changeMember(writing, before, entered.member, { evenIfLeft }),
      ({ kind }) => kind === 'written',
    )
    if (result.kind === 'written') return replyMember(show, result.member)
    return result.kind === 'stale'
      ? refuseStaleMember(show, await getMember(directory, { binId, memberId }))
      : refuseConflict(result)
  }
}

async function resumeFor(
  directory: Directory,
  about: Omit<NewAuditEntry, 'action'>,
  { email = '' }: Member,
  resume: Dependencies['resume'],
): Promise<void> {
  await audited(
    directory,
    { ...about, action: 'mail-resumed' },
    () => resume(email),
    (wasMade) => wasMade,
  )
}

export const handler = httpRoute(routes.changeMember, MemberWritingSettings, (settings) =>
  makeHandler({
    open: openMemberWriting(settings),
    show: openMemberViews(settings),
    resume: openResuming(settings),
  }),
)
