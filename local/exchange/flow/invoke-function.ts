import type { FunctionAnswer } from './session.ts'

/** Connect's own: a function that fails is invoked again, as long as the action's time limit allows. */
const MOST_TRIES = 3

/** Invokes a Lambda function as Connect does, up to three times; `stillWanted` turns false at the time limit. */
export async function invokeWithRetry(
  invoke: () => Promise<unknown>,
  stillWanted: () => boolean,
): Promise<FunctionAnswer> {
  let reason = ''
  for (let count = 0; count < MOST_TRIES && stillWanted(); count++) {
    try {
      return { kind: 'answered', value: await invoke() }
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error)
    }
  }
  return { kind: 'failed', reason: `the function failed: ${reason}` }
}
