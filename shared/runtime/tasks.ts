import middy from '@middy/core'
import type * as z from 'zod'
import type { LogCode } from '#contract/log-codes.ts'
import { readConfiguration } from './configuration.ts'
import { type Log, makeLog } from './log.ts'
import { once } from './once.ts'
import { markPipeline } from './pipeline.ts'

/** Builds what a function does from its settings; `log` is the function's own. */
type Build<Settings extends z.ZodType, Input, Output> = (
  configuration: z.output<Settings>,
  log: Log,
) => (input: Input) => Promise<Output>

/** Makes a step of the state machine; an error goes back to the workflow under its own name. */
export function workflowTask<Input extends z.ZodType, Settings extends z.ZodType, Output>(
  task: string,
  input: Input,
  settings: Settings,
  build: Build<Settings, z.output<Input>, Output>,
) {
  return consumer('workflow', task, input, settings, build, ['task-done', 'task-failed'])
}

/** Makes a consumer of events or of a schedule; an error makes the platform deliver the event again. */
export function eventConsumer<Input extends z.ZodType, Settings extends z.ZodType, Output>(
  task: string,
  input: Input,
  settings: Settings,
  build: Build<Settings, z.output<Input>, Output>,
) {
  return consumer('event', task, input, settings, build, ['event-handled', 'event-failed'])
}

/** Makes a step of a contact flow; an error leads the flow along its error branch, and the caller hears it. */
export function contactFlowStep<Input extends z.ZodType, Settings extends z.ZodType, Output>(
  task: string,
  input: Input,
  settings: Settings,
  build: Build<Settings, z.output<Input>, Output>,
) {
  return consumer('contact-flow', task, input, settings, build, ['flow-answered', 'flow-failed'])
}

function consumer<Input extends z.ZodType, Settings extends z.ZodType, Output>(
  kind: string,
  task: string,
  input: Input,
  settings: Settings,
  build: Build<Settings, z.output<Input>, Output>,
  [done, failed]: readonly [LogCode, LogCode],
) {
  const log = once(makeLog)
  const act = once(() => build(readConfiguration(settings, process.env), log()))
  const handler = middy<unknown, Output>()
    .use({
      after: () => log().info(done, { task }),
      onError: ({ error }) => log().error(failed, error, { task }),
    })
    .handler(async (event) => act()(input.parse(event)))
  return markPipeline(handler, kind)
}
