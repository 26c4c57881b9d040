import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { WarmAlert, type WarmAlertFunctions } from '../workflows/warm-alert.ts'
import { acknowledge, acknowledgeWildcards } from './acknowledge.ts'
import { alarmOnAny } from './alarm.ts'
import { type AlertWorkflow, CALL_EVERYONE, SETTLE_DELIVERIES } from './alert-workflow.ts'
import type { Platform } from './platform.ts'

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
    const role = this.role(functions)
    const logGroup = new LogGroup(this, 'Log', {
      // AWS lets services write to log groups with this prefix without naming each in a policy of limited length.
      logGroupName: `/aws/vendedlogs/states/${workflow.name}`,
      retention: platform.settings.retention.logDays,
      removalPolicy: platform.settings.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    const machine = new StateMachine(this, 'StateMachine', {
      stateMachineName: workflow.name,
      definitionBody: DefinitionBody.fromChainable(new WarmAlert(this, 'WarmAlert', functions).start),
      // The tasks would add every version of each function to the role; the latest is all that is invoked.
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: { destination: logGroup, level: LogLevel.ERROR, includeExecutionData: false },
    })
    machine.node.addDependency(role)
    this.acknowledgeChildExecutions(machine)
    acknowledge(machine, 'SF1', 'AWS keeps the history of every execution for 90 days; what fails is logged as well.')
    alarmOnAny(this, 'Failed', {
      platform,
      metric: machine.metricFailed({ period: Duration.minutes(1) }),
      name: 'warm-alert',
      impact: 'A warm alert stopped before everyone was called, or could not be closed.',
    })
  }

  private role(functions: WarmAlertFunctions): Role {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') })
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(functions).map((fn) => fn.functionArn),
      }),
    )
    role.addToPolicy(new PolicyStatement({ actions: [...LOG_DELIVERY, ...TRACING], resources: ['*'] }))
    acknowledgeWildcards(role, ['*'], 'Log delivery and X-Ray know no resource.')
    return role
  }

  /** The CDK lets the machine's role run the children of its two distributed Maps. */
  private acknowledgeChildExecutions(machine: StateMachine): void {
    const { COLON_RESOURCE_NAME: arnFormat } = ArnFormat
    const name = Stack.of(this).splitArn(machine.stateMachineArn, arnFormat).resourceName
    const executions = ['', `/${CALL_EVERYONE}`, `/${SETTLE_DELIVERIES}`].map((map) =>
      Stack.of(this).formatArn({
        service: 'states',
        resource: 'execution',
        resourceName: `${name}${map}:*`,
        arnFormat,
      }),
    )
    acknowledgeWildcards(machine, executions, 'The children of a Map are named when they start.')
  }
}

const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
]

const TRACING = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
]
