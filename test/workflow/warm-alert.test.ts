import { resolve } from 'node:path'
import { ExecutionError, StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import { describe, expect, it } from 'vitest'
import { readAssembly } from '../../local/assembly/read-assembly.ts'

/** Names of the states in which a function is invoked; the interpreter takes a handler for each. */
type Task =
  | 'Enrol recipients'
  | 'First attempt'
  | 'Second attempt'
  | 'Send text message'
  | 'Open close-out'
  | 'Close batch'
  | 'Close the alert'
  | 'Close the alert as failed'
  | 'Record the result'
  | 'Record the result of a failure'

type Payload = Readonly<Record<string, unknown>>
type Answers = Partial<Record<Task, (payload: Payload) => unknown>>

const alertId = 'alr_01JD0000000000000000000000'
const batches = [
  { batch: 0, size: 3, last: 2 },
  { batch: 1, size: 1, last: 0 },
]
const done = { next: 'done' }

/** What the functions answer when all goes well and everybody acknowledges. Tokens' answers come unwrapped. */
const allWell: Required<Answers> = {
  'Enrol recipients': () => ({ batches }),
  'First attempt': () => done,
  'Second attempt': () => done,
  'Send text message': () => ({}),
  'Open close-out': () => ({ batches }),
  'Close batch': () => ({ inCall: false }),
  'Close the alert': () => ({}),
  'Close the alert as failed': () => ({}),
  'Record the result': () => ({}),
  'Record the result of a failure': () => ({}),
}

const byToken: readonly string[] = ['First attempt', 'Second attempt']

function definition(): StateMachineDefinition {
  const { stateMachines } = readAssembly(resolve(import.meta.dirname, '../../cdk.out'))
  return stateMachines[0]!.definition as unknown as StateMachineDefinition
}

/** An error as a function throws it. */
function failure(name: string): Error {
  return Object.assign(new Error('something went wrong'), { name })
}

/** Runs an alert with functions that answer so, and tells who was invoked with what and how it ended. */
async function run(answers: Answers, input: Payload = { alertId }) {
  const calls: { task: string; payload: Payload; at: number }[] = []
  const tasks = Object.entries({ ...allWell, ...answers })
  const handlers = Object.fromEntries(
    tasks.map(([task, answer]) => [
      task,
      async (raw: unknown) => {
        const { Payload: payload } = raw as { Payload: Payload }
        calls.push({ task, payload, at: Date.now() })
        const answered = answer(payload)
        return (byToken.includes(task) ? answered : { Payload: answered }) as Record<string, string>
      },
    ]),
  )
  const { result } = new StateMachine(definition(), { validationOptions: { noValidate: true } }).run(
    input as Record<string, string>,
    {
      overrides: {
        taskResourceLocalHandlers: handlers,
        waitTimeOverrides: { 'Let calls end': 1 },
        retryIntervalOverrides: Object.fromEntries(tasks.map(([task]) => [task, 1])),
      },
      context: { Task: { Token: 'a-token' } },
    },
  )
  const ended = await result.then(
    (output) => ({ output, error: undefined }),
    (error: unknown) => ({ output: undefined, error }),
  )
  return {
    ...ended,
    calls,
    tasks: calls.map((call) => call.task),
    of: (task: Task) => calls.filter((call) => call.task === task).map((call) => call.payload),
  }
}

describe('a warm alert', () => {
  it('is written in the States Language', () => {
    expect(() => new StateMachine(definition())).not.toThrow()
  })

  it('calls everyone once when everybody acknowledges, and closes', async () => {
    const { of, tasks, error } = await run({})
    expect(error).toBeUndefined()
    expect(of('First attempt')).toEqual(
      expect.arrayContaining(
        [
          { batch: 0, index: 0 },
          { batch: 0, index: 1 },
          { batch: 0, index: 2 },
          { batch: 1, index: 0 },
        ].map((delivery) => ({ alertId, ...delivery, attempt: 1, taskToken: 'a-token' })),
      ),
    )
    expect(of('First attempt')).toHaveLength(4)
    expect(tasks).not.toContain('Second attempt')
    expect(tasks).not.toContain('Send text message')
    expect(of('Open close-out')).toEqual([{ alertId, phase: 'open' }])
    expect(of('Close batch')).toEqual([
      { alertId, batch: 0, final: false },
      { alertId, batch: 1, final: false },
    ])
    expect(of('Close the alert')).toEqual([{ alertId, phase: 'finish', failed: false }])
    expect(tasks.slice(-2)).toEqual(['Close the alert', 'Record the result'])
  })

  it('calls a person who did not acknowledge again, not before their own retry is due', async () => {
    const retryAt = new Date(Date.now() + 150)
    const { calls, of } = await run({
      'First attempt': ({ batch, index }) =>
        batch === 0 && index === 1 ? { next: 'retry', retryAt: retryAt.toISOString() } : done,
    })
    expect(of('Second attempt')).toEqual([{ alertId, batch: 0, index: 1, attempt: 2, taskToken: 'a-token' }])
    const second = calls.find((call) => call.task === 'Second attempt')!
    // A timer may fire within the millisecond before.
    expect(second.at).toBeGreaterThanOrEqual(retryAt.getTime() - 1)
  })

  it('calls at once when the retry is already overdue', async () => {
    const retryAt = new Date(Date.now() - 60_000).toISOString()
    const { of } = await run({ 'First attempt': () => ({ next: 'retry', retryAt }) })
    expect(of('Second attempt')).toHaveLength(4)
  })

  it('sends a text message after a missed retry, and at once to who chose text messages', async () => {
    const retryAt = new Date().toISOString()
    const { of, tasks } = await run({
      'First attempt': ({ index }) => (index === 0 ? { next: 'text' } : { next: 'retry', retryAt }),
      'Second attempt': ({ index }) => (index === 1 ? { next: 'text' } : done),
    })
    expect(
      of('Second attempt')
        .map((payload) => String(payload['index']))
        .toSorted(),
    ).toEqual(['1', '2'])
    expect(of('Send text message')).toEqual(
      expect.arrayContaining([
        { alertId, batch: 0, index: 0 },
        { alertId, batch: 0, index: 1 },
        { alertId, batch: 1, index: 0 },
      ]),
    )
    expect(of('Send text message')).toHaveLength(3)
    expect(tasks.slice(-2)).toEqual(['Close the alert', 'Record the result'])
  })

  it('tries a step for one person again, and goes on without that person when it fails for good', async () => {
    const { of, error, tasks } = await run({
      'First attempt': ({ batch }) => {
        if (batch === 1) throw failure('ServiceUnavailable')
        return done
      },
    })
    expect(of('First attempt').filter((payload) => payload['batch'] === 1)).toHaveLength(1 + 8)
    expect(error).toBeUndefined()
    expect(tasks.slice(-2)).toEqual(['Close the alert', 'Record the result'])
  })

  it('does not try again what gives up', async () => {
    const { of } = await run({
      'First attempt': () => {
        throw failure('GiveUp')
      },
    })
    expect(of('First attempt')).toHaveLength(4)
  })

  it('closes as failed, and fails, when nobody could be enrolled', async () => {
    const { tasks, of, error } = await run({
      'Enrol recipients': () => {
        throw failure('ServiceUnavailable')
      },
      'Open close-out': () => ({ batches: [] }),
    })
    expect(tasks.filter((task) => task === 'Enrol recipients')).toHaveLength(1 + 5)
    expect(tasks).not.toContain('First attempt')
    expect(of('Close the alert as failed')).toEqual([{ alertId, phase: 'finish', failed: true }])
    expect(tasks).not.toContain('Close the alert')
    expect(error).toBeInstanceOf(ExecutionError)
    expect((error as Error).cause).toMatchObject({ name: 'ServiceUnavailable' })
  })

  it('after a cancel calls nobody, settles who is not in a call, and the others once their call has ended', async () => {
    const { tasks, of, error } = await run(
      { 'Close batch': ({ batch, final }) => ({ inCall: batch === 1 && final === false }) },
      { alertId, closeOutOnly: true },
    )
    expect(tasks).not.toContain('Enrol recipients')
    expect(tasks).not.toContain('First attempt')
    expect(of('Close batch')).toEqual([
      { alertId, batch: 0, final: false },
      { alertId, batch: 1, final: false },
      { alertId, batch: 0, final: true },
      { alertId, batch: 1, final: true },
    ])
    expect(of('Close the alert')).toHaveLength(1)
    expect(error).toBeUndefined()
  })

  it('waits only once for calls to end, whatever it is told', async () => {
    const { of, tasks } = await run({ 'Close batch': () => ({ inCall: true }) }, { alertId, closeOutOnly: true })
    expect(of('Close batch')).toHaveLength(4)
    expect(tasks.slice(-2)).toEqual(['Close the alert', 'Record the result'])
  })

  it('records the result of an alert that is closed, of a failed one too', async () => {
    expect((await run({})).of('Record the result')).toEqual([{ alertId }])
    const failed = await run({
      'Enrol recipients': () => {
        throw failure('ServiceUnavailable')
      },
      'Open close-out': () => ({ batches: [] }),
    })
    expect(failed.of('Record the result of a failure')).toEqual([{ alertId }])
    expect(failed.tasks.at(-1)).toBe('Record the result of a failure')
  })

  it('stays closed when its result could not be recorded, however often that was tried', async () => {
    const { tasks, error } = await run({
      'Record the result': () => {
        throw failure('ServiceUnavailable')
      },
    })
    expect(error).toBeUndefined()
    expect(tasks.filter((task) => task === 'Record the result')).toHaveLength(1 + 30)
  })

  it('does not close an alert whose deliveries could not be settled', async () => {
    const { tasks, error } = await run({
      'Close batch': () => {
        throw failure('ServiceUnavailable')
      },
    })
    expect(tasks).not.toContain('Close the alert')
    expect(error).toBeInstanceOf(ExecutionError)
  })

  it('carries little: a full batch of 40 leaves nothing behind in the alert', async () => {
    const full = Array.from({ length: 25 }, (_, batch) => ({ batch, size: 40, last: 39 }))
    const { of, output } = await run({
      'Enrol recipients': () => ({ batches: full }),
      'Open close-out': () => ({ batches: full }),
    })
    expect(of('First attempt')).toHaveLength(1_000)
    // The batch list twice, at 38 bytes a batch, and no answer of a delivery: 2,500 batches stay under 256 KiB.
    expect(JSON.stringify(output).length).toBeLessThan(25 * 2 * 38 + 300)
  })
})
