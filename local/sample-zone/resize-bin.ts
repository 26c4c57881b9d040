import type { BinId } from '#contract/ids.ts'
import type { Member } from '#directory/member.ts'
import { makeMember } from './people.ts'
import { seeded } from './random.ts'
import type { SampleZone } from './sample-zone.ts'
import { unassignedNumbers } from './unassigned-numbers.ts'

/**
 * Gives a BIN exactly so many members who can be phoned: the latest leave, or new ones join. Members who cannot be
 * phoned stay. Throws a RangeError below one: a BIN has a coordinator.
 */
export function resizeBin(zone: SampleZone, binId: BinId, size: number): SampleZone {
  const bin = zone.bins.find((candidate) => candidate.binId === binId)
  if (bin === undefined) throw new Error(`No BIN ${binId} in zone ${zone.zone.name}`)
  if (size < 1) throw new RangeError('A BIN has at least its coordinator')
  const [street, ...streets] = bin.streets
  if (street === undefined) throw new Error(`BIN ${bin.name} has no streets to live in`)

  const phoned = zone.members.filter((member) => member.binId === binId && isPhoned(member))
  const leaving = new Set(phoned.slice(size))
  const source = {
    binId,
    streets: [street, ...streets],
    language: bin.language,
    random: seeded(`${zone.seed}/${binId}/${size}`),
    numbers: unassignedNumbers(new Set(zone.members.flatMap(({ phone }) => phone ?? []))),
  } as const
  const joining = Array.from({ length: Math.max(0, size - phoned.length) }, () => makeMember(source, 'call'))
  const members = [...zone.members.filter((member) => !leaving.has(member)), ...joining]
  const staying = new Set(members.map(({ memberId }) => memberId))
  return {
    ...zone,
    members,
    bins: zone.bins.map((other) =>
      other === bin ? { ...bin, adjunctIds: bin.adjunctIds.filter((adjunct) => staying.has(adjunct)) } : other,
    ),
  }
}

function isPhoned({ channel, phone }: Member): boolean {
  return channel === 'voice' && phone !== undefined
}
