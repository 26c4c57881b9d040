import { type SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn'
import type { AlertId } from '#contract/ids.ts'
import type { AlertWorkflowInput } from '#contract/workflow.ts'

/** Starts and stops the workflow of alerts. */
export interface AlertWorkflow {
  /** Starts the calling of an alert; a second start of the same alert changes nothing. */
  start(alertId: AlertId): Promise<void>
  /** Ends the calling of an alert and starts its close-out instead; may be said twice. */
  stop(alertId: AlertId): Promise<void>
}

/** The workflow in Step Functions: the execution's name is the alert's id, so it exists once. */
export function makeAlertWorkflow(client: SFNClient, stateMachineArn: string): AlertWorkflow {
  const execute = async (name: string, input: AlertWorkflowInput) => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }))
    } catch (error) {
      if (!isNamed(error, 'ExecutionAlreadyExists')) throw error
    }
  }
  return {
    start: (alertId) => execute(alertId, { alertId }),
    stop: async (alertId) => {
      await execute(`${alertId}-close-out`, { alertId, closeOutOnly: true })
      try {
        const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${alertId}`
        await client.send(new StopExecutionCommand({ executionArn, cause: 'cancelled by the dispatcher' }))
      } catch (error) {
        if (!isNamed(error, 'ExecutionDoesNotExist')) throw error
      }
    },
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}
