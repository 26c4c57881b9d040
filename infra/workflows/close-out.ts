import { Duration } from 'aws-cdk-lib'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  Choice,
  Condition,
  DistributedMap,
  Errors,
  Fail,
  type IChainable,
  JsonPath,
  Pass,
  Result,
  StateMachineType,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import { Construct } from 'constructs'
import { SETTLE_DELIVERIES } from '../constructs/alert-workflow.ts'
import { forTheAlert, never } from './retries.ts'

/** A line's lease is 100 s and reconcile-calls comes every 60: after 150 s the end of nearly every call is known. */
const LET_CALLS_END = Duration.seconds(150)

/** Batches settled at once. Each is a function that reads and writes 40 deliveries. */
const BATCHES_AT_ONCE = 40

export interface CloseOutProps {
  readonly closeBatch: IFunction
  readonly closeAlert: IFunction
  readonly recordResult: IFunction
}

/**
 * Gives every delivery its outcome and closes the alert; after everyone was called, after a cancel and after a failure
 * alike. Input `{alertId, failure?}`.
 *
 * First all who are not in a call are settled. If somebody still is, the calls get time to end; then all are settled.
 * A failure that led here ends the execution as failed, once the alert is closed, so that an alarm goes off. What it
 * came to is written into the directory last of all.
 */
export class CloseOut extends Construct {
  readonly start: IChainable

  constructor(scope: Construct, id: string, functions: CloseOutProps) {
    super(scope, id)
    const settle = this.settle(functions.closeBatch)
    const open = this.open(functions.closeAlert)

    const everyone = new Pass(this, 'Settle everyone', {
      result: Result.fromBoolean(true),
      resultPath: '$.closing.final',
    })
    const letCallsEnd = new Wait(this, 'Let calls end', { time: WaitTime.duration(LET_CALLS_END) })
    letCallsEnd.next(everyone).next(settle)

    const didItFail = new Choice(this, 'Did it fail?')
      .when(Condition.isPresent('$.failure'), this.closeAsFailed(functions))
      .otherwise(this.close(functions))
    const stillInCall = Condition.and(
      Condition.booleanEquals('$.settled.inCall', true),
      Condition.booleanEquals('$.closing.final', false),
    )
    settle.next(new Choice(this, 'Is anyone in a call?').when(stillInCall, letCallsEnd).otherwise(didItFail))
    open.next(settle)
    this.start = open
  }

  private open(closeAlert: IFunction): TaskStateBase {
    return new LambdaInvoke(this, 'Open close-out', {
      lambdaFunction: closeAlert,
      payload: TaskInput.fromObject({ alertId: JsonPath.stringAt('$.alertId'), phase: 'open' }),
      resultSelector: { batches: JsonPath.listAt('$.Payload.batches'), final: false },
      resultPath: '$.closing',
      retryOnServiceExceptions: false,
    })
      .addRetry(never)
      .addRetry(forTheAlert)
  }

  /** The answers are one boolean a batch: 4,000 batches × 6 bytes stay far below 256 KiB. */
  private settle(closeBatch: IFunction): DistributedMap {
    const map = new DistributedMap(this, 'Settle deliveries', {
      label: SETTLE_DELIVERIES,
      mapExecutionType: StateMachineType.STANDARD,
      itemsPath: '$.closing.batches',
      itemSelector: {
        alertId: JsonPath.stringAt('$.alertId'),
        batch: JsonPath.numberAt('$$.Map.Item.Value.batch'),
        final: JsonPath.objectAt('$.closing.final'),
      },
      maxConcurrency: BATCHES_AT_ONCE,
      // Written out, as the CDK's own expression takes no boolean.
      resultSelector: { 'inCall.$': 'States.ArrayContains($, true)' },
      resultPath: '$.settled',
    })
    const close = new LambdaInvoke(this, 'Close batch', {
      lambdaFunction: closeBatch,
      payload: TaskInput.fromObject({
        alertId: JsonPath.stringAt('$.alertId'),
        batch: JsonPath.numberAt('$.batch'),
        final: JsonPath.objectAt('$.final'),
      }),
      outputPath: '$.Payload.inCall',
      retryOnServiceExceptions: false,
    })
      .addRetry(never)
      .addRetry(forTheAlert)
    return map.itemProcessor(close)
  }

  private close({ closeAlert, recordResult }: CloseOutProps): IChainable {
    const closed = new Succeed(this, 'Closed')
    const record = this.record('Record the result', recordResult, closed)
    return this.finish('Close the alert', closeAlert, false).next(record)
  }

  private closeAsFailed({ closeAlert, recordResult }: CloseOutProps): IChainable {
    const failed = new Fail(this, 'Closed as failed', { errorPath: '$.failure.Error', causePath: '$.failure.Cause' })
    const record = this.record('Record the result of a failure', recordResult, failed)
    return this.finish('Close the alert as failed', closeAlert, true).next(record)
  }

  /** The alert is closed by then, and stays so: what cannot be recorded sets off the function's own alarm. */
  private record(name: string, recordResult: IFunction, next: IChainable): IChainable {
    return new LambdaInvoke(this, name, {
      lambdaFunction: recordResult,
      payload: TaskInput.fromObject({ alertId: JsonPath.stringAt('$.alertId') }),
      resultPath: JsonPath.DISCARD,
      retryOnServiceExceptions: false,
    })
      .addRetry(never)
      .addRetry(forTheAlert)
      .addCatch(next, { errors: [Errors.ALL], resultPath: JsonPath.DISCARD })
      .next(next)
  }

  private finish(name: string, closeAlert: IFunction, failed: boolean): TaskStateBase {
    return new LambdaInvoke(this, name, {
      lambdaFunction: closeAlert,
      payload: TaskInput.fromObject({ alertId: JsonPath.stringAt('$.alertId'), phase: 'finish', failed }),
      resultPath: JsonPath.DISCARD,
      retryOnServiceExceptions: false,
    })
      .addRetry(never)
      .addRetry(forTheAlert)
  }
}
