import { noteToken } from '#alerts/delivery-store.ts'
import { GiveUp } from '#contract/errors.ts'
import { PlaceCallInput } from '#contract/workflow.ts'
import { workflowTask } from '#runtime/tasks.ts'
import { composeSwitchboard, FILL_MILLISECONDS, SwitchboardSettings } from '#telephony/compose-switchboard.ts'
import { returnTokenOf } from '#telephony/end-call.ts'
import { fillLines } from '#telephony/fill-lines.ts'
import type { Switchboard } from '#telephony/switchboard.ts'
import { enqueue } from '#telephony/waiting-store.ts'

/** Puts a delivery in line for its next call; its task token comes back when that call has ended. */
export function makeHandler(board: Switchboard) {
  return async ({ taskToken, ...call }: PlaceCallInput): Promise<void> => {
    const { journal, now } = board
    const delivery = await noteToken(journal, call, call.attempt, taskToken)
    if (delivery === undefined) throw new GiveUp('there is no such delivery')
    if (delivery.phase === 'calling' && delivery.attempts.length === call.attempt) return
    const early = delivery.retryAt === undefined ? 0 : Date.parse(delivery.retryAt) - now().getTime()
    const opensNow = call.attempt === 1 ? delivery.phase === 'enrolled' : delivery.phase === 'retry-due'
    if (!opensNow || delivery.channel === 'sms' || early > SOON) return returnTokenOf(board, delivery, call)
    if (early > 0) await board.pause(early)
    // First attempts were queued at the enrolment; whoever takes a call out of the queue holds a line that is looked after.
    if (call.attempt === 2) await enqueue(journal, call, delivery.retryAt ?? '', now())
    await fillLines(board, new Date(now().getTime() + FILL_MILLISECONDS))
  }
}

/** Milliseconds by which a timer of the workflow may go off early; they are waited out here. */
const SOON = 1000

export const handler = workflowTask('place-call', PlaceCallInput, SwitchboardSettings, (settings, log) =>
  makeHandler(composeSwitchboard(settings, log)),
)
