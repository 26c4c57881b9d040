import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { MemberPath } from '#contract/member-api.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { getBinFor, getMember } from '#directory/directory-store.ts'
import { type MemberWriting, removeMember } from '#directory/member-store.ts'
import { type Office, officeOf } from '#directory/office.ts'
import { forgetMember } from '#joining/forgetting-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import {
  MemberWritingSettings,
  openMemberViews,
  openMemberWriting,
  refuseStaleMember,
  type ShowMembers,
} from '#runtime/member-requests.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

type Request = Pick<RouteRequest<unknown, unknown, z.output<typeof MemberPath>>, 'params' | 'caller' | 'ifMatch'>

/** Erases a member as it was read; whoever runs the BIN is replaced first. */
export function makeHandler(open: () => Promise<MemberWriting>, show: ShowMembers, journal: Journal) {
  return async ({ params, caller, ifMatch }: Request): Promise<HttpReply> => {
    const writing = await open()
    const { directory } = writing
    const { id: binId, memberId } = params
    const bin = await getBinFor(directory, caller, binId)
    const member = bin && (await getMember(directory, { binId, memberId }))
    if (bin === undefined || member === undefined) return refuseUnknown('Dit lid')
    if (ifMatch !== String(member.revision)) return refuseStaleMember(show, member)
    const office = officeOf(bin, memberId)
    if (office !== undefined) return refuseOffice(office)
    // The record goes last: what a crash left undone is done by the repeat.
    await forgetMember(journal, member)
    const actor = actorOf(caller)
    const isGone = await audited(
      directory,
      { zoneId: bin.zoneId, binId, actor, action: 'member-removed', subjects: [memberId] },
      () => removeMember(writing, member),
      (done) => done,
    )
    return isGone ? { status: 204 } : refuseStaleMember(show, await getMember(directory, { binId, memberId }))
  }
}

function refuseOffice(office: Office): HttpReply {
  const named = office === 'coordinator' ? 'coördinator' : 'hulpcoördinator'
  const field = office === 'coordinator' ? 'coordinatorId' : 'adjunctIds'
  return refuse(
    'runs-bin',
    `Dit lid is ${named} van het BIN. Laat Dienst Preventie eerst iemand anders aanduiden (${field} van het BIN).`,
    { office },
  )
}

const Settings = z.object({ ...MemberWritingSettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.removeMember, Settings, (settings) =>
  makeHandler(openMemberWriting(settings), openMemberViews(settings), openJournal(settings)),
)
