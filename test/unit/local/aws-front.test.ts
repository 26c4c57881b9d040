import { ConnectClient, DescribeContactCommand, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect'
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { describe, expect, test } from 'vitest'
import type { PolicyStatement } from '../../../local/assembly.ts'
import type { AwsCall } from '../../../local/aws/service.ts'
import { type Bench, openBench, ROLE, tableArn, tableNamed } from './stack-bench.ts'

const KEY = 'LOCALTESTER'
const INSTANCE = '11111111-2222-4333-8444-555555555555'
const contact = (id: string) => `arn:aws:connect:eu-central-1:000000000000:instance/${INSTANCE}/contact/${id}`
const allow = (actions: string[], ...resources: string[]): PolicyStatement => ({ effect: 'Allow', actions, resources })

/** Puts the key of a worker of the function `tester` on the ring; gives how often that worker was ended. */
function holdKey({ keys }: Bench): () => number {
  let kills = 0
  keys.add(KEY, { caller: { kind: 'function', functionName: 'tester', roleArn: ROLE }, kill: () => kills++ })
  return () => kills
}

const dial = () =>
  new StartOutboundVoiceContactCommand({
    DestinationPhoneNumber: '+3214000199',
    ContactFlowId: 'flow',
    InstanceId: INSTANCE,
    ClientToken: 'delivery:1',
  })
const failureOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error)

test('a service gets each call with its action, caller, path and body, whatever its protocol', async () => {
  const statements = [allow(['connect:*', 'sns:*', 'ses:*', 'states:*'], '*')]
  const bench = await openBench({ statements })
  holdKey(bench)
  const calls: AwsCall[] = []
  for (const service of ['connect', 'sns', 'ses', 'states'])
    bench.front.serve(service, (call) => {
      calls.push(call)
      const json = service === 'connect' ? '{"ContactId":"c1"}' : '{"executionArn":"e1","startDate":1}'
      const xml = `<R><${call.action}Result><MessageId>m1</MessageId></${call.action}Result></R>`
      return Promise.resolve({ status: 200, headers: {}, body: ['sns', 'ses'].includes(service) ? xml : json })
    })
  const client = bench.client(KEY)
  expect(await new ConnectClient(client).send(dial())).toMatchObject({ ContactId: 'c1' })
  await new ConnectClient(client).send(new DescribeContactCommand({ InstanceId: INSTANCE, ContactId: 'c1' }))
  expect(await new SNSClient(client).send(new PublishCommand({ PhoneNumber: '+32', Message: 'x' }))).toMatchObject({
    MessageId: 'm1',
  })
  await new SESClient(client).send(
    new SendEmailCommand({
      Source: 'a@b.be',
      Destination: { ToAddresses: ['c@d.be'] },
      Message: { Subject: { Data: 's' }, Body: { Text: { Data: 't' } } },
    }),
  )
  await new SFNClient(client).send(new StartExecutionCommand({ stateMachineArn: 'm', input: '{}' }))

  expect(calls.map(({ service, action, method, path }) => `${service} ${action} ${method} ${path}`)).toEqual([
    'connect StartOutboundVoiceContact PUT /contact/outbound-voice',
    `connect DescribeContact GET /contacts/${INSTANCE}/c1`,
    'sns Publish POST /',
    'ses SendEmail POST /',
    'states StartExecution POST /',
  ])
  expect(calls[0]?.caller).toEqual({ kind: 'function', functionName: 'tester', roleArn: ROLE })
  expect(JSON.parse(String(calls[0]?.body))).toMatchObject({ InstanceId: INSTANCE, ClientToken: 'delivery:1' })
})

describe('DynamoDB', () => {
  const table = tableNamed('journal')
  const item = { pk: { S: 'a' }, n: { N: '1' } }

  test('works for whoever may use the table', async () => {
    const statements = [allow(['dynamodb:PutItem', 'dynamodb:GetItem'], tableArn('journal'))]
    const bench = await openBench({ statements, tables: [table] })
    holdKey(bench)
    const client = new DynamoDBClient(bench.client(KEY))
    await client.send(new PutItemCommand({ TableName: 'journal', Item: item }))
    const { Item } = await client.send(new GetItemCommand({ TableName: 'journal', Key: { pk: { S: 'a' } } }))
    expect(Item).toEqual(item)
  })

  test('gives its own errors through', async () => {
    const bench = await openBench({ tables: [table] })
    const client = new DynamoDBClient(bench.client())
    const put = new PutItemCommand({ TableName: 'journal', Item: item, ConditionExpression: 'attribute_exists(pk)' })
    expect(await failureOf(client.send(put))).toMatchObject({ name: 'ConditionalCheckFailedException' })
    expect(await failureOf(client.send(new ScanCommand({ TableName: 'nowhere' })))).toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })

  test('refuses what the role does not allow: another action, an index, another table', async () => {
    const bench = await openBench({ statements: [allow(['dynamodb:Query'], tableArn('journal'))], tables: [table] })
    holdKey(bench)
    const client = new DynamoDBClient(bench.client(KEY))
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'a' } } }
    expect((await client.send(new QueryCommand({ TableName: 'journal', ...query }))).Count).toBe(0)
    expect(await failureOf(client.send(new PutItemCommand({ TableName: 'journal', Item: item })))).toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::000000000000:assumed-role/tester/tester is not authorized to perform: dynamodb:PutItem ' +
        `on resource: ${tableArn('journal')} because no identity-based policy allows the dynamodb:PutItem action`,
    })
    for (const command of [
      new QueryCommand({ TableName: 'journal', IndexName: 'gsi1', ...query }),
      new QueryCommand({ TableName: 'other', ...query }),
    ])
      expect(await failureOf(client.send(command))).toMatchObject({ name: 'AccessDeniedException' })
    expect(bench.troubles).toHaveLength(3)
  })

  test('says of an explicit deny that it is one', async () => {
    const statements = [
      allow(['dynamodb:*'], '*'),
      { effect: 'Deny', actions: ['dynamodb:Scan'], resources: ['*'] } satisfies PolicyStatement,
    ]
    const bench = await openBench({ statements, tables: [table] })
    holdKey(bench)
    const scan = new DynamoDBClient(bench.client(KEY)).send(new ScanCommand({ TableName: 'journal' }))
    expect(await failureOf(scan)).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    })
  })
})

describe('refused by role', () => {
  test('Connect says so in its own words; a role for one contact is not one for all', async () => {
    const bench = await openBench({
      statements: [allow(['connect:DescribeContact'], contact('mine'))],
    })
    holdKey(bench)
    bench.front.serve('connect', () => Promise.resolve({ status: 200, headers: {}, body: '{"Contact":{"Id":"mine"}}' }))
    const client = new ConnectClient(bench.client(KEY))
    const read = (id: string) => client.send(new DescribeContactCommand({ InstanceId: INSTANCE, ContactId: id }))
    expect(await read('mine')).toMatchObject({ Contact: { Id: 'mine' } })
    expect(await failureOf(read('other'))).toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
    })
    expect(await failureOf(client.send(dial()))).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('connect:StartOutboundVoiceContact'),
    })
  })

  test('SNS, SES and Step Functions say so in theirs', async () => {
    const bench = await openBench({
      statements: [allow(['sns:Publish'], 'arn:aws:sns:eu-central-1:000000000000:topic')],
    })
    holdKey(bench)
    for (const service of ['sns', 'ses', 'states'])
      bench.front.serve(service, () => Promise.reject(new Error('must not be reached')))
    const client = bench.client(KEY)
    const toNumber = new SNSClient(client).send(new PublishCommand({ PhoneNumber: '+32', Message: 'x' }))
    expect(await failureOf(toNumber)).toMatchObject({ name: 'AuthorizationErrorException' })
    const mail = new SESClient(client).send(
      new SendEmailCommand({ Source: 'a@b.be', Destination: {}, Message: { Subject: { Data: '' }, Body: {} } }),
    )
    expect(await failureOf(mail)).toMatchObject({ name: 'AccessDenied' })
    const task = new SFNClient(client).send(new SendTaskSuccessCommand({ taskToken: 't', output: '{}' }))
    expect(await failureOf(task)).toMatchObject({ name: 'AccessDeniedException' })
  })

  test('a key nobody holds is not a caller', async () => {
    const bench = await openBench({ tables: [tableNamed('journal')] })
    const scan = new DynamoDBClient(bench.client('STRANGER')).send(new ScanCommand({ TableName: 'journal' }))
    expect(await failureOf(scan)).toMatchObject({ name: 'UnrecognizedClientException' })
  })
})

describe('what goes wrong', () => {
  test('a service that does not run here, an operation that is not known, a service that breaks', async () => {
    const bench = await openBench()
    expect(await failureOf(new ConnectClient(bench.client()).send(dial()))).toMatchObject({
      name: 'UnknownOperationException',
    })
    bench.front.serve('connect', () => Promise.reject(new TypeError('broken')))
    expect(await failureOf(new ConnectClient(bench.client()).send(dial()))).toMatchObject({
      name: 'InternalServiceException',
    })
    const unsigned = await fetch(`${bench.front.endpoint}/anything`)
    expect(unsigned.status).toBe(404)
    expect(bench.troubles).toEqual([
      'connect:StartOutboundVoiceContact was called, but no such service runs here',
      expect.stringContaining('connect:StartOutboundVoiceContact broke: TypeError: broken'),
      'GET request to an unsigned service names no operation known here',
    ])
  })

  test.each<[string, object, object]>([
    ['Connect throttles', { service: 'connect', throttle: 1 }, { name: 'TooManyRequestsException' }],
    [
      'Connect fails',
      { service: 'connect', action: 'StartOutboundVoiceContact', fail: 1 },
      { name: 'InternalServiceException' },
    ],
  ])('%s, told by a fault, before the service hears of it', async (_, api, expected) => {
    const bench = await openBench({ statements: [allow(['connect:*'], '*')] })
    holdKey(bench)
    bench.front.serve('connect', () => Promise.reject(new Error('must not be reached')))
    bench.faults.replace({ apis: [{ service: 'connect', ...api }] })
    expect(await failureOf(new ConnectClient(bench.client(KEY)).send(dial()))).toMatchObject(expected)
    expect(bench.troubles).toEqual([])
  })

  test('DynamoDB throttles as DynamoDB does, but never the operator', async () => {
    const bench = await openBench({ statements: [allow(['dynamodb:*'], '*')], tables: [tableNamed('journal')] })
    holdKey(bench)
    bench.faults.replace({ apis: [{ service: 'dynamodb', throttle: 1 }] })
    const scan = (key?: string) => new DynamoDBClient(bench.client(key)).send(new ScanCommand({ TableName: 'journal' }))
    expect(await failureOf(scan(KEY))).toMatchObject({ name: 'ProvisionedThroughputExceededException' })
    expect((await scan()).Count).toBe(0)
  })

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('a worker is ended %s the service did its work; no answer comes', async (when, done) => {
    const bench = await openBench({ statements: [allow(['connect:*'], '*')] })
    const kills = holdKey(bench)
    let served = 0
    bench.front.serve('connect', () => {
      served++
      return Promise.resolve({ status: 200, headers: {}, body: '{"ContactId":"c1"}' })
    })
    bench.faults.replace({ kill: [{ function: 'tester', when, call: 'connect:StartOutboundVoiceContact' }] })
    expect(await failureOf(new ConnectClient(bench.client(KEY)).send(dial()))).toMatchObject({ code: 'ECONNRESET' })
    expect({ kills: kills(), served }).toEqual({ kills: 1, served: done })
  })
})
