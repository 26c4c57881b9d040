import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { acknowledgeWildcards } from './acknowledge.ts'

export interface WorkflowRoleProps {
  readonly functions: readonly IFunction[]
  /** The state machine, whose distributed Maps start children of it. */
  readonly machineArn: string
  /** Its executions and those of its Maps' children. */
  readonly executions: readonly string[]
}

/**
 * The role of a state machine with distributed Maps. Written out: left to itself the CDK adds every version of each
 * function; the latest is all that is invoked.
 */
export function workflowRole(scope: Construct, id: string, { functions, machineArn, executions }: WorkflowRoleProps) {
  const role = new Role(scope, id, { assumedBy: new ServicePrincipal('states.amazonaws.com') })
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
