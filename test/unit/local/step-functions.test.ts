import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { expect, onTestFinished, test, vi } from 'vitest'
import { stepFunctionsService } from '../../../local/aws/step-functions.ts'
import type { JsonObject } from '../../../local/json.ts'
import { FunctionFailed } from '../../../local/lambda/function-failed.ts'
import { prepareDefinition } from '../../../local/workflow/definition.ts'
import { makeExecutions } from '../../../local/workflow/executions.ts'
import { makeTaskTokens } from '../../../local/workflow/task-tokens.ts'
import { serveAws } from './serve-aws.ts'

const MACHINE = 'arn:aws:states:eu-central-1:111122223333:stateMachine:alert'
const TOKEN_TASK = 'arn:aws:states:::lambda:invoke.waitForTaskToken'

type Handler = (event: never) => unknown

async function deploy(definition: JsonObject, functions: Record<string, Handler>, timeScale = 1, file = '') {
  const tokens = makeTaskTokens()
  const executions = makeExecutions({
    stateMachines: [{ arn: MACHINE, name: 'alert', definition, roleArn: 'arn:aws:iam::111122223333:role/alert' }],
    tokens,
    invoke: async (_role, name, event) => functions[name]?.(event as never),
    timeScale,
    now: () => new Date(),
    ...(file === '' ? {} : { file }),
  })
  const client = new SFNClient(await serveAws('states', stepFunctionsService(executions, tokens)))
  onTestFinished(() => {
    executions.close()
    client.destroy()
  })
  const start = async (name: string, input: unknown = {}) =>
    (await client.send(new StartExecutionCommand({ stateMachineArn: MACHINE, name, input: JSON.stringify(input) })))
      .executionArn ?? ''
  const describe = (executionArn: string) => client.send(new DescribeExecutionCommand({ executionArn }))
  const outcome = (executionArn: string) =>
    vi.waitUntil(async () => {
      const execution = await describe(executionArn)
      return execution.status === 'RUNNING' ? undefined : execution
    }, 5000)
  const succeed = (taskToken: string, output: unknown) =>
    client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }))
  return { client, executions, start, describe, outcome, succeed }
}

function invoke(name: string, more: JsonObject = {}): JsonObject {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: name, 'Payload.$': '$' },
    ...('Next' in more ? {} : { End: true }),
    ...more,
  }
}

function waitForToken(name: string, more: JsonObject = {}): JsonObject {
  return {
    Type: 'Task',
    Resource: TOKEN_TASK,
    Parameters: { FunctionName: name, Payload: { 'taskToken.$': '$$.Task.Token', 'input.$': '$' } },
    ...('Next' in more ? {} : { End: true }),
    ...more,
  }
}

const machine = (states: JsonObject): JsonObject => ({ StartAt: Object.keys(states)[0] ?? '', States: states })

interface Dialled {
  readonly taskToken: string
  readonly input: { readonly index: number }
}

test('an invocation is wrapped as Lambda answers, and its ResultSelector chooses from it', async () => {
  const { start, outcome } = await deploy(
    machine({ Add: invoke('add', { ResultSelector: { 'sum.$': '$.Payload.sum' }, ResultPath: '$.added' }) }),
    { add: ({ a, b }: { a: number; b: number }) => ({ sum: a + b }) },
  )
  const ended = await outcome(await start('one', { a: 2, b: 3 }))
  expect(ended.status).toBe('SUCCEEDED')
  expect(JSON.parse(ended.output ?? '')).toEqual({ a: 2, b: 3, added: { sum: 5 } })
})

test('the same name with the same input is the same execution while it runs; anything else exists already', async () => {
  const { client, start, outcome, succeed } = await deploy(machine({ Call: waitForToken('call') }), {
    call: ({ taskToken }: Dialled) => void token.push(taskToken),
  })
  const token: string[] = []
  const first = await start('alr_1', { alertId: 'alr_1' })
  expect(await start('alr_1', { alertId: 'alr_1' })).toBe(first)
  await expect(start('alr_1', { alertId: 'other' })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
  await vi.waitUntil(() => token.length === 1)
  await succeed(token[0] ?? '', {})
  await outcome(first)
  await expect(start('alr_1', { alertId: 'alr_1' })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
  const listed = await client.send(new ListExecutionsCommand({ stateMachineArn: MACHINE, statusFilter: 'SUCCEEDED' }))
  expect(listed.executions?.map(({ name }) => name)).toEqual(['alr_1'])
})

test('refuses what the API refuses', async () => {
  const { client, start, describe } = await deploy(machine({ Call: waitForToken('call') }), {})
  await expect(start('a name with blanks')).rejects.toMatchObject({ name: 'InvalidName' })
  await expect(describe(`${MACHINE}:none`)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' })
  await expect(
    client.send(new StartExecutionCommand({ stateMachineArn: MACHINE, input: 'no json' })),
  ).rejects.toMatchObject({ name: 'InvalidExecutionInput' })
  await expect(client.send(new StartExecutionCommand({ stateMachineArn: `${MACHINE}x` }))).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
  })
})

test('a task token may come back before the function that got it has answered', async () => {
  const { start, outcome, succeed } = await deploy(machine({ Call: waitForToken('call') }), {
    call: async ({ taskToken }: Dialled) => {
      await succeed(taskToken, { ended: 'busy' })
      await sleep(50)
      throw new Error('too late to matter')
    },
  })
  const ended = await outcome(await start('one'))
  expect(JSON.parse(ended.output ?? '')).toEqual({ ended: 'busy' })
})

test('a token counts once, and a stale or made-up one is refused by name', async () => {
  const seen: string[] = []
  const { client, start, outcome, succeed } = await deploy(machine({ Call: waitForToken('call') }), {
    call: ({ taskToken }: Dialled) => void seen.push(taskToken),
  })
  const arn = await start('one')
  await vi.waitUntil(() => seen.length === 1)
  const [token = ''] = seen
  await client.send(new SendTaskHeartbeatCommand({ taskToken: token }))
  await expect(client.send(new SendTaskSuccessCommand({ taskToken: token, output: 'not json' }))).rejects.toMatchObject(
    { name: 'InvalidOutput' },
  )
  await succeed(token, 1)
  await expect(succeed(token, 2)).rejects.toMatchObject({ name: 'TaskTimedOut' })
  await expect(succeed('nonsense', 2)).rejects.toMatchObject({ name: 'InvalidToken' })
  await expect(succeed(makeTaskTokens().issue(), 2)).rejects.toMatchObject({ name: 'TaskDoesNotExist' })
  expect((await outcome(arn)).output).toBe('1')
})

test('errors keep their names: retried with a new token, caught, and fatal to the execution', async () => {
  const tokens = new Set<string>()
  const stack = await deploy(
    machine({
      Call: waitForToken('call', {
        Retry: [{ ErrorEquals: ['TryLater'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 1 }],
        Catch: [{ ErrorEquals: ['GiveUp'], Next: 'Report', ResultPath: '$.error' }],
      }),
      Report: invoke('report'),
    }),
    {
      call: ({ taskToken }: Dialled) => {
        tokens.add(taskToken)
        if (tokens.size < 3) throw new FunctionFailed('call', 'TryLater', 'no free line')
        void stack.client.send(new SendTaskFailureCommand({ taskToken, error: 'GiveUp', cause: 'not permitted' }))
      },
      report: (input: { error: unknown }) => {
        reported.push(input.error)
        throw new FunctionFailed('report', 'Runtime.ExitError', 'the process ended')
      },
    },
    100,
  )
  const reported: unknown[] = []
  const ended = await stack.outcome(await stack.start('one'))
  expect(reported).toEqual([{ Error: 'GiveUp', Cause: 'not permitted' }])
  expect(ended).toMatchObject({ status: 'FAILED', error: 'Lambda.Unknown' })
})

test('a task over its time fails with States.Timeout, which States.TaskFailed does not match; its token is refused', async () => {
  const seen: string[] = []
  const { start, outcome, succeed } = await deploy(
    machine({
      Call: waitForToken('call', {
        TimeoutSeconds: 5,
        Catch: [
          { ErrorEquals: ['States.TaskFailed'], Next: 'Wrong' },
          { ErrorEquals: ['States.Timeout'], Next: 'Right' },
        ],
      }),
      Wrong: { Type: 'Fail' },
      Right: { Type: 'Pass', Result: 'timed out', End: true },
    }),
    { call: ({ taskToken }: Dialled) => void seen.push(taskToken) },
    100,
  )
  const ended = await outcome(await start('one'))
  expect(ended.output).toBe('"timed out"')
  await expect(succeed(seen[0] ?? '', 1)).rejects.toMatchObject({ name: 'TaskTimedOut' })
})

test('a task whose heart stops beating fails before its time', async () => {
  const { start, outcome } = await deploy(
    machine({ Call: waitForToken('call', { HeartbeatSeconds: 2, TimeoutSeconds: 1000 }) }),
    {},
    100,
  )
  expect(await outcome(await start('one'))).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' })
})

test('seconds of the definition are scaled, timestamps are not, and no wait ends early', async () => {
  const { start, outcome } = await deploy(
    machine({
      Seconds: { Type: 'Wait', Seconds: 300, Next: 'Until' },
      Until: { Type: 'Wait', TimestampPath: '$.until', Next: 'Past' },
      Past: { Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z', End: true },
    }),
    {},
    3000,
  )
  const until = Date.now() + 250
  const ended = await outcome(await start('one', { until: new Date(until).toISOString() }))
  expect(ended.stopDate?.getTime()).toBeGreaterThanOrEqual(until)
  expect(ended.stopDate?.getTime()).toBeLessThan(until + 1000)
})

test('a Choice can ask for what is absent', async () => {
  const { start, outcome } = await deploy(
    machine({
      Which: {
        Type: 'Choice',
        Choices: [{ Variable: '$.name', IsPresent: false, Next: 'Absent' }],
        Default: 'Present',
      },
      Absent: { Type: 'Pass', Result: 'absent', End: true },
      Present: { Type: 'Pass', Result: 'present', End: true },
    }),
    {},
  )
  expect((await outcome(await start('one'))).output).toBe('"absent"')
  expect((await outcome(await start('two', { name: 'x' }))).output).toBe('"present"')
})

test('a Map that tolerates all failures goes on without the items that failed', async () => {
  const { start, outcome } = await deploy(
    machine({
      Settle: {
        Type: 'Map',
        ItemsPath: '$.items',
        ToleratedFailurePercentage: 100,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...machine({ Close: invoke('close', { OutputPath: '$.Payload.inCall' }) }),
        },
        ResultPath: '$.settled',
        ResultSelector: { 'inCall.$': 'States.ArrayContains($, true)' },
        Next: 'Which',
      },
      Which: {
        Type: 'Choice',
        Choices: [{ Variable: '$.settled.inCall', BooleanEquals: true, Next: 'Someone' }],
        Default: 'Nobody',
      },
      Someone: { Type: 'Pass', Result: 'someone', End: true },
      Nobody: { Type: 'Pass', Result: 'nobody', End: true },
    }),
    {
      close: (item: number) => {
        if (item === 1) throw new FunctionFailed('close', 'TypeError', 'boom')
        return { inCall: item === 3 }
      },
    },
  )
  expect((await outcome(await start('one', { items: [1, 2, 3] }))).output).toBe('"someone"')
  expect((await outcome(await start('two', { items: [1, 2] }))).output).toBe('"nobody"')
})

test('what the interpreter cannot carry is refused at load', () => {
  const jsonata = { ...machine({ A: { Type: 'Pass', End: true } }), QueryLanguage: 'JSONata' }
  expect(() => prepareDefinition(jsonata, 1)).toThrow('only JSONPath runs')
  const batched = machine({ A: { Type: 'Map', ItemBatcher: {}, ItemProcessor: machine({ B: { Type: 'Succeed' } }) } })
  expect(() => prepareDefinition(batched, 1)).toThrow('A uses ItemBatcher')
})

function callEveryone(): JsonObject {
  const members = machine({
    Indexes: {
      Type: 'Pass',
      Parameters: { 'batch.$': '$.batch', 'indexes.$': 'States.ArrayRange(0, 39, 1)' },
      Next: 'Members',
    },
    Members: {
      Type: 'Map',
      ItemsPath: '$.indexes',
      ItemSelector: { 'index.$': '$$.Map.Item.Value', 'batch.$': '$.batch' },
      ResultPath: null,
      End: true,
      ItemProcessor: machine({
        First: waitForToken('first', { ResultPath: '$.call', Next: 'Wait' }),
        Wait: { Type: 'Wait', TimestampPath: '$.call.retryAt', Next: 'Second' },
        Second: waitForToken('second', { ResultPath: '$.call', End: true }),
      }),
    },
  })
  return machine({
    Batches: {
      Type: 'Map',
      ItemsPath: '$.batches',
      ItemSelector: { 'batch.$': '$$.Map.Item.Value' },
      ResultPath: null,
      End: true,
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...members },
    },
  })
}

const batches = (count: number) => ({ batches: Array.from({ length: count }, (_, batch) => batch) })

test('2,000 task tokens wait in one execution at once, and each comes back to its own delivery', async () => {
  const first: Dialled[] = []
  const second: (Dialled & { input: { call: { retryAt: string } } })[] = []
  const stack = await deploy(callEveryone(), {
    first: (event: Dialled) => void first.push(event),
    second: (event: (typeof second)[number]) => {
      second.push(event)
      void stack.succeed(event.taskToken, { next: 'done' })
    },
  })
  const arn = await stack.start('alr_1', batches(50))
  await vi.waitUntil(() => first.length === 2000, 10_000)
  expect(new Set(first.map(({ taskToken }) => taskToken)).size).toBe(2000)
  const retryAt = (index: number) => new Date(1_700_000_000_000 + index * 1000).toISOString()
  for (const { taskToken, input } of first) await stack.succeed(taskToken, { retryAt: retryAt(input.index) })
  await vi.waitUntil(() => second.length === 2000, 10_000)
  expect(second.every(({ input }) => input.call.retryAt === retryAt(input.index))).toBe(true)
  expect((await stack.outcome(arn)).status).toBe('SUCCEEDED')
}, 30_000)

test('the way from a returned token to the next task takes a few milliseconds', async () => {
  const first: Dialled[] = []
  let arrived = (_: unknown) => {}
  const { start, succeed } = await deploy(callEveryone(), {
    first: (event: Dialled) => void first.push(event),
    second: () => arrived(performance.now()),
  })
  await start('alr_1', batches(2))
  await vi.waitUntil(() => first.length === 80)
  const took: number[] = []
  for (const { taskToken } of first.slice(0, 40)) {
    const second = new Promise((resolve) => {
      arrived = resolve
    })
    const sent = performance.now()
    await succeed(taskToken, { retryAt: new Date().toISOString() })
    await second
    took.push(performance.now() - sent)
  }
  const median = took.toSorted((a, b) => a - b)[20] ?? Number.NaN
  expect(median).toBeLessThan(50)
})

test('a stopped execution starts nothing more, whatever its 80 iterations were waiting for', async () => {
  const first: Dialled[] = []
  const second: Dialled[] = []
  const { client, start, describe, succeed } = await deploy(callEveryone(), {
    first: (event: Dialled) => void first.push(event),
    second: (event: Dialled) => void second.push(event),
  })
  const arn = await start('alr_1', batches(2))
  await vi.waitUntil(() => first.length === 80)
  const later = new Date(Date.now() + 200).toISOString()
  for (const { taskToken } of first.slice(0, 40)) await succeed(taskToken, { retryAt: later })
  await client.send(new StopExecutionCommand({ executionArn: arn, error: 'Cancelled', cause: 'false alarm' }))
  await expect(succeed(first[50]?.taskToken ?? '', {})).rejects.toMatchObject({ name: 'TaskTimedOut' })
  expect(await describe(arn)).toMatchObject({ status: 'ABORTED', error: 'Cancelled', cause: 'false alarm' })
  await sleep(300)
  expect(second).toEqual([])
  await client.send(new StopExecutionCommand({ executionArn: arn }))
  expect(await describe(arn)).toMatchObject({ status: 'ABORTED', error: 'Cancelled' })
})

test('what ran when the stack ended is started again by the next one, and nothing else', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'executions-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const file = join(directory, 'executions.json')
  const seen: string[] = []
  const functions = { call: ({ taskToken }: Dialled) => void seen.push(taskToken) }
  const before = await deploy(machine({ Call: waitForToken('call') }), functions, 1, file)
  await before.start('ended')
  await before.start('running', { alertId: 'alr_1' })
  await vi.waitUntil(() => seen.length === 2)
  await before.succeed(seen[0] ?? '', 'done')
  await vi.waitUntil(() => before.executions.named('ended')[0]?.end() !== undefined)
  before.executions.close()

  const after = await deploy(machine({ Call: waitForToken('call') }), functions, 1, file)
  after.executions.resume()
  await vi.waitUntil(() => seen.length === 3)
  expect(after.executions.named('').map(({ name, input }) => [name, input])).toEqual([
    ['running', '{"alertId":"alr_1"}'],
  ])
  await expect(after.succeed(seen[1] ?? '', {})).rejects.toMatchObject({ name: 'TaskDoesNotExist' })
})

test('the history tells what happened, by page and in either order', async () => {
  const { client, start, outcome } = await deploy(
    machine({
      Wait: { Type: 'Wait', Seconds: 1, Next: 'Report' },
      Report: invoke('report'),
    }),
    {
      report: () => {
        throw new FunctionFailed('report', 'GiveUp', 'nothing to report')
      },
    },
    100,
  )
  const executionArn = await start('one', { alertId: 'alr_1' })
  await outcome(executionArn)
  const page = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 2 }))
  const rest = await client.send(new GetExecutionHistoryCommand({ executionArn, nextToken: page.nextToken ?? '' }))
  const events = [...(page.events ?? []), ...(rest.events ?? [])]
  expect(events.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'WaitStateEntered',
    'WaitStateExited',
    'TaskStateEntered',
    'TaskFailed',
    'ExecutionFailed',
  ])
  expect(events[1]?.stateEnteredEventDetails).toMatchObject({ name: 'Wait', input: '{"alertId":"alr_1"}' })
  expect(events[4]?.taskFailedEventDetails).toMatchObject({ error: 'GiveUp', resource: 'invoke' })
  const newest = await client.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }))
  expect(newest.events?.[0]?.type).toBe('ExecutionFailed')
})
