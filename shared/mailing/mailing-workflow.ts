import { createHash } from 'node:crypto'
import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import type { MailingId } from '#contract/mailing.ts'

/** Starts the sending of a mailing; said again, it goes on where it stopped, and changes nothing while it runs. */
export type MailingWorkflow = (mailingId: MailingId) => Promise<void>

/** A name in Step Functions has 80 characters at most, and a run's number comes behind it. */
const LONGEST_NAME = 76
/** Runs of one mailing: each but the first was started because the one before it had ended without finishing. */
const MOST_RUNS = 99

/**
 * The workflow in Step Functions. An execution is named after its mailing: while it runs, a second start is the same
 * execution. Once it has ended, its name is taken for 90 days, and the next number is a new run.
 */
export function makeMailingWorkflow(client: SFNClient, stateMachineArn: string): MailingWorkflow {
  return async (mailingId) => {
    const input = JSON.stringify({ mailingId })
    for (let run = 1; run <= MOST_RUNS; run += 1) {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name: nameOfRun(mailingId, run), input }))
        return
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error
      }
    }
    throw new Error('a mailing was started too often')
  }
}

function nameOfRun(mailingId: MailingId, run: number): string {
  const fits = mailingId.length <= LONGEST_NAME
  const digest = createHash('sha256').update(mailingId).digest('hex').slice(0, 16)
  const name = fits ? mailingId : `${mailingId.slice(0, LONGEST_NAME - 17)}-${digest}`
  return run === 1 ? name : `${name}-${run}`
}
