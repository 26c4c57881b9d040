import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds to wait while nothing gets through; they add up to 3 s. */
const WAITS = [50, 100, 200, 400, 800, 1600]

/**
 * Sees to it that a batch request takes all its items: DynamoDB leaves out those it throttles, and `process` answers
 * them. Goes on for as long as some get through; gives up after 3 s in which none did.
 */
export async function untilProcessed<Item>(
  items: readonly Item[],
  process: (items: Item[]) => Promise<Item[]>,
): Promise<void> {
  let left = [...items]
  for (let stuck = 0; left.length > 0; stuck += 1) {
    const before = left.length
    left = await process(left)
    if (left.length === 0) return
    if (left.length < before) stuck = 0
    const wait = WAITS[stuck]
    if (wait === undefined) throw new Error(`DynamoDB left ${left.length} of ${items.length} items unprocessed`)
    await pause(wait)
  }
}
