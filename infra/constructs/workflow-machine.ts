import { Duration } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { DefinitionBody, type IChainable, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import type { Construct } from 'constructs'
import { acknowledge, acknowledgeWildcards } from './acknowledge.ts'
import { alarmOnAny } from './alarm.ts'
import { log } from './log.ts'
import type { Platform } from './platform.ts'

export interface WorkflowMachineProps {
  readonly platform: Platform
  /** The machine's name on AWS. */
  readonly name: string
  readonly start: IChainable
  readonly functions: readonly IFunction[]
  /** The machine's own, by name: its distributed Maps start children of it. */
  readonly machineArn: string
  /** Its executions and those of its Maps' children. */
  readonly executions: readonly string[]
  readonly alarm: { readonly name: string; readonly impact: string }
}

/** A state machine with distributed Maps: a role that is written out, a log of its errors, tracing and an alarm. */
export function workflowMachine(scope: Construct, props: WorkflowMachineProps): StateMachine {
  const { platform, name, start, alarm } = props
  const role = workflowRole(scope, props)
  const machine = new StateMachine(scope, 'StateMachine', {
    stateMachineName: name,
    definitionBody: DefinitionBody.fromChainable(start),
    role: role.withoutPolicyUpdates(),
    tracingEnabled: true,
    logs: {
      // AWS lets services write to log groups with this prefix without naming each in a policy of limited length.
      destination: log(scope, 'Log', platform.settings, `/aws/vendedlogs/states/${name}`),
      level: LogLevel.ERROR,
      includeExecutionData: false,
    },
  })
  machine.node.addDependency(role)
  // The CDK's own policy for the Maps is attached to nothing, as the role is written out, but would be checked.
  machine.node.tryRemoveChild('DistributedMapPolicy')
  acknowledge(machine, 'SF1', 'AWS keeps the history of every execution for 90 days; what fails is logged as well.')
  alarmOnAny(scope, 'Failed', { platform, metric: machine.metricFailed({ period: Duration.minutes(1) }), ...alarm })
  return machine
}

/** Left to itself the CDK adds every version of each function; the latest is all that is invoked. */
function workflowRole(
  scope: Construct,
  { functions, machineArn, executions }: Pick<WorkflowMachineProps, 'functions' | 'machineArn' | 'executions'>,
): Role {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') })
  for (const [actions, resources] of [
    [['lambda:InvokeFunction'], functions.map((fn) => fn.functionArn)],
    [['states:StartExecution'], [machineArn]],
    [['states:DescribeExecution', 'states:StopExecution', 'states:RedriveExecution'], executions],
    [[...LOG_DELIVERY, ...TRACING], ['*']],
  ] as const) {
    role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }))
  }
  acknowledgeWildcards(role, executions, 'Executions, and the children of the Maps, are named when they start.')
  acknowledgeWildcards(role, ['*'], 'Log delivery and X-Ray know no resource.')
  return role
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
