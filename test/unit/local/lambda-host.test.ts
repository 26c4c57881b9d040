import { setTimeout as wait } from 'node:timers/promises'
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { FunctionFailed } from '../../../local/lambda/function-failed.ts'
import { bundledFunction, openBench, tableArn, tableNamed, writtenFunction } from './stack-bench.ts'

const echo = 'export const handler = async (event) => ({ got: event })'

describe('an invocation', () => {
  test('gives the handler its event as JSON would carry it, and the caller its answer', async () => {
    const { host } = await openBench({ functions: [writtenFunction('echo', echo)] })
    expect(await host.invoke('echo', { a: 1, left: undefined, list: [new Date(0)] })).toEqual({
      got: { a: 1, list: ['1970-01-01T00:00:00.000Z'] },
    })
  })

  test('finds its function by name, by ARN, and by ARN with a qualifier', async () => {
    const { host } = await openBench({ functions: [writtenFunction('echo', echo)] })
    const arn = 'arn:aws:lambda:eu-central-1:000000000000:function:bin-test-echo'
    expect(await host.invoke(arn, 1)).toEqual({ got: 1 })
    expect(await host.invoke(`${arn}:$LATEST`, 2)).toEqual({ got: 2 })
    expect([host.has('echo'), host.has(arn), host.has('nobody')]).toEqual([true, true, false])
    await expect(host.invoke('nobody', 3)).rejects.toMatchObject({ errorType: 'ResourceNotFoundException' })
  })

  test('without an answer gives null', async () => {
    const { host } = await openBench({ functions: [writtenFunction('quiet', 'export const handler = () => {}')] })
    expect(await host.invoke('quiet', {})).toBeNull()
  })

  test('has the context of Lambda', async () => {
    const source = `export const handler = async (event, context) => ({
      ...context, left: context.getRemainingTimeInMillis(), getRemainingTimeInMillis: undefined })`
    const { host } = await openBench({ functions: [writtenFunction('tell', source, { timeoutSeconds: 7 })] })
    const context = await host.invoke('tell', {})
    expect(context).toMatchObject({
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      functionName: 'bin-test-tell',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:bin-test-tell',
      logGroupName: '/aws/lambda/bin-test-tell',
      memoryLimitInMB: '256',
      left: expect.closeTo(7000, -3),
    })
  })

  test('that throws fails with the error of the handler, and its log has it', async () => {
    const source = `export const handler = () => { throw Object.assign(new Error('no line'), { name: 'LinesBusy' }) }`
    const { host, lines } = await openBench({ functions: [writtenFunction('busy', source)] })
    const error = await host.invoke('busy', {}).catch((failure: unknown) => failure)
    expect(error).toBeInstanceOf(FunctionFailed)
    expect(error).toMatchObject({ functionName: 'busy', errorType: 'LinesBusy', errorMessage: 'no line' })
    expect(lines).toEqual([expect.stringMatching(/^busy: .*ERROR\tInvoke Error.*"errorType":"LinesBusy"/)])
    expect(await host.invoke('busy', {}).catch((failure: unknown) => failure)).toMatchObject({ errorType: 'LinesBusy' })
  })

  test('that takes too long ends with its worker; the next one works', async () => {
    const source = `let seen = 0
      export const handler = async (event) => { seen++; if (event.hang) await new Promise(() => {}); return seen }`
    const { host, lines } = await openBench({ functions: [writtenFunction('slow', source, { timeoutSeconds: 0.2 })] })
    expect(await host.invoke('slow', {})).toBe(1)
    await expect(host.invoke('slow', { hang: true })).rejects.toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: [0-9a-f-]+ Error: Task timed out after 0\.20 seconds$/),
    })
    expect(lines).toEqual([expect.stringMatching(/Task timed out after 0\.20 seconds$/)])
    expect(await host.invoke('slow', {})).toBe(1)
  })

  test('that ends its process, or breaks outside the handler, fails; the next one works', async () => {
    const source = `export const handler = async ({ how }) => {
      if (how === 'exit') process.exit(3)
      if (how === 'reject') { Promise.reject(new Error('nobody waits')); await new Promise(() => {}) }
      if (how === 'throw') { setImmediate(() => { throw new TypeError('aside') }); await new Promise(() => {}) }
      return 'fine'
    }`
    const { host } = await openBench({ functions: [writtenFunction('fragile', source)] })
    const failure = (how: string) => host.invoke('fragile', { how }).catch((error: unknown) => error)
    expect(await failure('exit')).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/exit status 3$/),
    })
    expect(await failure('reject')).toMatchObject({
      errorType: 'Runtime.UnhandledPromiseRejection',
      errorMessage: 'nobody waits',
    })
    expect(await failure('throw')).toMatchObject({ errorType: 'TypeError', errorMessage: 'aside' })
    expect(await host.invoke('fragile', {})).toBe('fine')
  })

  test.each([
    ['a module that breaks', 'throw new RangeError("at load")', 'RangeError'],
    ['a module without the export', 'export const other = 1', 'Runtime.HandlerNotFound'],
  ])('of %s fails, every time', async (_, source, errorType) => {
    const { host } = await openBench({ functions: [writtenFunction('broken', source)] })
    await expect(host.invoke('broken', {})).rejects.toMatchObject({ errorType })
    await expect(host.invoke('broken', {})).rejects.toMatchObject({ errorType })
  })
})

describe('the environment', () => {
  const tell = 'export const handler = async () => ({ ...process.env, zone: new Date(0).getTimezoneOffset() })'

  test('is the function’s own and Lambda’s, and nothing else', async () => {
    const environment = { JOURNAL_TABLE: 'journal', RETRY_AFTER_SECONDS: '300' }
    const { host, front } = await openBench({ functions: [writtenFunction('tell', tell, { environment })] })
    vi.stubEnv('SECRET_OF_THE_MACHINE', 'x')
    const seen = await host.invoke('tell', {})
    vi.unstubAllEnvs()
    expect(seen).toMatchObject({
      JOURNAL_TABLE: 'journal',
      RETRY_AFTER_SECONDS: '300',
      AWS_REGION: 'eu-central-1',
      AWS_LAMBDA_FUNCTION_NAME: 'bin-test-tell',
      AWS_ENDPOINT_URL: front.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: front.endpoint,
      AWS_ENDPOINT_URL_CONNECT: front.endpoint,
      AWS_ENDPOINT_URL_SFN: front.endpoint,
      TZ: 'UTC',
      zone: 0,
    })
    expect(seen).not.toHaveProperty('SECRET_OF_THE_MACHINE')
    expect(seen).not.toHaveProperty('PATH')
  })

  test('has durations and rates at the time scale, and nothing else changed', async () => {
    const environment = {
      RETRY_AFTER_SECONDS: '300',
      LINE_LEASE_SECONDS: '100',
      DIALS_PER_SECOND: '2',
      CONNECT_RING_TIMEOUT: '25',
      JOURNAL_RETENTION_DAYS: '30',
      ODD_SECONDS: 'soon',
      EMPTY_SECONDS: '',
    }
    const { host } = await openBench({ functions: [writtenFunction('tell', tell, { environment })], timeScale: 60 })
    expect(await host.invoke('tell', {})).toMatchObject({
      ...environment,
      RETRY_AFTER_SECONDS: '5',
      LINE_LEASE_SECONDS: String(100 / 60),
      DIALS_PER_SECOND: '120',
    })
  })

  test('has another access key in every worker', async () => {
    const source = `export const handler = async ({ ms }) => {
      await new Promise((resolve) => setTimeout(resolve, ms)); return process.env.AWS_ACCESS_KEY_ID }`
    const { host, keys } = await openBench({ functions: [writtenFunction('key', source)] })
    const used = await Promise.all([host.invoke('key', { ms: 300 }), host.invoke('key', { ms: 300 })])
    expect(new Set(used).size).toBe(2)
    expect(keys.find(String(used[0]))?.caller).toEqual({
      kind: 'function',
      functionName: 'key',
      roleArn: 'arn:aws:iam::000000000000:role/tester',
    })
  })
})

describe('workers', () => {
  const counting = `import { threadId } from 'node:worker_threads'
    let running = 0
    export const handler = async ({ ms = 0 }) => {
      if (++running > 1) throw new Error('two at once')
      await new Promise((resolve) => setTimeout(resolve, ms))
      running--
      return threadId
    }`

  test('handle one invocation at a time, grow up to the cap, and the rest waits its turn', async () => {
    const { host } = await openBench({ functions: [writtenFunction('count', counting)], maxWorkersPerFunction: 3 })
    const finished: number[] = []
    const threads = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const thread = await host.invoke('count', { ms: 120 })
        finished.push(index)
        return thread
      }),
    )
    expect(new Set(threads).size).toBe(3)
    expect(finished[0]).toBe(0)
    expect(Math.max(...finished.slice(0, 3))).toBeLessThan(6)
  })

  test('that are warm are used again, the last one first', async () => {
    const { host } = await openBench({ functions: [writtenFunction('count', counting)] })
    await Promise.all([host.invoke('count', { ms: 200 }), host.invoke('count', { ms: 300 })])
    const last = await host.invoke('count', {})
    expect([await host.invoke('count', {}), await host.invoke('count', {})]).toEqual([last, last])
  })

  test('that have nothing to do end after a while, but for one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const source = `export const handler = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300)); return process.env.AWS_ACCESS_KEY_ID }`
    const { host, keys } = await openBench({ functions: [writtenFunction('key', source)] })
    const used = await Promise.all([host.invoke('key', {}), host.invoke('key', {})])
    const alive = () => used.filter((key) => keys.find(String(key)) !== undefined)
    expect(alive()).toHaveLength(2)
    vi.advanceTimersByTime(31_000)
    vi.useRealTimers()
    await vi.waitFor(() => expect(alive()).toHaveLength(1))
    expect(await host.invoke('key', {})).toBe(alive()[0])
  })

  test('can be made warm beforehand', async () => {
    const source = `const loaded = Date.now()
      export const handler = async () => Date.now() - loaded`
    const { host } = await openBench({ functions: [writtenFunction('warm', source)] })
    await host.warm()
    await wait(60)
    expect(await host.invoke('warm', {})).toBeGreaterThanOrEqual(50)
  })

  test('lose no line of what they write, whatever becomes of them', async () => {
    const source = `export const handler = async ({ how }) => {
      process.stdout.write('half a ')
      console.log('line')
      console.error(JSON.stringify({ level: 'ERROR' }))
      process.stdout.write('unfinished')
      if (how === 'exit') process.exit(1)
      return how
    }`
    const { host, lines } = await openBench({ functions: [writtenFunction('talk', source)] })
    await host.invoke('talk', {})
    await host.invoke('talk', { how: 'exit' }).catch(() => undefined)
    const said = ['talk: half a line', 'talk: {"level":"ERROR"}', 'talk: unfinished']
    expect(lines).toEqual([...said, ...said])
  })
})

describe('an asynchronous invocation', () => {
  const flaky = `import { appendFileSync, readFileSync } from 'node:fs'
    const file = import.meta.dirname + '/tries'
    export const handler = async ({ fails }) => {
      appendFileSync(file, 'x')
      if (readFileSync(file, 'utf8').length <= fails) throw new Error('not yet')
      console.log('done at try ' + readFileSync(file, 'utf8').length)
    }`

  test('is tried again after one and after two (scaled) minutes', async () => {
    const { host, lines } = await openBench({ functions: [writtenFunction('flaky', flaky)], timeScale: 600 })
    const started = performance.now()
    host.invokeAsync('flaky', { fails: 2 })
    await vi.waitFor(() => expect(lines).toContain('flaky: done at try 3'), { timeout: 5000 })
    expect(performance.now() - started).toBeGreaterThan(300)
    expect(host.deadLetters()).toEqual([])
  })

  test('that fails for good becomes a dead letter', async () => {
    const { host } = await openBench({ functions: [writtenFunction('flaky', flaky)], timeScale: 6000 })
    host.invokeAsync('flaky', { fails: 9 })
    await vi.waitFor(() => expect(host.deadLetters()).toHaveLength(1), { timeout: 5000 })
    expect(host.deadLetters()).toEqual([
      { functionName: 'flaky', event: { fails: 9 }, errorType: 'Error', errorMessage: 'not yet', at: expect.any(Date) },
    ])
  })

  test('is not tried again where the function says so', async () => {
    const { host, lines } = await openBench({ functions: [writtenFunction('flaky', flaky, { asyncRetries: 0 })] })
    host.invokeAsync('flaky', { fails: 1 })
    await vi.waitFor(() => expect(host.deadLetters()).toHaveLength(1), { timeout: 5000 })
    expect(lines).toHaveLength(1)
  })
})

describe('faults', () => {
  const mark = `import { appendFileSync, readFileSync } from 'node:fs'
    const file = import.meta.dirname + '/done'
    export const handler = async ({ read }) => read ? readFileSync(file, 'utf8').length : appendFileSync(file, 'x')`

  test('kill a function before its work: the caller gets an error, nothing was done', async () => {
    const { host, faults } = await openBench({ functions: [writtenFunction('mark', mark)] })
    await host.invoke('mark', {})
    faults.replace({ kill: [{ function: 'mark', when: 'before' }] })
    await expect(host.invoke('mark', {})).rejects.toMatchObject({ errorType: 'Runtime.ExitError' })
    expect(await host.invoke('mark', { read: true })).toBe(1)
  })

  test('kill a function after its work: the caller gets an error, the work is done', async () => {
    const { host, faults } = await openBench({ functions: [writtenFunction('mark', mark)] })
    await host.invoke('mark', {})
    faults.replace({ kill: [{ function: 'mark', when: 'after', nth: 2 }] })
    await host.invoke('mark', {})
    await expect(host.invoke('mark', {})).rejects.toMatchObject({ errorType: 'Runtime.ExitError' })
    expect(await host.invoke('mark', { read: true })).toBe(3)
  })

  test('make an answer late by scaled seconds, while the worker is free again', async () => {
    const { host, faults } = await openBench({ functions: [writtenFunction('mark', mark)], timeScale: 10 })
    await host.invoke('mark', {})
    faults.replace({ late: [{ function: 'mark', seconds: 4, nth: 1 }] })
    const started = performance.now()
    const finished: string[] = []
    const late = host.invoke('mark', {}).then(() => finished.push('late'))
    await host.invoke('mark', {}).then(() => finished.push('other'))
    await late
    expect(finished).toEqual(['other', 'late'])
    expect(performance.now() - started).toBeGreaterThan(390)
  })

  test('kill a function around an AWS call: before it nothing is written, after it the write stays', async () => {
    const source = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
      const client = new DynamoDBClient({})
      export const handler = async ({ pk }) => {
        await client.send(new PutItemCommand({ TableName: 'journal', Item: { pk: { S: pk } } }))
        return 'written'
      }`
    const { host, faults, client } = await openBench({
      functions: [await bundledFunction('write', source)],
      statements: [{ effect: 'Allow', actions: ['dynamodb:PutItem'], resources: [tableArn('journal')] }],
      tables: [tableNamed('journal')],
    })
    const looking = new DynamoDBClient(client())
    const written = async () => (await looking.send(new ScanCommand({ TableName: 'journal' }))).Count
    const call = 'dynamodb:PutItem'
    faults.replace({ kill: [{ function: 'write', when: 'before', call }] })
    await expect(host.invoke('write', { pk: 'a' })).rejects.toMatchObject({ errorType: 'Runtime.ExitError' })
    expect(await written()).toBe(0)
    faults.replace({ kill: [{ function: 'write', when: 'after', call }] })
    await expect(host.invoke('write', { pk: 'a' })).rejects.toMatchObject({ errorType: 'Runtime.ExitError' })
    expect(await written()).toBe(1)
    expect(await host.invoke('write', { pk: 'b' })).toBe('written')
  })
})
