import type { BinPatch, BinRequest } from '#contract/bin-api.ts'
import type { BinId, MemberId } from '#contract/ids.ts'
import type { Bin } from './bin.ts'
import type { FieldFault } from './field-fault.ts'
import type { Member } from './member.ts'
import { wordsOf } from './search.ts'
import type { Zone } from './zone.ts'

/** Makes the BIN that was asked for: without members, and at the beginning of its start-up. */
export function enterBin(binId: BinId, request: BinRequest, zone: Pick<Zone, 'language'>): Bin {
  const { zoneId, name, type, municipality, area, streets, mailbox, channels, textAfterMissedRetry } = request
  return {
    binId,
    zoneId,
    name,
    type,
    municipality,
    area,
    streets,
    mailbox,
    textAfterMissedRetry,
    language: request.language ?? zone.language,
    ...(channels === undefined ? {} : { channels }),
    adjunctIds: [],
    status: 'starting',
    steps: [],
    revision: 1,
  }
}

/** Makes the BIN that a change leads to (JSON merge patch); whom it names is checked by `officeFaults`. */
export function patchBin(before: Bin, patch: BinPatch): Bin {
  const { channels, coordinatorId, ...plain } = patch
  const { channels: formerChannels = null, coordinatorId: formerCoordinator = null, ...rest } = before
  const newChannels = channels === undefined ? formerChannels : channels
  const newCoordinator = coordinatorId === undefined ? formerCoordinator : coordinatorId
  return {
    ...rest,
    ...plain,
    ...(newChannels === null ? {} : { channels: newChannels }),
    ...(newCoordinator === null ? {} : { coordinatorId: newCoordinator }),
  }
}

/** Whom a change of a BIN names for an office. */
export function namedIn({ coordinatorId, adjunctIds = [] }: BinPatch): readonly MemberId[] {
  return [...(coordinatorId === undefined || coordinatorId === null ? [] : [coordinatorId]), ...adjunctIds]
}

/** Says what stands in the way of those who are named: they are members of the BIN, can be reached, and do one thing. */
export function officeFaults(after: Bin, patch: BinPatch, members: readonly Member[]): readonly FieldFault[] {
  const faultOf = (id: MemberId, path: string): readonly FieldFault[] => {
    const member = members.find(({ memberId }) => memberId === id)
    if (member === undefined) return [{ path, message: `${id} is geen lid van dit BIN. Voeg de persoon eerst toe.` }]
    if (member.phone !== undefined || member.email !== undefined) return []
    return [{ path, message: 'Dit lid heeft geen telefoonnummer en geen e-mailadres. Vul dat eerst aan.' }]
  }
  const { coordinatorId, adjunctIds } = after
  const isBoth = coordinatorId !== undefined && adjunctIds.includes(coordinatorId)
  return [
    ...(patch.coordinatorId ? faultOf(patch.coordinatorId, 'coordinatorId') : []),
    ...(patch.adjunctIds ?? []).flatMap((id, i) => faultOf(id, `adjunctIds.${i}`)),
    ...(isBoth && namedIn(patch).length > 0
      ? [{ path: 'adjunctIds', message: 'De coördinator kan niet ook hulpcoördinator zijn.' }]
      : []),
  ]
}

/** Whether two BINs would be taken for each other: the same name in the same municipality, capitals and accents aside. */
export function isNamesake(one: Bin, other: Bin): boolean {
  const keyOf = ({ name, municipality }: Bin) => [name, municipality].map((text) => wordsOf(text).join('')).join('/')
  return one.binId !== other.binId && keyOf(one) === keyOf(other)
}
