import type { Journal } from '#alerts/journal.ts'
import { isConditionFailure } from '#alerts/write-condition.ts'
import { PacerEntity } from './switchboard-entities.ts'

const board = 'main'

/**
 * The part of Connect's request rate that is used. Slots a little wider apart than the rate asks leave room for the
 * wobble between a slot and its request's arrival, so that no second sees more requests than the rate.
 */
const SHARE_OF_RATE = 0.95

/** As many turns as it can take to lose the race for a slot, each to a different function that dialled. */
const MOST_TURNS = 200

/**
 * Reserves the next slot in time for one request to Connect: when it may go out, in milliseconds since 1970; undefined
 * when that is later than `latest`.
 */
export async function reserveSlot(
  { client, table }: Journal,
  now: () => number,
  latest: number,
): Promise<number | undefined> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { data: pacer } = await PacerEntity.get({ board }).go({ client, table, consistent: true })
    if (pacer === null) throw new Error('the pacer is not set: no alert was enrolled')
    const slot = Math.max(pacer.nextAt, now())
    if (slot > latest) return undefined
    const spacing = 1000 / (pacer.perSecond * SHARE_OF_RATE)
    const taken = await advance({ client, table }, pacer.nextAt, slot, spacing)
    if (taken !== undefined) return taken
  }
  return undefined
}

async function advance(
  { client, table }: Pick<Journal, 'client' | 'table'>,
  seen: number,
  slot: number,
  spacing: number,
): Promise<number | undefined> {
  try {
    if (seen < slot) {
      // The pacer stood still: the first to move it has this very moment.
      await PacerEntity.patch({ board })
        .set({ nextAt: slot + spacing })
        .where(({ nextAt }, { eq }) => eq(nextAt, seen))
        .go({ client, table, response: 'none' })
      return slot
    }
    // The pacer runs ahead: whoever adds to it has the slot before, without a race.
    const { data } = await PacerEntity.patch({ board })
      .add({ nextAt: spacing })
      .where(({ nextAt }, { gte }) => gte(nextAt, seen))
      .go({ client, table, response: 'all_new' })
    return data.nextAt === undefined ? undefined : data.nextAt - spacing
  } catch (error) {
    if (isConditionFailure(error)) return undefined
    throw error
  }
}
