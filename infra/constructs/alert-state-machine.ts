import { Duration } from 'aws-cdk-lib'
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { WarmAlert, type WarmAlertFunctions } from '../workflows/warm-alert.ts'
import { acknowledge } from './acknowledge.ts'
import { alarmOnAny } from './alarm.ts'
import type { AlertWorkflow } from './alert-workflow.ts'
import { log } from './log.ts'
import type { Platform } from './platform.ts'
import { workflowRole } from './workflow-role.ts'

export interface AlertStateMachineProps {
  readonly platform: Platform
  readonly workflow: AlertWorkflow
  readonly functions: WarmAlertFunctions
}

/** The state machine of the warm alert, with a role that is written out, a log of its errors, tracing and an alarm. */
export class AlertStateMachine extends Construct {
  constructor(scope: Construct, id: string, props: AlertStateMachineProps) {
    super(scope, id)
    const { platform, workflow, functions } = props
    const role = workflowRole(this, 'Role', {
      functions: Object.values(functions),
      machineArn: workflow.arn,
      executions: [workflow.executions, ...workflow.childExecutions],
    })
    // AWS lets services write to log groups with this prefix without naming each in a policy of limited length.
    const logGroup = log(this, 'Log', platform.settings, `/aws/vendedlogs/states/${workflow.name}`)
    const machine = new StateMachine(this, 'StateMachine', {
      stateMachineName: workflow.name,
      definitionBody: DefinitionBody.fromChainable(new WarmAlert(this, 'WarmAlert', functions).start),
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: { destination: logGroup, level: LogLevel.ERROR, includeExecutionData: false },
    })
    machine.node.addDependency(role)
    // The CDK's own policy for the Maps is attached to nothing, as the role is written out, but would be checked.
    machine.node.tryRemoveChild('DistributedMapPolicy')
    acknowledge(machine, 'SF1', 'AWS keeps the history of every execution for 90 days; what fails is logged as well.')
    alarmOnAny(this, 'Failed', {
      platform,
      metric: machine.metricFailed({ period: Duration.minutes(1) }),
      name: 'warm-alert',
      impact: 'A warm alert stopped before everyone was called, or could not be closed.',
    })
  }
}
