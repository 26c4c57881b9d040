import { Construct } from 'constructs'
import { WarmAlert, type WarmAlertFunctions } from '../workflows/warm-alert.ts'
import type { AlertWorkflow } from './alert-workflow.ts'
import type { Platform } from './platform.ts'
import { workflowMachine } from './workflow-machine.ts'

export interface AlertStateMachineProps {
  readonly platform: Platform
  readonly workflow: AlertWorkflow
  readonly functions: WarmAlertFunctions
}

/** The state machine of the warm alert. */
export class AlertStateMachine extends Construct {
  constructor(scope: Construct, id: string, props: AlertStateMachineProps) {
    super(scope, id)
    const { platform, workflow, functions } = props
    workflowMachine(this, {
      platform,
      name: workflow.name,
      start: new WarmAlert(this, 'WarmAlert', functions).start,
      functions: Object.values(functions),
      machineArn: workflow.arn,
      executions: [workflow.executions, ...workflow.childExecutions],
      alarm: {
        name: 'warm-alert',
        impact: 'A warm alert stopped before everyone was called, or could not be closed.',
      },
    })
  }
}
