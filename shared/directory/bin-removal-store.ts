import type { BinId } from '#contract/ids.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import type { Actor } from './audit.ts'
import { audited } from './audit-store.ts'
import type { Bin } from './bin.ts'
import { changeBin } from './bin-store.ts'
import { BinEntity, MemberEntity } from './directory-entities.ts'
import { at, type Directory, listMembers } from './directory-store.ts'
import { removeRegister } from './number-claim-store.ts'
import { markStreetsChanged } from './street-version-store.ts'

/** What came of removing a BIN. */
export type BinRemoved = 'removed' | 'stale'

/** What of a BIN stands elsewhere, and goes with it. */
export type ForgetElsewhere = () => Promise<void>

/**
 * Removes a BIN as it was read, with its members and with all that is known of who left. The BIN itself goes last, so that
 * what a crash left undone is done by the repeat; `stale` when somebody changed the BIN since.
 */
export async function removeBin(
  directory: Directory,
  bin: Bin,
  actor: Actor,
  { members, forgetElsewhere }: { readonly members: number; readonly forgetElsewhere: ForgetElsewhere },
): Promise<BinRemoved> {
  const { zoneId, binId } = bin
  const entry = { zoneId, binId, actor, action: 'bin-removed' as const, subjects: [binId], details: { members } }
  // Written over itself first: whoever changes the BIN as they read it before is told, and nothing was erased if somebody
  // was quicker.
  const begun = await audited(
    directory,
    entry,
    () => changeBin(directory, bin),
    (written) => written !== undefined,
  )
  if (begun === undefined) return 'stale'
  await forgetElsewhere()
  await eraseMembers(directory, binId)
  await BinEntity.delete({ binId }).go(at(directory))
  // Whoever added a member this moment looks for the BIN after writing the member; this looks for members after the BIN.
  await eraseMembers(directory, binId)
  await markStreetsChanged(directory)
  return 'removed'
}

async function eraseMembers(directory: Directory, binId: BinId): Promise<void> {
  const members = await listMembers(directory, binId)
  await untilProcessed(
    members.map(({ memberId }) => ({ binId, memberId })),
    async (some) => {
      const { unprocessed } = await MemberEntity.delete(some).go({ ...at(directory), concurrent: CONCURRENT })
      return unprocessed
    },
  )
  await removeRegister(directory, binId)
}

/** Batch requests under way at once. */
const CONCURRENT = 8
