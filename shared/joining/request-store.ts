import type { Journal } from '#alerts/journal.ts'
import type { BinId, JoinRequestId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { JoinRequestEntity } from './joining-entities.ts'
import { isRequestOf, type JoinRequest, stands } from './request.ts'

/** A request's whole key: requests are kept with their BIN. */
export type RequestKey = Pick<JoinRequest, 'binId' | 'requestId'>

/** Reads a request as it stands now; one whose time has passed does not exist. */
export async function getRequest(journal: Journal, key: RequestKey, now: Date): Promise<JoinRequest | undefined> {
  const { binId, requestId } = key
  const { data } = await JoinRequestEntity.get({ binId, requestId }).go({ ...at(journal), consistent: true })
  return data === null || !stands(data, now) ? undefined : withoutExpiry(data)
}

/** Writes a new request; false when there is one of that id. */
export async function createRequest(journal: Journal, request: JoinRequest): Promise<boolean> {
  return wasWritten(JoinRequestEntity.create(withExpiry(request)).go(at(journal)))
}

/** Writes a request over the one it was made from; answers what was written, undefined when somebody was quicker. */
export async function changeRequest(journal: Journal, request: JoinRequest): Promise<JoinRequest | undefined> {
  const changed = { ...request, revision: request.revision + 1 }
  const put = JoinRequestEntity.put(withExpiry(changed)).where(({ revision }, { eq }) => eq(revision, request.revision))
  return (await wasWritten(put.go(at(journal)))) ? changed : undefined
}

/** A page of requests; `next` is the id after which the next page begins. */
export interface RequestPage {
  readonly requests: readonly JoinRequest[]
  readonly next?: JoinRequestId
}

/** Lists the requests of a BIN that wait for a decision, oldest first. */
export async function listConfirmed(
  journal: Journal,
  binId: BinId,
  page: { readonly limit: number; readonly after?: JoinRequestId; readonly now: Date },
): Promise<RequestPage> {
  const { limit, after, now } = page
  const all = JoinRequestEntity.query.byBin({ binId })
  const rest = after === undefined ? all : all.gt({ requestId: after })
  const { data } = await rest
    .where(({ state, until }, { eq, gt }) => `${eq(state, 'confirmed')} AND ${gt(until, now.toISOString())}`)
    // One more than asked for says whether there is a next page. A BIN has tens of requests: they are one page of DynamoDB.
    .go({ ...at(journal), pages: 'all' })
  const requests = data.slice(0, limit).map(withoutExpiry)
  const last = data.length > limit ? requests.at(-1) : undefined
  return { requests, ...(last === undefined ? {} : { next: last.requestId }) }
}

/** Removes the requests of a BIN whose time has passed: DynamoDB does so too, some days later. */
export async function sweepRequests(journal: Journal, binId: BinId, now: Date): Promise<void> {
  const { data } = await JoinRequestEntity.query
    .byBin({ binId })
    .where(({ until }, { lte }) => lte(until, now.toISOString()))
    .go({ ...at(journal), pages: 'all' })
  await Promise.all(data.map((key) => remove(journal, key)))
}

/** Removes every request of a person in a BIN, whatever its state. */
export async function forgetRequests(
  journal: Journal,
  member: { readonly binId: BinId } & Parameters<typeof isRequestOf>[1],
): Promise<void> {
  const { data } = await JoinRequestEntity.query
    .byBin({ binId: member.binId })
    .go({ ...at(journal), pages: 'all', consistent: true })
  await Promise.all(data.filter((request) => isRequestOf(request, member)).map((key) => remove(journal, key)))
}

/** Removes every request to join a BIN that is no more. */
export async function removeRequests(journal: Journal, binId: BinId): Promise<void> {
  const { data } = await JoinRequestEntity.query.byBin({ binId }).go({ ...at(journal), pages: 'all', consistent: true })
  await Promise.all(data.map((key) => remove(journal, key)))
}

async function remove(journal: Journal, { binId, requestId }: RequestKey): Promise<void> {
  await JoinRequestEntity.delete({ binId, requestId }).go(at(journal))
}

function at({ client, table }: Journal) {
  return { client, table }
}

function withExpiry(request: JoinRequest) {
  return { ...request, expiresAt: Math.ceil(Date.parse(request.until) / 1000) }
}

function withoutExpiry({
  expiresAt: _expiresAt,
  ...request
}: JoinRequest & { readonly expiresAt: number }): JoinRequest {
  return request
}
