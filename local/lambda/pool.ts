import { randomBytes } from 'node:crypto'
import type { DeployedFunction } from '../assembly.ts'
import type { KeyRing } from '../aws/callers.ts'
import type { Faults } from '../faults.ts'
import { FunctionFailed } from './function-failed.ts'
import { type Sandbox, startSandbox } from './sandbox.ts'

/** The workers of one function. */
export interface FunctionPool {
  /** Takes and gives JSON text; rejects with FunctionFailed. */
  invoke(event: string): Promise<string>
  /** Loads one worker ahead of the first invocation. */
  warm(): Promise<void>
  close(): Promise<void>
}

/** What a pool needs. */
export interface FunctionPoolOptions {
  readonly deployed: DeployedFunction
  readonly maxWorkers: number
  /** How long an invocation waits for a warm worker before another is started. */
  readonly growAfterMilliseconds: number
  readonly timeScale: number
  readonly faults: Faults
  readonly keys: KeyRing
  /** The environment of a worker with this access key. */
  environment(accessKeyId: string): Readonly<Record<string, string>>
  onLog(line: string): void
}

interface Job {
  readonly event: string
  readonly since: number
  resolve(json: string): void
  reject(error: unknown): void
}

/** A worker with nothing to do for this long ends, as long as another is left. */
const IDLE_MS = 30_000

/** Makes the pool; it starts no worker yet. */
export function createPool(options: FunctionPoolOptions): FunctionPool {
  const { deployed, maxWorkers, growAfterMilliseconds, timeScale, faults, keys, onLog } = options
  const sandboxes = new Set<Sandbox>()
  /** The one used last comes last and is taken first. */
  const idle: { readonly sandbox: Sandbox; readonly timer: NodeJS.Timeout }[] = []
  const waiting: Job[] = []
  let starting: Sandbox | undefined
  let growLater: NodeJS.Timeout | undefined
  let closed = false

  const killed = () =>
    new FunctionFailed(deployed.name, 'Runtime.ExitError', 'Error: Runtime exited with error: signal: killed')

  async function perform(sandbox: Sandbox, { event, resolve, reject }: Job): Promise<void> {
    const { kill, lateSeconds } = faults.invocation(deployed.name)
    if (kill === 'before') {
      sandbox.kill()
      return reject(killed())
    }
    const outcome = await sandbox.invoke(event).then(
      (json) => () => resolve(json),
      (error: unknown) => () => reject(error),
    )
    if (kill === 'after') {
      sandbox.kill()
      return reject(killed())
    }
    if (lateSeconds > 0) setTimeout(outcome, (lateSeconds * 1000) / timeScale)
    else outcome()
  }

  /** A worker that is free takes the job that has waited longest. */
  function takeNext(sandbox: Sandbox): void {
    if (!sandbox.alive()) return
    const job = waiting.shift()
    if (job !== undefined) {
      void perform(sandbox, job).then(() => takeNext(sandbox))
      return
    }
    const timer = setTimeout(() => retire(sandbox), IDLE_MS).unref()
    idle.push({ sandbox, timer })
  }

  /** One may have broken while it had nothing to do, its end not yet here. */
  function takeIdle(): Sandbox | undefined {
    for (let free = idle.pop(); free !== undefined; free = idle.pop()) {
      clearTimeout(free.timer)
      if (free.sandbox.alive()) return free.sandbox
    }
    return undefined
  }

  function retire(sandbox: Sandbox): void {
    if ([...sandboxes].filter((each) => each.alive()).length === 1) return
    idle.splice(0, idle.length, ...idle.filter((each) => each.sandbox !== sandbox))
    sandbox.kill()
  }

  function start(): Sandbox {
    const accessKeyId = `LOCAL${randomBytes(8).toString('hex').toUpperCase()}`
    const sandbox = startSandbox({ deployed, environment: options.environment(accessKeyId), onLog })
    sandboxes.add(sandbox)
    keys.add(accessKeyId, {
      caller: { kind: 'function', functionName: deployed.name, roleArn: deployed.roleArn },
      kill: () => sandbox.kill(),
    })
    void sandbox.ended.then(() => {
      keys.remove(accessKeyId)
      sandboxes.delete(sandbox)
      const index = idle.findIndex((each) => each.sandbox === sandbox)
      if (index >= 0) clearTimeout(idle.splice(index, 1)[0]?.timer)
      grow()
    })
    return sandbox
  }

  /** One worker starts at a time, and only for an invocation that has waited: see the host's GROW_AFTER_MS. */
  function grow(): void {
    const [longest] = waiting
    if (closed || starting !== undefined || longest === undefined || sandboxes.size >= maxWorkers) return
    const worthIt = sandboxes.size === 0 ? 0 : longest.since + growAfterMilliseconds - performance.now()
    if (worthIt > 0) {
      growLater ??= setTimeout(() => {
        growLater = undefined
        grow()
      }, worthIt)
      return
    }
    const sandbox = start()
    starting = sandbox
    sandbox.ready.then(
      () => {
        starting = undefined
        takeNext(sandbox)
        grow()
      },
      (error: unknown) => {
        starting = undefined
        waiting.shift()?.reject(error)
        grow()
      },
    )
  }

  return {
    invoke(event) {
      if (closed) return Promise.reject(killed())
      return new Promise<string>((resolve, reject) => {
        waiting.push({ event, since: performance.now(), resolve, reject })
        const free = takeIdle()
        if (free === undefined) grow()
        else takeNext(free)
      })
    },
    async warm() {
      if (sandboxes.size > 0) return
      const sandbox = start()
      await sandbox.ready
      takeNext(sandbox)
    },
    async close() {
      closed = true
      clearTimeout(growLater)
      for (const { timer } of idle) clearTimeout(timer)
      for (const job of waiting.splice(0)) job.reject(killed())
      const ends = [...sandboxes].map((sandbox) => {
        sandbox.kill()
        return sandbox.ended
      })
      await Promise.all(ends)
    },
  }
}
