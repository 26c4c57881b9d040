import type { Journal } from '#alerts/journal.ts'
import type { AlertId } from '#contract/ids.ts'
import { setPace } from '#runtime/pacer-store.ts'
import { isConditionFailure } from '#runtime/write-condition.ts'
import type { CallKey } from './call-key.ts'
import { CapacityEntity, LineEntity } from './switchboard-entities.ts'

const board = 'main'
const FREE = 'free'

/** A line in somebody's hands: only its holder gives it back. */
export interface HeldLine {
  readonly number: number
  readonly holder: string
}

/** A line whose lease has ended: its call's events were lost, or the function that held it died. */
export interface OverdueLine extends HeldLine {
  readonly call: CallKey
  readonly contactId?: string
}

/** How many calls at once, and how many requests a second, Connect allows us. */
export interface Capacity {
  readonly lines: number
  readonly dialsPerSecond: number
}

/** Sets the capacity in place of the deployed one; it holds from the next alert on. */
export async function overrideCapacity(client: Journal['client'], table: string, capacity: Capacity): Promise<void> {
  await CapacityEntity.put({ board, ...capacity }).go({ client, table, response: 'none' })
}

/** Lays the lines out as the capacity says, leaving those in use alone, and tells the pacer its rate. */
export async function layLines({ client, table }: Journal, deployed: Capacity): Promise<void> {
  const [override, lines] = await Promise.all([
    CapacityEntity.get({ board }).go({ client, table, consistent: true }),
    LineEntity.query.byNumber({ board }).go({ client, table, pages: 'all', consistent: true }),
  ])
  const { lines: wanted, dialsPerSecond } = override.data ?? deployed
  const present = new Set(lines.data.map(({ number }) => number))
  const missing = Array.from({ length: wanted }, (_, number) => number).filter((number) => !present.has(number))
  const surplus = [...present].filter((number) => number >= wanted)
  await Promise.all([
    ...missing.map((number) =>
      ignoringConditions(
        LineEntity.create({ board, number, leaseUntil: FREE }).go({ client, table, response: 'none' }),
      ),
    ),
    ...surplus.map((number) =>
      ignoringConditions(
        LineEntity.remove({ board, number })
          .where(({ leaseUntil }, { eq }) => eq(leaseUntil, FREE))
          .go({ client, table }),
      ),
    ),
    setPace({ client, table }, 'connect', dialsPerSecond),
  ])
}

/** Some lines that nobody holds right now; empty when all are in use. */
export async function findFreeLines({ client, table }: Journal, most: number): Promise<readonly number[]> {
  const { data } = await LineEntity.query
    .byLease({ board, leaseUntil: FREE })
    .go({ client, table, limit: most, consistent: true })
  return data.map(({ number }) => number)
}

/**
 * Takes a line for a call until `leaseUntil` (ISO 8601): one that is free, or `from` the hands of its last holder; false
 * when somebody else was first. Its holder is taken to be dialling, until it says that it waits.
 */
export async function takeLine(
  { client, table }: Journal,
  { number, holder }: HeldLine,
  call: CallKey,
  leaseUntil: string,
  from?: string,
): Promise<boolean> {
  const { alertId, batch, index, attempt } = call
  return ignoringConditions(
    LineEntity.patch({ board, number })
      .set({ leaseUntil, holder, stage: 'dialling', alertId, batch, index, attempt })
      .remove(['contactId'])
      .where((line, { eq }) => (from === undefined ? eq(line.leaseUntil, FREE) : eq(line.holder, from)))
      .go({ client, table, response: 'none' }),
  )
}

/** Says whether its holder is about to dial, which a cancel waits for, or still waits; false when it lost the line. */
export async function markStage(
  { client, table }: Journal,
  line: HeldLine,
  stage: 'waiting' | 'dialling',
): Promise<boolean> {
  return ignoringConditions(
    LineEntity.patch({ board, number: line.number })
      .set({ stage })
      .where(({ holder }, { eq }) => eq(holder, line.holder))
      .go({ client, table, response: 'none' }),
  )
}

/** Says that the call is under way, and until when its end must have been heard of. */
export async function markCalling(
  { client, table }: Journal,
  line: HeldLine,
  contactId: string,
  leaseUntil: string,
): Promise<boolean> {
  return ignoringConditions(
    LineEntity.patch({ board, number: line.number })
      .set({ stage: 'calling', contactId, leaseUntil })
      .where(({ holder }, { eq }) => eq(holder, line.holder))
      .go({ client, table, response: 'none' }),
  )
}

/** Gives a line back; nothing happens when its holder gave it back before. */
export async function releaseLine({ client, table }: Journal, line: HeldLine): Promise<void> {
  await ignoringConditions(
    LineEntity.patch({ board, number: line.number })
      .set({ leaseUntil: FREE })
      .remove(['holder', 'stage', 'contactId', 'alertId', 'batch', 'index', 'attempt'])
      .where(({ holder }, { eq }) => eq(holder, line.holder))
      .go({ client, table, response: 'none' }),
  )
}

/** The lines whose lease ended before `now` (ISO 8601). */
export async function findOverdueLines({ client, table }: Journal, now: string): Promise<readonly OverdueLine[]> {
  const { data } = await LineEntity.query
    .byLease({ board })
    .lt({ leaseUntil: now })
    .go({ client, table, pages: 'all', consistent: true })
  return data.flatMap(({ number, holder, alertId, batch, index, attempt, contactId }) =>
    holder === undefined || alertId === undefined || batch === undefined || index === undefined || attempt === undefined
      ? []
      : [
          {
            number,
            holder,
            call: { alertId, batch, index, attempt },
            ...(contactId === undefined ? {} : { contactId }),
          },
        ],
  )
}

/** The line that a call is on, where only the call is known. */
export async function findLineOf({ client, table }: Journal, call: CallKey): Promise<HeldLine | undefined> {
  const lines = await listLines({ client, table }, call.alertId)
  const line = lines.find(
    ({ batch, index, attempt }) => batch === call.batch && index === call.index && attempt === call.attempt,
  )
  return line?.holder === undefined ? undefined : { number: line.number, holder: line.holder }
}

/** Whether some function is about to dial for this alert: it may not have seen a cancel yet. */
export async function isDialling(journal: Pick<Journal, 'client' | 'table'>, alertId: AlertId, now: string) {
  const lines = await listLines(journal, alertId)
  return lines.some(({ stage, leaseUntil }) => stage === 'dialling' && leaseUntil > now)
}

async function listLines({ client, table }: Pick<Journal, 'client' | 'table'>, of: AlertId) {
  const { data } = await LineEntity.query.byNumber({ board }).go({ client, table, pages: 'all', consistent: true })
  return data.filter(({ alertId }) => alertId === of)
}

async function ignoringConditions(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (isConditionFailure(error)) return false
    throw error
  }
}
