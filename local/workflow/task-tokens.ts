import { randomUUID } from 'node:crypto'
import type { JsonValue } from '../json.ts'

/** What became of an answer to a task token; the names but `taken` are Step Functions' own errors. */
export type TokenAnswer = 'taken' | 'InvalidToken' | 'TaskDoesNotExist' | 'TaskTimedOut'

interface OpenTask {
  succeed(output: JsonValue): void
  fail(error: string, cause: string): void
  beat(): void
}

/** The task tokens of all executions: issued when a task starts, good until that task has ended. */
export interface TaskTokens {
  /** A token never seen before. */
  issue(): string
  /** Lets answers to the token through until the returned function closes it. */
  open(token: string, task: OpenTask): () => void
  succeed(token: string, output: JsonValue): TokenAnswer
  fail(token: string, error: string, cause: string): TokenAnswer
  beat(token: string): TokenAnswer
}

const TOKEN = /^run:([0-9a-f-]{36}):task:(\d+):([0-9a-f-]{36})$/

/**
 * Makes the register of task tokens. A token carries the id of this run, so one that was issued here and is closed by
 * now (`TaskTimedOut`) can be told from one of an earlier run (`TaskDoesNotExist`) without keeping any closed one.
 */
export function makeTaskTokens(): TaskTokens {
  const run = randomUUID()
  const open = new Map<string, OpenTask>()
  let issued = 0

  const answer = (token: string, act: (task: OpenTask) => void): TokenAnswer => {
    const task = open.get(token)
    if (task !== undefined) {
      act(task)
      return 'taken'
    }
    const parts = TOKEN.exec(Buffer.from(token, 'base64url').toString('latin1'))
    if (parts === null) return 'InvalidToken'
    return parts[1] === run && Number(parts[2]) <= issued ? 'TaskTimedOut' : 'TaskDoesNotExist'
  }

  return {
    issue() {
      issued += 1
      return Buffer.from(`run:${run}:task:${issued}:${randomUUID()}`, 'latin1').toString('base64url')
    },
    open(token, task) {
      open.set(token, task)
      return () => void open.delete(token)
    },
    succeed(token, output) {
      return answer(token, (task) => {
        open.delete(token)
        task.succeed(output)
      })
    },
    fail(token, error, cause) {
      return answer(token, (task) => {
        open.delete(token)
        task.fail(error, cause)
      })
    },
    beat(token) {
      return answer(token, (task) => task.beat())
    },
  }
}
