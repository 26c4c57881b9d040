import * as z from 'zod'
import type { MemberView } from '#contract/member-api.ts'
import { entityTag } from '#directory/bin-view.ts'
import { sayDay } from '#directory/brussels-day.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import type { MemberWriting, MemberWritten } from '#directory/member-store.ts'
import { type MailStopped, showMember } from '#directory/member-view.ts'
import type { Stop } from '#mailing/stop.ts'
import { printOf, resumeMail, stopsOfAllMail } from '#mailing/stop-store.ts'
import { digestWith, LinkSettings, openLinkKey } from './links.ts'
import { type HttpReply, refuse } from './problem.ts'
import { refuseStale, refuseUnknown } from './refusals.ts'
import { DirectorySettings, openDirectory } from './tables.ts'

/** What a function needs that writes members: the table, and the key by which numbers are known again. */
export const MemberWritingSettings = z.object({ ...DirectorySettings.shape, ...LinkSettings.shape })

/** Writes members of this environment; the key is read once. */
export function openMemberWriting(settings: z.output<typeof MemberWritingSettings>): () => Promise<MemberWriting> {
  const directory: Directory = openDirectory(settings)
  const key = openLinkKey(settings)
  return async () => ({ directory, fingerprint: digestWith(await key()), now: () => new Date() })
}

/** Shows members as the API does, with why no mail goes to the addresses of some. */
export type ShowMembers = (members: readonly Member[]) => Promise<readonly MemberView[]>

/** Shows members of this environment; the key is read once. */
export function openMemberViews(settings: z.output<typeof MemberWritingSettings>): ShowMembers {
  const directory = openDirectory(settings)
  const key = openLinkKey(settings)
  return async (members) => {
    const addresses = members.flatMap(({ email }) => email ?? [])
    const stops = addresses.length === 0 ? undefined : await stopsOfAllMail(directory, await key(), addresses)
    return members.map((member) => showMember(member, mailStopped(stops?.get(member.email ?? ''))))
  }
}

/** Lets mail go to the addresses of this environment's members again; answers whether it had been stopped. */
export function openResuming(settings: z.output<typeof MemberWritingSettings>): (address: string) => Promise<boolean> {
  const directory = openDirectory(settings)
  const key = openLinkKey(settings)
  return async (address) => resumeMail(directory, printOf(await key(), address))
}

function mailStopped(stop: Stop | undefined): MailStopped | undefined {
  if (stop === undefined || stop.reason === 'unsubscribed') return undefined
  return { reason: stop.reason, since: stop.at }
}

/** Answers with a member and its ETag. */
export async function replyMember(show: ShowMembers, member: Member, status: 200 | 201 = 200): Promise<HttpReply> {
  const { binId, memberId } = member
  const location = { location: `/v1/bins/${binId}/members/${memberId}` }
  const headers = { etag: entityTag(member), ...(status === 201 ? location : {}) }
  const [body] = await show([member])
  return { status, headers, body }
}

/** Refuses a write to a member that somebody else changed or removed since it was read. */
export async function refuseStaleMember(show: ShowMembers, current: Member | undefined): Promise<HttpReply> {
  if (current === undefined) return refuseStale(undefined)
  const [view] = await show([current])
  return refuseStale({ view, etag: entityTag(current) })
}

/** Refuses a member whose number another has, or who left the BIN; the caller knows the BIN, so may know which member. */
export function refuseConflict(conflict: Exclude<MemberWritten, { readonly kind: 'written' | 'stale' }>): HttpReply {
  switch (conflict.kind) {
    case 'taken': {
      const { by } = conflict
      return refuse(
        'number-taken',
        by === undefined
          ? 'Op dit ogenblik voert iemand anders een lid met dit telefoonnummer in. Zoek het lid zo dadelijk op.'
          : 'Een ander lid van dit BIN heeft dit telefoonnummer al. Pas dat lid aan, of controleer het nummer.',
        by === undefined ? {} : { memberId: by.memberId },
      )
    }
    case 'left': {
      const { since, reach } = conflict
      return refuse(
        'member-left',
        `Iemand met ${reach === 'phone' ? 'dit telefoonnummer' : 'dit e-mailadres'} heeft het BIN verlaten op ${sayDay(since)}. Komt die persoon op eigen vraag terug, stuur dan confirm: {"rejoined": true} mee.`,
        { since, reach },
      )
    }
    case 'no-bin':
      return refuseUnknown('Dit BIN')
  }
}
