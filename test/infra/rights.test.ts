import { describe, expect, it } from 'vitest'
import type { Assembly, DeployedFunction } from '../../local/assembly.ts'
import { assembly } from './assembly.ts'

const read = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']
const write = [
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
]
const answer = ['states:SendTaskFailure', 'states:SendTaskSuccess']
const deadLetters = ['sqs:SendMessage']

/** What each function may do, and nothing else. */
const rights: Readonly<Record<string, readonly string[]>> = {
  'shape-token': [],
  'describe-api': [],
  'preview-alert': read,
  'list-alerts': read,
  'read-alert': read,
  'list-deliveries': read,
  'raise-alert': [...read, ...write, 'states:StartExecution'],
  'send-follow-up': [...read, ...write, 'states:StartExecution'],
  'cancel-alert': [...read, ...write, ...answer, 'states:StartExecution', 'states:StopExecution'],
  'enrol-recipients': [...read, ...write],
  'send-text-message': [...write, 'sns:Publish'],
  'close-batch': write,
  'close-alert': [...read, ...write, 'ses:SendEmail', 'ses:SendRawEmail'],
  'place-call': [...write, ...answer, 'connect:StartOutboundVoiceContact'],
  'record-key-press': [...write, ...answer],
  'answer-call-back': write,
  'record-contact-event': [
    ...write,
    ...answer,
    ...deadLetters,
    'connect:StartOutboundVoiceContact',
    'connect:DescribeContact',
  ],
  'reconcile-calls': [
    ...write,
    ...answer,
    ...deadLetters,
    'connect:StartOutboundVoiceContact',
    'connect:DescribeContact',
  ],
}

/** What every function may do: write its log, send its trace. */
const everyones = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments']

function statementsOf(deployed: Assembly, fn: DeployedFunction) {
  return (deployed.roles.get(fn.roleArn) ?? []).filter((statement) => statement.effect === 'Allow')
}

describe('the rights of the functions', () => {
  it('are documented here for every function, and for nothing else', () => {
    const deployed = assembly().functions.map((fn) => fn.name)
    expect(deployed.toSorted()).toEqual(Object.keys(rights).toSorted())
  })

  it.each(Object.entries(rights))('%s does what it must and no more', (name, documented) => {
    const deployed = assembly()
    const fn = deployed.functions.find((candidate) => candidate.name === name)!
    const actions = new Set(statementsOf(deployed, fn).flatMap((statement) => statement.actions ?? []))
    expect([...actions].toSorted()).toEqual([...new Set([...documented, ...everyones])].toSorted())
  })

  it('have a wildcard only where the thing has no name yet or at all', () => {
    const deployed = assembly()
    const wildcards = deployed.functions.flatMap((fn) =>
      statementsOf(deployed, fn)
        .filter((statement) => statement.resources?.some((resource) => resource.includes('*')))
        .flatMap((statement) => statement.actions ?? []),
    )
    expect([...new Set(wildcards)].toSorted()).toEqual([
      'connect:DescribeContact',
      'connect:StartOutboundVoiceContact',
      // A log group's own ARN ends in :*, its streams.
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'sns:Publish',
      'states:StopExecution',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ])
  })

  it('let texts go to telephones only, not to topics', () => {
    const deployed = assembly()
    const fn = deployed.functions.find((candidate) => candidate.name === 'send-text-message')!
    const denied = (deployed.roles.get(fn.roleArn) ?? []).filter((statement) => statement.effect === 'Deny')
    expect(denied).toMatchObject([{ actions: ['sns:Publish'], resources: ['arn:aws:sns:*:*:*'] }])
  })

  it('are each function its own: no two share a role', () => {
    const roles = assembly().functions.map((fn) => fn.roleArn)
    expect(new Set(roles).size).toBe(roles.length)
  })
})

describe('the rights of the workflow', () => {
  it('are to invoke its five functions and run its own children', () => {
    const deployed = assembly()
    const [machine] = deployed.stateMachines
    const statements = deployed.roles.get(machine!.roleArn) ?? []
    const invoked = statements
      .filter((statement) => statement.actions?.includes('lambda:InvokeFunction'))
      .flatMap((statement) => statement.resources ?? [])
    const named = (name: string) => deployed.functions.find((fn) => fn.name === name)!.arn
    expect(invoked.toSorted()).toEqual(
      ['close-alert', 'close-batch', 'enrol-recipients', 'place-call', 'send-text-message'].map(named).toSorted(),
    )
    const about = (service: string) =>
      statements.filter((statement) => statement.actions?.some((action) => action.startsWith(service)))
    expect(about('states:')).toMatchObject([
      { actions: ['states:StartExecution'], resources: [machine!.arn] },
      {
        actions: ['states:DescribeExecution', 'states:RedriveExecution', 'states:StopExecution'],
        resources: ['/CallEveryone:*', '/SettleDeliveries:*', ':*'].map(
          (which) => machine!.arn.replace(':stateMachine:', ':execution:') + which,
        ),
      },
    ])
    const services = statements.flatMap((statement) => statement.actions ?? []).map((action) => action.split(':')[0])
    expect([...new Set(services)].toSorted()).toEqual(['lambda', 'logs', 'states', 'xray'])
  })
})
