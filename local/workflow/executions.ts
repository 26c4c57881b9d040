import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { DeployedStateMachine } from '../assembly.ts'
import { prepareDefinition } from './definition.ts'
import { type Execution, startExecution } from './execution.ts'
import type { Invoke } from './task.ts'
import type { TaskTokens } from './task-tokens.ts'

/** What came of asking for a new execution. */
export type StartResult =
  | { readonly kind: 'started' | 'running-already'; readonly execution: Execution }
  | { readonly kind: 'exists'; readonly execution: Execution }
  | { readonly kind: 'no-state-machine' }

/**
 * The deployed state machines and their executions, in memory. Which ones run is kept in a file where one is given, so
 * that a later run can take them up again.
 */
export interface Executions {
  /** Starts one under the name, or finds the running one of that name and input, as StartExecution does. */
  start(stateMachineArn: string, name: string | undefined, input: string): StartResult
  find(arn: string): Execution | undefined
  /** Newest first. */
  list(stateMachineArn: string): readonly Execution[]
  has(stateMachineArn: string): boolean
  /** Every execution whose name begins so, oldest first. */
  named(prefix: string): readonly Execution[]
  /**
   * Starts again what ran when the earlier run ended. In AWS an execution just goes on; here it begins anew, which the
   * steps of a workflow must stand anyway, since any of them may be tried again.
   */
  resume(): void
  /** Ends what runs; kept executions are taken up by the next run. */
  close(): void
}

/** What the executions need. */
export interface ExecutionsOptions {
  readonly stateMachines: readonly DeployedStateMachine[]
  readonly tokens: TaskTokens
  /** Calls a function in the name of the state machine's role. */
  readonly invoke: (roleArn: string, ...call: Parameters<Invoke>) => Promise<unknown>
  readonly timeScale: number
  readonly now: () => Date
  /** Keeps the running executions. */
  readonly file?: string
}

const Kept = z.array(z.object({ stateMachineArn: z.string(), name: z.string(), input: z.string() }))

/** Closed executions whose history is kept; of older ones, only how they ended. */
const HISTORIES_KEPT = 50

/** Loads the definitions, their seconds divided by the time scale. */
export function makeExecutions(options: ExecutionsOptions): Executions {
  const { stateMachines, tokens, invoke, timeScale, now, file } = options
  const machines = new Map(
    stateMachines.map((machine) => [
      machine.arn,
      { ...machine, prepared: prepareDefinition(machine.definition, timeScale) },
    ]),
  )
  const executions = new Map<string, Execution>()
  const closed: Execution[] = []
  let closing = false

  const keep = () => {
    if (file === undefined || closing) return
    const running = [...executions.values()].filter((execution) => execution.end() === undefined)
    const kept = running.map(({ stateMachineArn, name, input }) => ({ stateMachineArn, name, input }))
    writeFileSync(`${file}.new`, JSON.stringify(kept))
    renameSync(`${file}.new`, file)
  }

  const start = (stateMachineArn: string, name: string, input: string): StartResult => {
    const machine = machines.get(stateMachineArn)
    if (machine === undefined) return { kind: 'no-state-machine' }
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`
    const known = executions.get(arn)
    if (known !== undefined) {
      const same = known.end() === undefined && known.input === input
      return { kind: same ? 'running-already' : 'exists', execution: known }
    }
    const execution = startExecution({
      identity: { arn, name, stateMachineArn, input },
      definition: machine.prepared,
      tokens,
      invoke: (functionName, event) => invoke(machine.roleArn, functionName, event),
      now,
    })
    executions.set(arn, execution)
    keep()
    void execution.ended.then(() => {
      keep()
      closed.push(execution)
      if (closed.length > HISTORIES_KEPT) closed.shift()?.history.clear()
    })
    return { kind: 'started', execution }
  }

  return {
    start: (stateMachineArn, name, input) => start(stateMachineArn, name ?? randomUUID(), input),
    find: (arn) => executions.get(arn),
    list: (stateMachineArn) =>
      [...executions.values()].filter((execution) => execution.stateMachineArn === stateMachineArn).toReversed(),
    has: (stateMachineArn) => machines.has(stateMachineArn),
    named: (prefix) => [...executions.values()].filter((execution) => execution.name.startsWith(prefix)),
    resume() {
      if (file === undefined || !existsSync(file)) return
      const kept = Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
      for (const { stateMachineArn, name, input } of kept) start(stateMachineArn, name, input)
    },
    close() {
      closing = true
      for (const execution of executions.values()) execution.stop('LocalStackStopped', 'the local stack has ended')
    },
  }
}
