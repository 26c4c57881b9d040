import * as z from 'zod'
import { entityTag } from '#directory/bin-view.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import type { MemberWriting, MemberWritten } from '#directory/member-store.ts'
import { showMember } from '#directory/member-view.ts'
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

/** Answers with a member and its ETag. */
export function replyMember(member: Member, status: 200 | 201 = 200): HttpReply {
  const { binId, memberId } = member
  const location = { location: `/v1/bins/${binId}/members/${memberId}` }
  const headers = { etag: entityTag(member), ...(status === 201 ? location : {}) }
  return { status, headers, body: showMember(member) }
}

/** Refuses a write to a member that somebody else changed or removed since it was read. */
export function refuseStaleMember(current: Member | undefined): HttpReply {
  return refuseStale(current && { view: showMember(current), etag: entityTag(current) })
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
      const day = since.slice(0, 10)
      return refuse(
        'member-left',
        `Iemand met ${reach === 'phone' ? 'dit telefoonnummer' : 'dit e-mailadres'} heeft het BIN verlaten op ${day}. Komt die persoon op eigen vraag terug, stuur dan confirm: {"rejoined": true} mee.`,
        { since, reach },
      )
    }
    case 'no-bin':
      return refuseUnknown('Dit BIN')
  }
}
