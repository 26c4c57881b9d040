import { SendTaskSuccessCommand, type SFNClient } from '@aws-sdk/client-sfn'
import type { NextStep } from '#contract/workflow.ts'

/** Returns a task token to the workflow with what comes next. */
export type ReturnToken = (token: string, next: NextStep) => Promise<void>

/** A token that is spent, out of time, or of an execution that was stopped: the workflow has moved on without it. */
const spent = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']

/** Returns task tokens through Step Functions; one that is spent already changes nothing. */
export function makeTokenReturn(client: SFNClient): ReturnToken {
  return async (token, next) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(next) }))
    } catch (error) {
      if (!(error instanceof Error && spent.includes(error.name))) throw error
    }
  }
}
