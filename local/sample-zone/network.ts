import { ulid } from 'ulid'
import { BinId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import type { Member } from '#directory/member.ts'
import type { StepRecord } from '#directory/start-up.ts'
import { drawArea } from './area.ts'
import type { Neighbourhood } from './neighbourhoods.ts'
import { drawReach, makeMember, type PersonSource, type Reach } from './people.ts'
import { seeded } from './random.ts'
import type { NumberSource } from './unassigned-numbers.ts'
import { voorkempen } from './voorkempen.ts'

/** A BIN with its members: first the coordinator, then the adjuncts. */
export interface Network {
  readonly bin: Bin
  readonly members: readonly Member[]
}

const FOUNDED = Date.UTC(2018, 8, 3)

/** The first places of a BIN are for those who run it, and from here for the special cases; chance comes after. */
export const SPECIAL_FROM = 3
const CHANCE_FROM = 9

/** A BIN that has started up: all 14 steps behind it. */
const completed: readonly StepRecord[] = Array.from({ length: 14 }, (_, index) => ({
  step: index + 1,
  state: 'done',
  date: '2019-01-07',
  ...(index + 1 === 9 ? { signedBy: ['coordinator', 'police', 'mayor'] } : {}),
}))

/** One that is on its way: people were found, nothing is signed. */
const begun: readonly StepRecord[] = completed.slice(0, 5)

/** Fills a neighbourhood with people; the same seed fills it with the same ones. */
export function settle(neighbourhood: Neighbourhood, seed: string, numbers: NumberSource): Network {
  const { slug, members: size, type = 'BIN', language = 'nl', status = 'active' } = neighbourhood
  const random = seeded(`${seed}/${slug}`)
  const binId = BinId.parse(`bin_${ulid(FOUNDED, random.fraction)}`)
  const source: PersonSource = { binId, streets: neighbourhood.streets, language, random, numbers }
  const reachAt = (place: number): Reach => {
    if (neighbourhood.people === 'lifelike' && place >= CHANCE_FROM) return drawReach(random)
    return neighbourhood.special?.[place - SPECIAL_FROM] ?? 'call'
  }
  const [first, ...others] = Array.from({ length: size }, (_, place) => makeMember(source, reachAt(place)))
  if (first === undefined) throw new RangeError(`${neighbourhood.name} has nobody to coordinate it`)

  const coordinator: Member = { ...first, email: `coordinator.${slug}@example.org` }
  const adjuncts = others
    .splice(0, size > 100 ? 2 : 1)
    .map((member): Member => ({ ...member, email: `adjunct.${slug}@example.org` }))
  return {
    bin: {
      binId,
      zoneId: voorkempen.zoneId,
      name: neighbourhood.name,
      type,
      municipality: neighbourhood.municipality,
      area: drawArea(neighbourhood.centre, neighbourhood.radius, random),
      streets: neighbourhood.streets,
      coordinatorId: coordinator.memberId,
      adjunctIds: adjuncts.map(({ memberId }) => memberId),
      mailbox: `${slug}@bin.example.org`,
      language,
      textAfterMissedRetry: neighbourhood.textAfterMissedRetry ?? true,
      status,
      steps: status === 'active' ? completed : begun,
      revision: 1,
    },
    members: [coordinator, ...adjuncts, ...others],
  }
}
