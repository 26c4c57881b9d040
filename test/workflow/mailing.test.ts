import { resolve } from 'node:path'
import { StateMachine } from 'aws-local-stepfunctions'
import { describe, expect, it } from 'vitest'
import { readAssembly } from '../../local/assembly/read-assembly.ts'
import { prepareDefinition } from '../../local/workflow/definition.ts'

const mailingId = 'blt_1--bin_1'
type Answer = (payload: { readonly batch?: number }) => unknown

/** Runs a mailing with functions that answer so, and tells which were invoked with what and how it ended. */
async function run(answers: Partial<Record<'Open mailing' | 'Send a batch' | 'Close mailing', Answer>>) {
  const { stateMachines } = readAssembly(resolve(import.meta.dirname, '../../cdk.out'))
  const deployed = stateMachines.find(({ name }) => name === 'bin-dev-mailing')!
  const { machine } = prepareDefinition(deployed.definition, 1)
  const all = {
    'Open mailing': () => ({ batches: [0, 1, 2] }),
    'Send a batch': () => ({ next: 'done' }),
    'Close mailing': () => ({ complete: true }),
    'Until there is more to do': () => null,
    ...answers,
  }
  const calls: { readonly task: string; readonly payload: { readonly batch?: number } }[] = []
  const handlers = Object.fromEntries(
    Object.entries(all).map(([task, answer]) => [
      task,
      async (raw: unknown) => {
        const payload = (raw as { Payload?: { batch?: number } }).Payload ?? (raw as { batch?: number })
        calls.push({ task, payload })
        return { Payload: answer(payload) } as Record<string, string>
      },
    ]),
  )
  const { result } = new StateMachine(machine, { validationOptions: { noValidate: true } }).run(
    { mailingId },
    {
      overrides: {
        taskResourceLocalHandlers: handlers,
        retryIntervalOverrides: Object.fromEntries(Object.keys(all).map((task) => [task, 1])),
      },
    },
  )
  const error: unknown = await result.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, of: (task: string) => calls.filter((call) => call.task === task).map(({ payload }) => payload) }
}

describe('the workflow of a mailing', () => {
  it('sends every batch that has mail, and closes', async () => {
    const { error, of } = await run({})
    expect(error).toBeUndefined()
    expect(of('Send a batch')).toEqual(expect.arrayContaining([0, 1, 2].map((batch) => ({ mailingId, batch }))))
    expect(of('Close mailing')).toEqual([{ mailingId }])
  })

  it('comes back to a batch that has to wait, when it says', async () => {
    let looks = 0
    const until = '2026-11-22T18:00:00.000Z'
    const { error, of } = await run({
      'Open mailing': () => ({ batches: [7] }),
      'Send a batch': () => ((looks += 1) < 3 ? { next: 'wait', until } : { next: 'done' }),
    })
    expect(error).toBeUndefined()
    expect(of('Send a batch')).toHaveLength(3)
    expect(of('Until there is more to do')).toEqual([{ timestamp: until }, { timestamp: until }])
  })

  it('sends the others when one batch fails for good, and says that it stopped', async () => {
    const { error, of } = await run({
      'Send a batch': ({ batch }) => {
        if (batch === 1) throw Object.assign(new Error('there is no such batch'), { name: 'GiveUp' })
        return { next: 'done' }
      },
      'Close mailing': () => ({ complete: false }),
    })
    expect(new Set(of('Send a batch').map(({ batch }) => batch))).toEqual(new Set([0, 1, 2]))
    expect((error as Error).message).toContain('Not all mails are sent')
  })

  it('tries a step again that fails', async () => {
    let tries = 0
    const { error, of } = await run({
      'Close mailing': () => {
        tries += 1
        if (tries < 4) throw new Error('the table is busy')
        return { complete: true }
      },
    })
    expect(error).toBeUndefined()
    expect(of('Close mailing')).toHaveLength(4)
  })
})
