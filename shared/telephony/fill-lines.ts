import { dialCall } from './dial-call.ts'
import { findFreeLines, type HeldLine, releaseLine, takeLine } from './line-store.ts'
import { inFuture, type Switchboard } from './switchboard.ts'
import { findWaiting, type WaitingCall } from './waiting-store.ts'

/** How many free lines and heads of queues are looked at, so that functions at work side by side seldom collide. */
const LOOK_AHEAD = 8

/**
 * Gives every free line to a waiting call and dials it, until no line is free or nobody waits; `inHand` is a line that
 * a call just left, handed over without being free in between. First attempts go before retries, and a line goes to one
 * of the running alerts by lot, so that none starves. Every function that frees a line or queues a call calls this
 * afterwards, so that no line idles while someone waits; nothing polls.
 */
export async function fillLines(board: Switchboard, until: Date, inHand?: HeldLine): Promise<void> {
  let handed = inHand
  while (board.now() < until) {
    const number = handed?.number ?? pick(board, await findFreeLines(board.journal, LOOK_AHEAD))
    if (number === undefined) return
    const waiting = firstAttemptsFirst(await findWaiting(board.journal, LOOK_AHEAD))
    const call = pick(board, pick(board, waiting) ?? [])
    if (call === undefined) {
      if (handed === undefined) return
      // Given back before the queue is looked at once more: somebody may have queued a call while no line was free.
      await releaseLine(board.journal, handed)
      handed = undefined
      continue
    }
    const line: HeldLine = { number, holder: board.newHolder() }
    const leaseUntil = inFuture(board, board.times.lineLease)
    const taken = await takeLine(board.journal, line, call, leaseUntil, handed?.holder)
    handed = undefined
    if (!taken) continue
    const used = await dialCall(board, line, call)
    if (used === 'too-fast') return
    if (used === 'not-needed') handed = line
  }
  if (handed !== undefined) await releaseLine(board.journal, handed)
}

function firstAttemptsFirst(waiting: readonly (readonly WaitingCall[])[]): readonly (readonly WaitingCall[])[] {
  const first = waiting.map((head) => head.filter(({ attempt }) => attempt === 1)).filter((head) => head.length > 0)
  return first.length > 0 ? first : waiting
}

function pick<Item>({ random }: Switchboard, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)]
}
