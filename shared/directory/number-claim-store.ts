import { BatchGetCommand, DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type BinId, MemberId } from '#contract/ids.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import { untilProcessed } from '#runtime/until-processed.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { Directory } from './directory-store.ts'
import {
  type ClaimResult,
  isFresh,
  judgeClaim,
  type NumberClaim,
  type NumberKey,
  type WantedNumber,
} from './number-claim.ts'

/**
 * The register of a BIN's numbers has 64 pages, one for each first letter of a digest (Base64url), and a claim is an
 * attribute of its page, named by its digest. So one conditional write claims all of a list's numbers that stand on one
 * page, which a batch request of DynamoDB cannot do, and one request reads the whole register. A claim takes some 90
 * bytes: with 94 members a page is far below the kilobyte that a write costs at least, with 20,000 it is 28 KB.
 */
const PAGE_LETTERS = 1
const PAGES = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** So many conditions stay below the 4 KB and the 300 operators that an expression may have. */
const CLAIMS_A_WRITE = 60

/** The most that one request of DynamoDB reads: a whole register, and some pages more. */
const KEYS_A_READ = 100

/** Writes under way at once. */
const CONCURRENT_WRITES = 16

/** A page on which somebody else writes the same numbers again and again is given up. */
const MOST_TURNS = 6

/**
 * Claims a number for a member, so that of two who add it at once one is told. `isHeld` says whether a member of the BIN
 * has the number now: a claim of somebody who has not is out of date, and taken over. A claim of somebody who left is
 * taken over only with `evenIfLeft`.
 */
export async function claimNumber(
  directory: Directory,
  { binId, ...wanted }: WantedNumber & Pick<NumberClaim, 'binId'>,
  { isHeld, ...options }: { readonly now: Date; readonly isHeld: boolean; readonly evenIfLeft: boolean },
): Promise<ClaimResult> {
  const results = await claimNumbers(directory, binId, [wanted], { ...options, isHeld: () => isHeld })
  return results.get(wanted.fingerprint) ?? { kind: 'taken' }
}

/** How many numbers are claimed. */
export interface ClaimOptions {
  readonly now: Date
  readonly evenIfLeft: boolean
  /** Whether a member of the BIN has the number now. */
  isHeld(fingerprint: string): boolean
  /** What was read before; each number that changed since is read again. */
  readonly known?: ReadonlyMap<string, NumberClaim>
}

/** Claims many numbers of one BIN, each for itself and by the same rules; the answer is by digest. */
export async function claimNumbers(
  directory: Directory,
  binId: BinId,
  wanted: readonly WantedNumber[],
  options: ClaimOptions,
): Promise<ReadonlyMap<string, ClaimResult>> {
  const known = options.known ?? (await getClaims(directory, withBin(binId, wanted)))
  const results = new Map<string, ClaimResult>()
  await inParallel(pagesOf(wanted), CONCURRENT_WRITES, async (claims) => {
    for (const [fingerprint, result] of await claimOnPage(directory, binId, claims, known, options)) {
      results.set(fingerprint, result)
    }
  })
  return results
}

async function claimOnPage(
  directory: Directory,
  binId: BinId,
  wanted: readonly WantedNumber[],
  register: ReadonlyMap<string, NumberClaim>,
  { now, evenIfLeft, isHeld }: ClaimOptions,
): Promise<ReadonlyMap<string, ClaimResult>> {
  const results = new Map<string, ClaimResult>()
  let left = wanted
  let known = register
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const judged = left.map((claim) => {
      const options = { now, evenIfLeft, isHeld: isHeld(claim.fingerprint) }
      return { claim, result: judgeClaim(known.get(claim.fingerprint), claim, options) }
    })
    for (const { claim, result } of judged) results.set(claim.fingerprint, result)
    left = judged.filter(({ result }) => result.kind === 'claimed').map(({ claim }) => claim)
    const since = now.toISOString()
    const held = left.map((claim) => ({ ...claim, binId, state: 'held' as const, since }))
    if (left.length === 0 || (await writeClaims(directory, binId, held, known))) return results
    known = await getClaims(directory, withBin(binId, left))
  }
  for (const { fingerprint } of left) results.set(fingerprint, { kind: 'taken' })
  return results
}

/** One write on the condition that each claim stands as it was known; false when one of them does not. */
async function writeClaims(
  { client, table }: Directory,
  binId: BinId,
  claims: readonly NumberClaim[],
  known: ReadonlyMap<string, NumberClaim>,
): Promise<boolean> {
  const names: Record<string, string> = {}
  const values: Record<string, string> = {}
  for (const [index, claim] of claims.entries()) {
    const existing = known.get(claim.fingerprint)
    names[`#n${index}`] = claim.fingerprint
    values[`:n${index}`] = write(claim)
    if (existing !== undefined) values[`:w${index}`] = write(existing)
  }
  const update = new UpdateCommand({
    TableName: table,
    Key: pageKey(binId, claims[0]?.fingerprint ?? ''),
    UpdateExpression: `SET ${claims.map((_, index) => `#n${index} = :n${index}`).join(', ')}`,
    ConditionExpression: claims
      .map((_, index) => (`:w${index}` in values ? `#n${index} = :w${index}` : `attribute_not_exists(#n${index})`))
      .join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  })
  return wasWritten(client.send(update))
}

/** Gives a number free again, if that member still holds it, and, with `since`, has not claimed it anew. */
export async function releaseNumber(
  directory: Directory,
  claim: Omit<NumberClaim, 'state' | 'since'> & { readonly since?: string },
): Promise<void> {
  const { memberId, since = '' } = claim
  await dropClaim(directory, claim, write({ state: 'held', memberId, since }))
}

/**
 * Remembers that a person with this number or address left, so that no list brings them back unnoticed. An earlier mark
 * stays, and so does the claim of somebody who is just getting the number.
 */
export async function markLeft(directory: Directory, claims: readonly Omit<NumberClaim, 'state'>[]): Promise<void> {
  await inParallel(claims, CONCURRENT_WRITES, async (claim) => {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const known = await getClaims(directory, [claim])
      const existing = known.get(claim.fingerprint)
      const isOthers = existing !== undefined && existing.memberId !== claim.memberId
      if (existing?.state === 'left' || (isOthers && isFresh(existing, new Date(claim.since)))) return
      if (await writeClaims(directory, claim.binId, [{ ...claim, state: 'left' }], known)) return
    }
    throw new Error('a claim changed again and again while its member left')
  })
}

/** Forgets that somebody, or that this member, left with a number or address: they are back, or did not leave after all. */
export async function forgetLeft(
  directory: Directory,
  mark: NumberKey & Partial<Pick<NumberClaim, 'memberId'>>,
): Promise<void> {
  const { memberId } = mark
  await dropClaim(directory, mark, memberId === undefined ? 'left ' : write({ state: 'left', memberId, since: '' }))
}

async function dropClaim(
  { client, table }: Directory,
  { binId, fingerprint }: NumberKey,
  begin: string,
): Promise<void> {
  const remove = new UpdateCommand({
    TableName: table,
    Key: pageKey(binId, fingerprint),
    UpdateExpression: 'REMOVE #claim',
    ConditionExpression: 'begins_with(#claim, :begin)',
    ExpressionAttributeNames: { '#claim': fingerprint },
    ExpressionAttributeValues: { ':begin': begin },
  })
  await wasWritten(client.send(remove))
}

/** Removes the register of a BIN that is no more: every claim, and every mark of who left. */
export async function removeRegister({ client, table }: Directory, binId: BinId): Promise<void> {
  await inParallel(PAGES, CONCURRENT_WRITES, async (page) => {
    await client.send(new DeleteCommand({ TableName: table, Key: pageKey(binId, page) }))
  })
}

/** Reads which of these numbers and addresses somebody claims or left with; the answer is by digest. */
export async function getClaims(
  { client, table }: Directory,
  wanted: readonly NumberKey[],
): Promise<ReadonlyMap<string, NumberClaim>> {
  const binOf = new Map(wanted.map(({ binId, fingerprint }) => [fingerprint, binId]))
  const keys = new Map(
    wanted.map(({ binId, fingerprint }) => [`${binId}/${pageOf(fingerprint)}`, pageKey(binId, fingerprint)]),
  )
  const found = new Map<string, NumberClaim>()
  await untilProcessed([...keys.values()], async (left) => {
    const some = left.slice(0, KEYS_A_READ)
    const request = { [table]: { Keys: some, ConsistentRead: true } }
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(new BatchGetCommand({ RequestItems: request }))
    for (const [fingerprint, written] of (Responses[table] ?? []).flatMap((page) => Object.entries(page))) {
      const binId = binOf.get(fingerprint)
      if (binId !== undefined) found.set(fingerprint, { binId, fingerprint, ...read(written) })
    }
    return [...z.array(PageKey).parse(UnprocessedKeys[table]?.Keys ?? []), ...left.slice(KEYS_A_READ)]
  })
  return found
}

const PageKey = z.object({ pk: z.string(), sk: z.string() })

function withBin(
  binId: BinId,
  wanted: readonly WantedNumber[],
): readonly (WantedNumber & Pick<NumberClaim, 'binId'>)[] {
  return wanted.map((claim) => ({ ...claim, binId }))
}

/** As one text, so that a condition can compare it whole. */
function write({ state, memberId, since }: Pick<NumberClaim, 'state' | 'memberId' | 'since'>): string {
  return `${state} ${memberId} ${since}`
}

const Written = z
  .string()
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.enum(['held', 'left']), MemberId, z.iso.datetime()]))

function read(written: unknown): Pick<NumberClaim, 'state' | 'memberId' | 'since'> {
  const [state, memberId, since] = Written.parse(written)
  return { state, memberId, since }
}

function pageOf(fingerprint: string): string {
  return fingerprint.slice(0, PAGE_LETTERS)
}

function pageKey(binId: BinId, fingerprint: string): z.output<typeof PageKey> {
  return { pk: `$directory#binId_${binId}#numbers_${pageOf(fingerprint)}`, sk: '$numbers_1' }
}

/** What stands on one page, in parts that one write can claim. */
function pagesOf(wanted: readonly WantedNumber[]): readonly (readonly WantedNumber[])[] {
  return [...Map.groupBy(wanted, ({ fingerprint }) => pageOf(fingerprint)).values()].flatMap((page) =>
    Array.from({ length: Math.ceil(page.length / CLAIMS_A_WRITE) }, (_, part) =>
      page.slice(part * CLAIMS_A_WRITE, (part + 1) * CLAIMS_A_WRITE),
    ),
  )
}
