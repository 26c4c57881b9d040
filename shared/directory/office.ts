import type { MemberId } from '#contract/ids.ts'
import type { Bin } from './bin.ts'

/** What a member does for the BIN beside being one. */
export type Office = 'coordinator' | 'adjunct'

/** Which office a member holds in a BIN; undefined for most. */
export function officeOf(bin: Pick<Bin, 'coordinatorId' | 'adjunctIds'>, memberId: MemberId): Office | undefined {
  if (bin.coordinatorId === memberId) return 'coordinator'
  return bin.adjunctIds.includes(memberId) ? 'adjunct' : undefined
}

/** A BIN as it is when a member holds no office in it any more; undefined when they held none. */
export function withoutOffice(bin: Bin, memberId: MemberId): Bin | undefined {
  if (officeOf(bin, memberId) === undefined) return undefined
  const { coordinatorId, adjunctIds, ...rest } = bin
  return {
    ...rest,
    ...(coordinatorId === undefined || coordinatorId === memberId ? {} : { coordinatorId }),
    adjunctIds: adjunctIds.filter((id) => id !== memberId),
  }
}
