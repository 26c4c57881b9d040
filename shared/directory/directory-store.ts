import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { BinId, ZoneId } from '#contract/ids.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import type { Bin } from './bin.ts'
import { BinEntity, MemberEntity, ZoneEntity } from './directory-entities.ts'
import type { Contact, Member } from './member.ts'
import { maySee, maySeeZone, type Viewer } from './rights.ts'
import type { Zone } from './zone.ts'

/** The Directory table, and the client to reach it with. An outage throws; it never looks like "not found". */
export interface Directory {
  readonly client: DynamoDBDocumentClient
  readonly table: string
}

/** A member's whole key: members are kept with their BIN. */
export type MemberKey = Pick<Member, 'binId' | 'memberId'>

/** Reads a zone; undefined when there is none of that id. */
export async function getZone(directory: Directory, zoneId: ZoneId): Promise<Zone | undefined> {
  const { data } = await ZoneEntity.get({ zoneId }).go(at(directory))
  return data ?? undefined
}

/** Reads a BIN, `consistent` with every write before; undefined when there is none of that id. */
export async function getBin(
  directory: Directory,
  binId: BinId,
  { consistent = false }: { readonly consistent?: boolean } = {},
): Promise<Bin | undefined> {
  const { data } = await BinEntity.get({ binId }).go({ ...at(directory), consistent })
  return data ?? undefined
}

/** Reads many BINs, in the order asked for and each once; those that do not exist are left out. */
export async function getBins(directory: Directory, binIds: readonly BinId[]): Promise<readonly Bin[]> {
  const wanted = [...new Set(binIds)]
  const found = new Map<BinId, Bin>()
  await untilProcessed(
    wanted.map((binId) => ({ binId })),
    async (keys) => {
      const { data, unprocessed } = await BinEntity.get(keys).go({ ...at(directory), concurrent: CONCURRENT })
      for (const bin of data) found.set(bin.binId, bin)
      return unprocessed
    },
  )
  return wanted.flatMap((binId) => found.get(binId) ?? [])
}

/**
 * Reads a BIN that a viewer may know of, as it is after every write so far; one that is not theirs does not exist for
 * them (directory rule 6).
 */
export async function getBinFor(directory: Directory, viewer: Viewer, binId: BinId): Promise<Bin | undefined> {
  const bin = await getBin(directory, binId, { consistent: true })
  return bin !== undefined && maySee(viewer, bin) ? bin : undefined
}

/** Reads a zone that a viewer may keep, as it is after every write so far; one that is not theirs does not exist for them. */
export async function getZoneFor(directory: Directory, viewer: Viewer, zoneId: ZoneId): Promise<Zone | undefined> {
  if (!maySeeZone(viewer, zoneId)) return undefined
  const { data } = await ZoneEntity.get({ zoneId }).go({ ...at(directory), consistent: true })
  return data ?? undefined
}

/** Lists all zones by id. */
export async function listZones(directory: Directory): Promise<readonly Zone[]> {
  const { data } = await ZoneEntity.query.all({}).go({ ...at(directory), pages: 'all' })
  return data
}

/** Lists a zone's BINs by name. */
export async function listBins(directory: Directory, zoneId: ZoneId): Promise<readonly Bin[]> {
  const { data } = await BinEntity.query.byZone({ zoneId }).go({ ...at(directory), pages: 'all' })
  return data
}

/** Lists all members of a BIN with all that is known of them, in the order they joined, after every write so far. */
export async function listMembers(directory: Directory, binId: BinId): Promise<readonly Member[]> {
  const { data } = await MemberEntity.query.byBin({ binId }).go({ ...at(directory), consistent: true, pages: 'all' })
  return data
}

/** Lists how each member of a BIN can be reached, those who cannot be among them; names and addresses stay behind. */
export async function listReachable(directory: Directory, binId: BinId): Promise<readonly Contact[]> {
  const { data } = await MemberEntity.query.byBin({ binId }).go({
    ...at(directory),
    pages: 'all',
    attributes: ['memberId', 'binId', 'phone', 'phoneKind', 'channel', 'language'],
  })
  return data
}

/** Reads a member; undefined when there is none of that id in that BIN. */
export async function getMember(directory: Directory, key: MemberKey): Promise<Member | undefined> {
  const { binId, memberId } = key
  const { data } = await MemberEntity.get({ binId, memberId }).go({ ...at(directory), consistent: true })
  return data ?? undefined
}

/** Reads members by their keys, in no set order and each once; those that do not exist are left out. */
export async function getMembers(directory: Directory, keys: readonly MemberKey[]): Promise<readonly Member[]> {
  const wanted = new Map(keys.map(({ binId, memberId }) => [`${binId}/${memberId}`, { binId, memberId }]))
  const found: Member[] = []
  await untilProcessed([...wanted.values()], async (some) => {
    const { data, unprocessed } = await MemberEntity.get(some).go({ ...at(directory), concurrent: CONCURRENT })
    found.push(...data)
    return unprocessed
  })
  return found
}

/** Finds the members of any BIN with this address, capitals aside, or this number (E.164); eventually consistent. */
export async function findReachedBy(
  directory: Directory,
  reach: { readonly email: string } | { readonly phone: string },
): Promise<readonly Member[]> {
  const query = 'email' in reach ? MemberEntity.query.byEmail(reach) : MemberEntity.query.byPhone(reach)
  const { data } = await query.go({ ...at(directory), pages: 'all' })
  return data
}

/** What a zone consists of; what stands there under the same ids is replaced. */
export interface DirectoryContents {
  readonly zones?: readonly Zone[]
  readonly bins?: readonly Bin[]
  readonly members?: readonly Member[]
}

/** Writes many records, 25 a request; for filling a directory, not for changing one: it asks no condition. */
export async function putMany(directory: Directory, contents: DirectoryContents): Promise<void> {
  const { zones = [], bins = [], members = [] } = contents
  const options = { ...at(directory), concurrent: CONCURRENT }
  await untilProcessed([...zones], async (some) => {
    const { unprocessed } = await ZoneEntity.put(some).go(options)
    const left = new Set(unprocessed.map(({ zoneId }) => zoneId))
    return some.filter(({ zoneId }) => left.has(zoneId))
  })
  await untilProcessed([...bins], async (some) => {
    const { unprocessed } = await BinEntity.put(some).go(options)
    const left = new Set(unprocessed.map(({ binId }) => binId))
    return some.filter(({ binId }) => left.has(binId))
  })
  await untilProcessed([...members], async (some) => {
    const { unprocessed } = await MemberEntity.put(some).go(options)
    const left = new Set(unprocessed.map(({ memberId }) => memberId))
    return some.filter(({ memberId }) => left.has(memberId))
  })
}

/** Batch requests under way at once. */
const CONCURRENT = 8

/** Where an entity is read and written. */
export function at({ client, table }: Directory): { client: DynamoDBDocumentClient; table: string } {
  return { client, table }
}
