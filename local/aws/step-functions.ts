import { z } from 'zod'
import { type JsonValue, parseJson } from '../json.ts'
import type { Execution } from '../workflow/execution.ts'
import type { Executions } from '../workflow/executions.ts'
import type { HistoryEvent } from '../workflow/history.ts'
import { MOST_PAYLOAD_BYTES } from '../workflow/task.ts'
import type { TaskTokens, TokenAnswer } from '../workflow/task-tokens.ts'
import { jsonError, jsonReply } from './replies.ts'
import type { AwsReply, AwsService } from './service.ts'

/** Refused by Step Functions itself, under the name the SDK throws. */
class Refused extends Error {
  readonly type: string
  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}

/** A name of AWS's for an execution: no blanks, brackets, wildcards or control characters. */
const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u

const TOKEN_MESSAGES: Readonly<Record<Exclude<TokenAnswer, 'taken'>, string>> = {
  InvalidToken: "Invalid Token: 'Invalid token'",
  TaskDoesNotExist: "Task does not exist: 'Provided task does not exist anymore'",
  TaskTimedOut: "Task Timed Out: 'Provided task does not exist anymore'",
}

const Arn = z.object({ executionArn: z.string() })
const Page = z.object({ maxResults: z.int().min(0).max(1000).default(0), nextToken: z.string().optional() })
const StartInput = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
})
const StopInput = Arn.extend({ error: z.string().optional(), cause: z.string().optional() })
const HistoryInput = Arn.extend(Page.shape).extend({
  reverseOrder: z.boolean().default(false),
  includeExecutionData: z.boolean().default(true),
})
const ListInput = Page.extend({ stateMachineArn: z.string(), statusFilter: z.string().optional() })
const Token = z.object({ taskToken: z.string() })
const SuccessInput = Token.extend({ output: z.string() })
const FailureInput = Token.extend({ error: z.string().default(''), cause: z.string().default('') })

/** Step Functions as the SDK's client-sfn speaks to it (AWS JSON 1.0), on top of the interpreter. */
export function stepFunctionsService(executions: Executions, tokens: TaskTokens): AwsService {
  const find = (body: z.infer<typeof Arn>): Execution => {
    const execution = executions.find(body.executionArn)
    if (execution !== undefined) return execution
    throw new Refused('ExecutionDoesNotExist', `Execution Does Not Exist: '${body.executionArn}'`)
  }

  const answer = (result: TokenAnswer): object => {
    if (result === 'taken') return {}
    throw new Refused(result, TOKEN_MESSAGES[result])
  }

  const actions: Readonly<Record<string, (body: JsonValue) => object>> = {
    StartExecution(body) {
      const { stateMachineArn, name, input } = StartInput.parse(body)
      if (name !== undefined && !NAME.test(name)) throw new Refused('InvalidName', `Invalid Name: '${name}'`)
      checkJson(input, 'InvalidExecutionInput', 'Invalid State Machine Execution Input')
      const started = executions.start(stateMachineArn, name, input)
      switch (started.kind) {
        case 'no-state-machine':
          throw new Refused('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`)
        case 'exists':
          throw new Refused('ExecutionAlreadyExists', `Execution Already Exists: '${started.execution.arn}'`)
        default:
          return { executionArn: started.execution.arn, startDate: seconds(started.execution.startedAt) }
      }
    },
    DescribeExecution(body) {
      const execution = find(Arn.parse(body))
      const end = execution.end()
      return {
        ...summary(execution),
        input: execution.input,
        inputDetails: { included: true },
        error: end?.error,
        cause: end?.cause,
        ...(end?.output === undefined ? {} : { output: JSON.stringify(end.output), outputDetails: { included: true } }),
      }
    },
    StopExecution(body) {
      const { error, cause, ...arn } = StopInput.parse(body)
      const execution = find(arn)
      execution.stop(error, cause)
      return { stopDate: seconds(execution.end()?.at ?? execution.startedAt) }
    },
    ListExecutions(body) {
      const { stateMachineArn, statusFilter, ...page } = ListInput.parse(body)
      if (!executions.has(stateMachineArn))
        throw new Refused('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`)
      const all = executions.list(stateMachineArn).map(summary)
      const { items, nextToken } = paged(
        all.filter(({ status }) => statusFilter === undefined || status === statusFilter),
        page,
        100,
      )
      return { executions: items, nextToken }
    },
    GetExecutionHistory(body) {
      const { reverseOrder, includeExecutionData, ...rest } = HistoryInput.parse(body)
      const events = find(rest).history.events()
      const { items, nextToken } = paged(reverseOrder ? events.toReversed() : events, rest, 100)
      return { events: items.map((event) => asHistoryEvent(event, includeExecutionData)), nextToken }
    },
    SendTaskSuccess(body) {
      const { taskToken, output } = SuccessInput.parse(body)
      return answer(tokens.succeed(taskToken, checkJson(output, 'InvalidOutput', 'Invalid Output')))
    },
    SendTaskFailure(body) {
      const { taskToken, error, cause } = FailureInput.parse(body)
      return answer(tokens.fail(taskToken, error, cause))
    },
    SendTaskHeartbeat: (body) => answer(tokens.beat(Token.parse(body).taskToken)),
  }

  return async ({ action, body }): Promise<AwsReply> => {
    const act = actions[action]
    if (act === undefined) return jsonError('UnknownOperationException', `no ${action} here`)
    try {
      return jsonReply(act(parseJson(body.toString() || '{}')))
    } catch (error) {
      if (error instanceof Refused) return jsonError(error.type, error.message)
      if (error instanceof z.ZodError) return jsonError('ValidationException', z.prettifyError(error))
      if (error instanceof SyntaxError) return jsonError('SerializationException', error.message)
      throw error
    }
  }
}

function checkJson(text: string, type: string, message: string): JsonValue {
  if (Buffer.byteLength(text) > MOST_PAYLOAD_BYTES) throw new Refused(type, `${message}: larger than 256 KiB`)
  try {
    return parseJson(text)
  } catch {
    throw new Refused(type, `${message}: not JSON`)
  }
}

/** Times go over the wire as seconds since 1970. */
function seconds(date: Date): number {
  return date.getTime() / 1000
}

function summary(execution: Execution) {
  const { arn, stateMachineArn, name, startedAt } = execution
  const end = execution.end()
  return {
    executionArn: arn,
    stateMachineArn,
    name,
    status: end?.status ?? 'RUNNING',
    startDate: seconds(startedAt),
    ...(end === undefined ? {} : { stopDate: seconds(end.at) }),
  }
}

function paged<Item>(items: readonly Item[], page: z.infer<typeof Page>, defaultSize: number) {
  const from = Number(page.nextToken ?? 0)
  const to = from + (page.maxResults || defaultSize)
  return { items: items.slice(from, to), nextToken: to < items.length ? String(to) : undefined }
}

function asHistoryEvent({ id, timestamp, type, details }: HistoryEvent, withData: boolean) {
  const event = { id, previousEventId: id - 1, type, timestamp: timestamp / 1000 }
  if (details === undefined) return event
  const [field, { input, output, ...values }] = details
  return {
    ...event,
    [field]: withData
      ? { ...values, input, output, inputDetails: { truncated: false }, outputDetails: { truncated: false } }
      : values,
  }
}
