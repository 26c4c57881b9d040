import type { BinId } from '#contract/ids.ts'
import type { Actor } from './audit.ts'
import { audited } from './audit-store.ts'
import type { Bin } from './bin.ts'
import { changeBin } from './bin-store.ts'
import { type Directory, getBin } from './directory-store.ts'
import type { TestAnnouncement, ToldCounts } from './test-announcement.ts'

/** Writes on a BIN that its members are being told of a test call; false when somebody changed the BIN meanwhile. */
export async function beginAnnouncement(
  directory: Directory,
  bin: Bin,
  announcement: TestAnnouncement,
  actor: Actor,
): Promise<boolean> {
  const { binId, zoneId } = bin
  const entry = {
    zoneId,
    binId,
    actor,
    action: 'bin-test-announced' as const,
    subjects: [binId],
    details: { at: announcement.at },
  }
  const change = () => changeBin(directory, { ...bin, testAnnouncement: announcement })
  return (await audited(directory, entry, change, Boolean)) !== undefined
}

/** Those who change one BIN at the same time are at most a handful. */
const MOST_CONFLICTS = 5

/** Writes on a BIN how many members were told of a test call, unless another was announced since. */
export async function endAnnouncement(
  directory: Directory,
  binId: BinId,
  { announcedAt }: TestAnnouncement,
  told: ToldCounts,
): Promise<void> {
  for (let conflict = 0; conflict < MOST_CONFLICTS; conflict += 1) {
    const bin = await getBin(directory, binId, { consistent: true })
    if (bin?.testAnnouncement?.announcedAt !== announcedAt) return
    const { tellingSince: _tellingSince, ...announcement } = bin.testAnnouncement
    if ((await changeBin(directory, { ...bin, testAnnouncement: { ...announcement, told } })) !== undefined) return
  }
  throw new Error('a BIN was changed by too many at once')
}
