import type { BinId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import type { MemberKey } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import type { Zone } from '#directory/zone.ts'
import { type Neighbourhood, neighbourhoods, trialNeighbourhood } from './neighbourhoods.ts'
import { type Network, SET_PLACES, settle } from './network.ts'
import { preferringTexts, withMistypedPhone, withoutPhone } from './people.ts'
import { type NumberSource, unassignedNumbers } from './unassigned-numbers.ts'
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
  const people = placeSpecialCases(networks, numbers)
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

function placeSpecialCases(
  networks: readonly Network[],
  numbers: NumberSource,
): { readonly members: readonly Member[]; readonly cases: PersonalCases } {
  const home = networkOf(networks, neighbourhoods.sintAntonius)
  const shop = networkOf(networks, neighbourhoods.handelskern)
  const hearingImpaired = preferringTexts(memberAt(home, 3), numbers)
  const mistypedNumber = withMistypedPhone(memberAt(home, 4))
  const emailOnly = withoutPhone(memberAt(home, 5))
  const imported = memberAt(home, 6)
  const importedAgain = { ...imported, memberId: memberAt(home, 7).memberId }
  const atHome = memberAt(home, 8)
  const { memberId, binId, street, houseNumber } = memberAt(shop, 3)
  const atShop = { ...atHome, memberId, binId, street, houseNumber }

  const placed = new Map(
    [hearingImpaired, mistypedNumber, emailOnly, importedAgain, atShop].map((member) => [member.memberId, member]),
  )
  return {
    members: networks.flatMap(({ members }) => members).map((member) => placed.get(member.memberId) ?? member),
    cases: {
      inTwoBins: [keyOf(atHome), keyOf(atShop)],
      importedTwice: [keyOf(imported), keyOf(importedAgain)],
      hearingImpaired: keyOf(hearingImpaired),
      mistypedNumber: keyOf(mistypedNumber),
      withoutPhone: keyOf(emailOnly),
    },
  }
}

function networkOf(networks: readonly Network[], { name }: Neighbourhood): Network {
  const network = networks.find(({ bin }) => bin.name === name)
  if (network === undefined) throw new Error(`No BIN is called ${name}`)
  return network
}

function memberAt({ bin, members }: Network, place: number): Member {
  const member = place < SET_PLACES ? members[place] : undefined
  if (member === undefined) throw new RangeError(`${bin.name} has no set place ${place}`)
  return member
}

function keyOf({ binId, memberId }: Member): MemberKey {
  return { binId, memberId }
}
