import { describe, expect, test } from 'vitest'
import type { PolicyStatement } from '../../../local/assembly.ts'
import { type CheckedCall, neededPermissions } from '../../../local/aws/permissions.ts'
import { compilePolicy } from '../../../local/aws/role-check.ts'

const TABLE = 'arn:aws:dynamodb:eu-central-1:000000000000:table/journal'
const allow = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  effect: 'Allow',
  actions: ['dynamodb:GetItem'],
  resources: [TABLE],
  ...more,
})

describe('a policy', () => {
  const read = { action: 'dynamodb:GetItem', resource: TABLE }

  test.each<[string, readonly PolicyStatement[], string]>([
    ['without statements allows nothing', [], 'not-allowed'],
    ['allows what a statement names', [allow()], 'allowed'],
    ['does not allow another action', [allow({ actions: ['dynamodb:PutItem'] })], 'not-allowed'],
    ['does not allow another resource', [allow({ resources: [`${TABLE}/index/gsi1`] })], 'not-allowed'],
    ['takes actions in any case, with wildcards', [allow({ actions: ['DynamoDB:get*'] })], 'allowed'],
    ['takes * over slashes and colons', [allow({ resources: ['arn:aws:dynamodb:*'] })], 'allowed'],
    ['takes ? for one character', [allow({ resources: [TABLE.replace(/.$/, '?')] })], 'allowed'],
    ['takes ? for one character only', [allow({ resources: [`${TABLE}?`] })], 'not-allowed'],
    ['reads dots as dots', [allow({ resources: [TABLE.replace(':', '.')] })], 'not-allowed'],
    ['denies over every allow', [allow(), allow({ effect: 'Deny', actions: ['*'] })], 'explicitly-denied'],
    ['does not deny other resources', [allow(), allow({ effect: 'Deny', resources: ['x'] })], 'allowed'],
    ['says what it is for by notResources', [{ effect: 'Allow', actions: ['*'], notResources: ['x*'] }], 'allowed'],
    [
      'says what it is not for by notActions',
      [{ effect: 'Allow', notActions: ['dynamodb:*'], resources: ['*'] }],
      'not-allowed',
    ],
    ['with neither action nor notAction is for nothing', [{ effect: 'Allow', resources: ['*'] }], 'not-allowed'],
  ])('%s', (_, statements, verdict) => {
    expect(compilePolicy(statements)(read)).toBe(verdict)
  })

  test.each([
    ['StringEquals', { 'ses:FromAddress': ['a@b.be', 'c@d.be'] }, 'allowed'],
    ['StringEquals', { 'ses:FromAddress': ['x@b.be'] }, 'not-allowed'],
    ['StringEquals', { 'aws:SourceVpc': ['vpc-1'] }, 'not-allowed'],
    ['StringEqualsIfExists', { 'aws:SourceVpc': ['vpc-1'] }, 'allowed'],
    ['StringLike', { 'ses:FromAddress': ['*@d.be'] }, 'allowed'],
    ['ArnLike', { 'ses:FromAddress': ['c@*'] }, 'allowed'],
  ])('holds to a condition %s %j', (operator, keys, verdict) => {
    const policy = compilePolicy([
      { effect: 'Allow', actions: ['*'], resources: ['*'], conditions: { [operator]: keys } },
    ])
    expect(policy({ action: 'ses:SendEmail', resource: 'x', context: { 'ses:fromaddress': ['c@d.be'] } })).toBe(verdict)
  })

  test('a condition nobody can judge does not hold, and is told of', () => {
    const unknown: string[] = []
    const conditions = { DateLessThan: { 'aws:CurrentTime': ['2030-01-01T00:00:00Z'] } }
    const policy = compilePolicy([allow({ conditions })], (operator) => unknown.push(operator))
    expect(policy({ action: 'dynamodb:GetItem', resource: TABLE })).toBe('not-allowed')
    expect(unknown).toEqual(['DateLessThan'])
  })
})

describe('what a call needs', () => {
  const account = { account: '000000000000', region: 'eu-central-1', stateMachineArns: ['machine-1', 'machine-2'] }
  const needs = (service: string, operation: string, more: { path?: string; body?: string | object } = {}) => {
    const { path = '/', body = '' } = more
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const call: CheckedCall = { service, action: operation, path, body: Buffer.from(text) }
    return neededPermissions(call, account).map(({ action, anyOf }) => `${action} on ${anyOf.join(' or ')}`)
  }
  const arn = (service: string, resource: string) => `arn:aws:${service}:eu-central-1:000000000000:${resource}`

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'DynamoDB, a table',
      needs('dynamodb', 'PutItem', { body: { TableName: 'journal', Item: {} } }),
      [`dynamodb:PutItem on ${TABLE}`],
    ],
    [
      'DynamoDB, an index in place of its table',
      needs('dynamodb', 'Query', { body: { TableName: 'journal', IndexName: 'gsi1' } }),
      [`dynamodb:Query on ${TABLE}/index/gsi1`],
    ],
    [
      'DynamoDB, every table of a batch',
      needs('dynamodb', 'BatchWriteItem', { body: { RequestItems: { journal: [], other: [] } } }),
      [`dynamodb:BatchWriteItem on ${TABLE}`, `dynamodb:BatchWriteItem on ${arn('dynamodb', 'table/other')}`],
    ],
    [
      'DynamoDB, each operation of a transaction',
      needs('dynamodb', 'TransactWriteItems', {
        body: { TransactItems: [{ Put: { TableName: 'journal' } }, { ConditionCheck: { TableName: 'journal' } }] },
      }),
      [`dynamodb:PutItem on ${TABLE}`, `dynamodb:ConditionCheckItem on ${TABLE}`],
    ],
    [
      'Connect, a call yet to be made',
      needs('connect', 'StartOutboundVoiceContact', {
        path: '/contact/outbound-voice',
        body: { InstanceId: 'i', ContactFlowId: 'f' },
      }),
      [`connect:StartOutboundVoiceContact on ${arn('connect', 'instance/i/contact/*')}`],
    ],
    [
      'Connect, a call named in the path',
      needs('connect', 'DescribeContact', { path: '/contacts/i/c' }),
      [`connect:DescribeContact on ${arn('connect', 'instance/i/contact/c')}`],
    ],
    [
      'Connect, a call named in the body',
      needs('connect', 'StopContact', { path: '/contact/stop', body: { InstanceId: 'i', ContactId: 'c' } }),
      [`connect:StopContact on ${arn('connect', 'instance/i/contact/c')}`],
    ],
    [
      'Step Functions, the machine to start',
      needs('states', 'StartExecution', { body: { stateMachineArn: 'machine-1' } }),
      ['states:StartExecution on machine-1'],
    ],
    [
      'Step Functions, a token of some machine',
      needs('states', 'SendTaskSuccess', { body: { taskToken: 't' } }),
      ['states:SendTaskSuccess on machine-1 or machine-2'],
    ],
    [
      'SNS, a number, for which no ARN stands',
      needs('sns', 'Publish', { body: 'Action=Publish&PhoneNumber=%2B32&Message=x' }),
      ['sns:Publish on *'],
    ],
    [
      'SNS, a topic',
      needs('sns', 'Publish', { body: `Action=Publish&TopicArn=${encodeURIComponent(arn('sns', 't'))}` }),
      [`sns:Publish on ${arn('sns', 't')}`],
    ],
    [
      'SES, the sender or its domain',
      needs('ses', 'SendEmail', { body: 'Action=SendEmail&Source=BIN+%3Ca%40b.be%3E' }),
      [`ses:SendEmail on ${arn('ses', 'identity/a@b.be')} or ${arn('ses', 'identity/b.be')}`],
    ],
    [
      'SES, the sender of a raw message, and its configuration set',
      needs('ses', 'SendRawEmail', {
        body: new URLSearchParams({
          Action: 'SendRawEmail',
          ConfigurationSetName: 'mail',
          'RawMessage.Data': Buffer.from('To: x@y.be\r\nFrom: BIN <a@b.be>\r\n\r\nhallo').toString('base64'),
        }).toString(),
      }),
      [
        `ses:SendRawEmail on ${arn('ses', 'identity/a@b.be')} or ${arn('ses', 'identity/b.be')}`,
        `ses:SendRawEmail on ${arn('ses', 'configuration-set/mail')}`,
      ],
    ],
    [
      'Scheduler, the schedule and its role',
      needs('scheduler', 'CreateSchedule', { path: '/schedules/daily', body: { Target: { RoleArn: 'r' } } }),
      [`scheduler:CreateSchedule on ${arn('scheduler', 'schedule/default/daily')}`, 'iam:PassRole on r'],
    ],
    [
      'EventBridge, each bus',
      needs('events', 'PutEvents', { body: { Entries: [{}, { EventBusName: 'mine' }, {}] } }),
      [
        `events:PutEvents on ${arn('events', 'event-bus/default')}`,
        `events:PutEvents on ${arn('events', 'event-bus/mine')}`,
      ],
    ],
    ['STS, who one is', needs('sts', 'GetCallerIdentity'), []],
    ['another service, everything', needs('monitoring', 'PutMetricData'), ['cloudwatch:PutMetricData on *']],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected)
  })

  test('an operation on a table without a table is not let through by a table', () => {
    const policy = compilePolicy([allow({ actions: ['dynamodb:*'] })])
    const [needed] = neededPermissions(
      { service: 'dynamodb', action: 'ListTables', path: '/', body: Buffer.from('{}') },
      account,
    )
    expect(needed?.anyOf.map((resource) => policy({ action: 'dynamodb:ListTables', resource }))).toEqual([
      'not-allowed',
    ])
  })
})
