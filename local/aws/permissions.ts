import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../json.ts'
import { objectOf } from './s3.ts'
import type { AwsCall } from './service.ts'

/** What the caller of an AWS API must be allowed: the action on at least one of the resources. */
export interface NeededPermission {
  readonly action: string
  readonly anyOf: readonly string[]
  readonly context?: Readonly<Record<string, readonly string[]>>
}

/** Where the calls go: the parts of every ARN. */
export interface Account {
  readonly account: string
  readonly region: string
  /** State machines that exist: a task token belongs to one of them. */
  readonly stateMachineArns: readonly string[]
}

/** The parts of a call that are looked at; no service or signature. */
export type CheckedCall = Pick<AwsCall, 'service' | 'action' | 'path' | 'body'>

type Rule = (call: CheckedCall, account: Account) => readonly NeededPermission[]

/** SigV4 names that IAM calls otherwise. */
const IAM_PREFIX: Readonly<Record<string, string>> = { monitoring: 'cloudwatch', email: 'ses' }

function bodyOf({ body }: CheckedCall): JsonObject {
  try {
    const value = parseJson(body.toString('utf8'))
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}

const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : '')
const firstOf = (...texts: readonly string[]) => texts.find((each) => each !== '') ?? ''
const keysOf = (value: JsonValue | undefined) => (isJsonObject(value) ? Object.keys(value) : [])

/** DynamoDB: tables, and an index where one is read; each table of a batch by itself. */
function dynamodb(call: CheckedCall, { account, region }: Account): readonly NeededPermission[] {
  const body = bodyOf(call)
  const arnOf = (table: string) =>
    table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${account}:table/${table}`
  const need = (table: string, action = call.action) => ({ action: `dynamodb:${action}`, anyOf: [arnOf(table)] })
  if (call.action.startsWith('Batch')) return keysOf(body['RequestItems']).map((table) => need(table))
  if (call.action.startsWith('Transact')) {
    const items = body['TransactItems']
    return (Array.isArray(items) ? items : []).flatMap((item) =>
      Object.entries(isJsonObject(item) ? item : {}).map(([kind, operation]) =>
        need(
          text(isJsonObject(operation) ? operation['TableName'] : undefined),
          kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`,
        ),
      ),
    )
  }
  const table = text(body['TableName'])
  if (table === '') return [{ action: `dynamodb:${call.action}`, anyOf: ['*'] }]
  const index = text(body['IndexName'])
  return index === '' ? [need(table)] : [need(`${table}/index/${index}`)]
}

/** Connect: a call is a contact of the instance; the one to be started has no id yet. */
function connect({ service, action, path, body }: CheckedCall, { account, region }: Account) {
  const fields = bodyOf({ service, action, path, body })
  const [, pathInstance = '', pathContact = ''] = /^\/contacts?\/(?:attributes\/)?([^/]+)\/([^/]+)$/.exec(path) ?? []
  const instance = firstOf(text(fields['InstanceId']), pathInstance)
  const contact = firstOf(text(fields['ContactId']), text(fields['InitialContactId']), pathContact, '*')
  const arn = `arn:aws:connect:${region}:${account}:instance/${instance}`
  return [
    {
      action: `connect:${action}`,
      anyOf: [`${arn}/contact/${contact}`],
      context: { 'connect:instanceid': [instance] },
    },
  ]
}

/** Step Functions: the machine that starts, the execution that is looked at, and for a token any machine it may be of. */
function states(call: CheckedCall, { stateMachineArns }: Account): readonly NeededPermission[] {
  const action = `states:${call.action}`
  if (call.action.startsWith('SendTask')) return [{ action, anyOf: stateMachineArns }]
  const body = bodyOf(call)
  return [{ action, anyOf: [firstOf(text(body['stateMachineArn']), text(body['executionArn']), '*')] }]
}

/** SNS: a topic, or `*` for a text message to a number, since no ARN stands for a number. */
function sns(call: CheckedCall): readonly NeededPermission[] {
  const form = new URLSearchParams(call.body.toString('utf8'))
  return [{ action: `sns:${call.action}`, anyOf: [form.get('TopicArn') ?? form.get('TargetArn') ?? '*'] }]
}

/** Addresses of a From line: `Naam <a@b.be>` or `a@b.be`. */
const addressIn = (from: string) => (/<([^>]+)>/.exec(from)?.[1] ?? from).trim().toLowerCase()

/** Sender of a request to SES: the parameter, or the From line of the raw message. */
function senderOf(call: CheckedCall): { from: string; configurationSet: string } {
  const form = new URLSearchParams(call.body.toString('utf8'))
  const raw = form.get('RawMessage.Data')
  const header = raw === null ? undefined : /^From:\s*(.+)$/im.exec(Buffer.from(raw, 'base64').toString('utf8'))?.[1]
  const body = call.body[0] === 0x7b ? bodyOf(call) : {}
  return {
    from: addressIn(form.get('Source') ?? header ?? text(body['FromEmailAddress'])),
    configurationSet: form.get('ConfigurationSetName') ?? text(body['ConfigurationSetName']),
  }
}

/** SES: the identity that sends (the address or its domain), and the configuration set where one is named. */
function ses(call: CheckedCall, { account, region }: Account): readonly NeededPermission[] {
  const action = `ses:${call.action}`
  if (!call.action.startsWith('Send')) return [{ action, anyOf: ['*'] }]
  const arn = `arn:aws:ses:${region}:${account}`
  const { from, configurationSet } = senderOf(call)
  const identities = [`${arn}:identity/${from}`, `${arn}:identity/${from.slice(from.indexOf('@') + 1)}`]
  return [
    { action, anyOf: identities, context: { 'ses:fromaddress': [from] } },
    ...(configurationSet === '' ? [] : [{ action, anyOf: [`${arn}:configuration-set/${configurationSet}`] }]),
  ]
}

/** Scheduler: the schedule, and the right to hand its role on. */
function scheduler(call: CheckedCall, { account, region }: Account): readonly NeededPermission[] {
  const body = bodyOf(call)
  const name = call.path.slice(call.path.lastIndexOf('/') + 1)
  const group = firstOf(text(body['GroupName']), 'default')
  const schedule = {
    action: `scheduler:${call.action}`,
    anyOf: [`arn:aws:scheduler:${region}:${account}:schedule/${group}/${decodeURIComponent(name)}`],
  }
  const target = body['Target']
  const role = isJsonObject(target) ? text(target['RoleArn']) : ''
  if (role === '') return [schedule]
  return [
    schedule,
    { action: 'iam:PassRole', anyOf: [role], context: { 'iam:passedtoservice': ['scheduler.amazonaws.com'] } },
  ]
}

/** Secrets Manager: the secret, by its ARN. */
function secretsmanager(call: CheckedCall): readonly NeededPermission[] {
  return [{ action: `secretsmanager:${call.action}`, anyOf: [firstOf(text(bodyOf(call)['SecretId']), '*')] }]
}

/** S3: the object; the list of a bucket's objects has a right of its own, on the bucket. */
function s3(call: CheckedCall): readonly NeededPermission[] {
  const { bucket, key } = objectOf(call.path)
  const arn = `arn:aws:s3:::${bucket}`
  if (call.action === 'ListObjectsV2') return [{ action: 's3:ListBucket', anyOf: [arn] }]
  return [{ action: `s3:${call.action}`, anyOf: [`${arn}/${key}`] }]
}

/** EventBridge: the bus of each entry. */
function events(call: CheckedCall, { account, region }: Account): readonly NeededPermission[] {
  const entries = bodyOf(call)['Entries']
  const buses = (Array.isArray(entries) ? entries : []).map((entry) =>
    firstOf(isJsonObject(entry) ? text(entry['EventBusName']) : '', 'default'),
  )
  return [...new Set(buses)].map((bus) => ({
    action: `events:${call.action}`,
    anyOf: [bus.startsWith('arn:') ? bus : `arn:aws:events:${region}:${account}:event-bus/${bus}`],
  }))
}

const RULES: Readonly<Record<string, Rule>> = {
  dynamodb,
  connect,
  states,
  sns,
  ses,
  email: ses,
  scheduler,
  events,
  secretsmanager,
  s3,
}

/** Tells what a role must allow for a call: every one of these. Whoever one is, one may ask oneself (sts). */
export function neededPermissions(call: CheckedCall, account: Account): readonly NeededPermission[] {
  if (call.service === 'sts' && call.action === 'GetCallerIdentity') return []
  const rule = RULES[call.service]
  if (rule !== undefined) return rule(call, account)
  return [{ action: `${IAM_PREFIX[call.service] ?? call.service}:${call.action}`, anyOf: ['*'] }]
}
