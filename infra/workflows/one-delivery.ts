import { Duration } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  Choice,
  Condition,
  Errors,
  type IChainable,
  IntegrationPattern,
  JsonPath,
  Pass,
  TaskInput,
  type TaskStateBase,
  Timeout,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import { Construct } from 'constructs'
import { forOnePerson, never } from './retries.ts'

/**
 * How long a delivery waits for its line and its call before it is left to the close-out. With 10 lines and a call a
 * minute, 14,400 people are called in that time; an alert to more of them needs more lines.
 */
const LONGEST_ATTEMPT = Duration.hours(24)

/**
 * One person's way through an alert: call, wait until that person's own retry is due, call again, then a text message
 * where one is due. Input `{alertId, batch, index}`; its output is empty, as 100,000 of them come together.
 *
 * A step that fails for good ends this person's way, not the alert: the close-out gives the delivery its outcome.
 */
export class OneDelivery extends Construct {
  readonly start: IChainable

  constructor(scope: Construct, id: string, functions: { placeCall: IFunction; sendTextMessage: IFunction }) {
    super(scope, id)
    const done = new Pass(this, 'Delivery done', { outputPath: JsonPath.DISCARD })
    const sendText = this.sendText(functions.sendTextMessage, done)
    const second = this.attempt(2, 'Second attempt', functions.placeCall, done)
    const first = this.attempt(1, 'First attempt', functions.placeCall, done)

    const untilRetry = new Wait(this, 'Until the retry is due', { time: WaitTime.timestampPath('$.attempt.retryAt') })
    const afterFirst = new Choice(this, 'After the first attempt')
      .when(Condition.stringEquals('$.attempt.next', 'retry'), untilRetry)
      .when(Condition.stringEquals('$.attempt.next', 'text'), sendText)
      .otherwise(done)
    // The five minutes count from the true end of the first call, which may have become known only now.
    const afterSecond = new Choice(this, 'After the second attempt')
      .when(Condition.stringEquals('$.attempt.next', 'retry'), untilRetry)
      .when(Condition.stringEquals('$.attempt.next', 'text'), sendText)
      .otherwise(done)

    untilRetry.next(second)
    first.next(afterFirst)
    second.next(afterSecond)
    this.start = first
  }

  /** place-call keeps the token; whoever learns that the call has ended gives it back with what is next. */
  private attempt(number: 1 | 2, name: string, placeCall: IFunction, onFailure: IChainable): TaskStateBase {
    return new LambdaInvoke(this, name, {
      lambdaFunction: placeCall,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({ ...thisDelivery, attempt: number, taskToken: JsonPath.taskToken }),
      taskTimeout: Timeout.duration(LONGEST_ATTEMPT),
      resultPath: '$.attempt',
      retryOnServiceExceptions: false,
    })
      .addRetry(never)
      .addRetry(forOnePerson)
      .addCatch(onFailure, { errors: [Errors.ALL], resultPath: '$.failure' })
  }

  private sendText(sendTextMessage: IFunction, done: IChainable): TaskStateBase {
    const task = new LambdaInvoke(this, 'Send text message', {
      lambdaFunction: sendTextMessage,
      payload: TaskInput.fromObject(thisDelivery),
      resultPath: JsonPath.DISCARD,
      retryOnServiceExceptions: false,
    })
      .addRetry(never)
      .addRetry(forOnePerson)
      .addCatch(done, { errors: [Errors.ALL], resultPath: '$.failure' })
    task.next(done)
    return task
  }
}

const thisDelivery = {
  alertId: JsonPath.stringAt('$.alertId'),
  batch: JsonPath.numberAt('$.batch'),
  index: JsonPath.numberAt('$.index'),
}
