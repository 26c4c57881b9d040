import type { BinId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import type { MemberKey } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import type { Zone } from '#directory/zone.ts'
import { type Neighbourhood, neighbourhoods, trialNeighbourhood } from './neighbourhoods.ts'
import { type Network, SPECIAL_FROM, settle } from './network.ts'
import { unassignedNumbers } from './unassigned-numbers.ts'
import { voorkempen } from './voorkempen.ts'

/** A police zone with everybody in it. */
export interface SampleZone {
  readonly seed: string
  readonly zone: Zone
  readonly bins: readonly Bin[]
  readonly members: readonly Member[]
  readonly cases: SpecialCases
}

/** Where to find what a scenario needs. */
export interface SpecialCases {
  /** 94 members, all to be phoned: the BIN of the sample alert. */
  readonly sampleAlertBin: BinId
  /** 450 members, all to be phoned. */
  readonly largeBin: BinId
  readonly startingBin: BinId
  readonly selfEmployedBin: BinId
  readonly frenchBin: BinId
  /** The one that was asked for with `extraBin`. */
  readonly extraBin?: BinId
  /** One person with one number, at home and at the shop. */
  readonly inTwoBins: readonly [MemberKey, MemberKey]
  /** One person twice in one BIN, with one number, after a list was imported again. */
  readonly importedTwice: readonly [MemberKey, MemberKey]
  /** Gets a text message in place of a call. */
  readonly hearingImpaired: MemberKey
  readonly mistypedNumber: MemberKey
  readonly withoutPhone: MemberKey
}

export interface SampleZoneOptions {
  readonly seed?: string
  /** Adds a BIN of so many members, all to be phoned; the others stay as they are. */
  readonly extraBin?: { readonly members: number }
}

/** Makes police zone Voorkempen with its BINs and their members; the same options make the same zone. */
export function generateSampleZone({ seed = 'voorkempen', extraBin }: SampleZoneOptions = {}): SampleZone {
  const numbers = unassignedNumbers(new Set())
  const networks = Object.values(neighbourhoods).map((neighbourhood) => settle(neighbourhood, seed, numbers))
  const people = placeSpecialCases(networks)
  const trial = extraBin && settle(trialNeighbourhood(extraBin.members), seed, numbers)
  const binIdOf = (neighbourhood: Neighbourhood): BinId => networkOf(networks, neighbourhood).bin.binId
  return {
    seed,
    zone: voorkempen,
    bins: [...networks, ...(trial ? [trial] : [])].map(({ bin }) => bin),
    members: [...people.members, ...(trial?.members ?? [])],
    cases: {
      sampleAlertBin: binIdOf(neighbourhoods.peperstraat),
      largeBin: binIdOf(neighbourhoods.gravenwezel),
      startingBin: binIdOf(neighbourhoods.sintJobNoord),
      selfEmployedBin: binIdOf(neighbourhoods.handelskern),
      frenchBin: binIdOf(neighbourhoods.puttenhof),
      ...(trial ? { extraBin: trial.bin.binId } : {}),
      ...people.cases,
    },
  }
}

type PersonalCases = Pick<
  SpecialCases,
  'inTwoBins' | 'importedTwice' | 'hearingImpaired' | 'mistypedNumber' | 'withoutPhone'
>

function placeSpecialCases(networks: readonly Network[]): {
  readonly members: readonly Member[]
  readonly cases: PersonalCases
} {
  const home = networkOf(networks, neighbourhoods.sintAntonius)
  const shop = networkOf(networks, neighbourhoods.handelskern)
  const imported = specialMember(home, 3)
  const importedAgain = { ...imported, memberId: specialMember(home, 4).memberId }
  const atHome = specialMember(home, 5)
  const { memberId, binId, street, houseNumber } = specialMember(shop, 0)
  const atShop = { ...atHome, memberId, binId, street, houseNumber }

  const placed = new Map([importedAgain, atShop].map((member) => [member.memberId, member]))
  return {
    members: networks.flatMap(({ members }) => members).map((member) => placed.get(member.memberId) ?? member),
    cases: {
      inTwoBins: [keyOf(atHome), keyOf(atShop)],
      importedTwice: [keyOf(imported), keyOf(importedAgain)],
      hearingImpaired: keyOf(specialMember(home, 0)),
      mistypedNumber: keyOf(specialMember(home, 1)),
      withoutPhone: keyOf(specialMember(home, 2)),
    },
  }
}

function networkOf(networks: readonly Network[], { name }: Neighbourhood): Network {
  const network = networks.find(({ bin }) => bin.name === name)
  if (network === undefined) throw new Error(`No BIN is called ${name}`)
  return network
}

function specialMember({ bin, members }: Network, place: number): Member {
  const member = members[SPECIAL_FROM + place]
  if (member === undefined) throw new RangeError(`${bin.name} is too small for its special cases`)
  return member
}

function keyOf({ binId, memberId }: Member): MemberKey {
  return { binId, memberId }
}
