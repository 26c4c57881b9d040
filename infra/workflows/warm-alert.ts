import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  Choice,
  Condition,
  DistributedMap,
  Errors,
  type IChainable,
  Map as InlineMap,
  JsonPath,
  Pass,
  StateMachineType,
  TaskInput,
  type TaskStateBase,
} from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import { Construct } from 'constructs'
import { BATCH_SIZE } from '#contract/workflow.ts'
import { CALL_EVERYONE } from '../constructs/alert-workflow.ts'
import { CloseOut } from './close-out.ts'
import { OneDelivery } from './one-delivery.ts'
import { never, whileTheDispatcherWaits } from './retries.ts'

/**
 * Batches open at once: a batch holds one BIN, so 100,000 recipients of 1,059 BINs are at most 3,559 batches. A batch
 * stays open until its last retry has ended, so with fewer at once the last batches would get their first attempts
 * after the retries of the first (product rule 3).
 *
 * Sizes at that many: the batch list is 4,000 × 38 bytes = 152 KB, never twice in the state, under 256 KiB. One
 * delivery makes about 30 history events, with every retry used about 110; a child execution has 40 deliveries, so
 * 4,400 of 25,000. The execution itself has some 40.
 */
const BATCHES_AT_ONCE = 4_000

export type WarmAlertFunctions = Readonly<
  Record<'enrolRecipients' | 'placeCall' | 'sendTextMessage' | 'closeBatch' | 'closeAlert' | 'recordResult', IFunction>
>

/**
 * A warm alert from enrolment to close-out. Input `{alertId, closeOutOnly?}`: with `closeOutOnly`, after a cancel,
 * nobody is called any more. The tasks' inputs and answers are in shared/contract/workflow.ts:
 *
 * | state | function | input | answer |
 * | --- | --- | --- | --- |
 * | Enrol recipients | enrol-recipients | alertId | batches: [{batch, size, last}] |
 * | First attempt, Second attempt | place-call | alertId, batch, index, attempt, taskToken | by token: next, retryAt? |
 * | Send text message | send-text-message | alertId, batch, index | not used |
 * | Open close-out | close-alert | alertId, phase: open | batches: [{batch, …}] |
 * | Close batch | close-batch | alertId, batch, final | inCall: is anyone of the batch still in a call |
 * | Close the alert, … as failed | close-alert | alertId, phase: finish, failed | not used |
 * | Record the result, … of a failure | record-result | alertId | not used |
 */
export class WarmAlert extends Construct {
  readonly start: IChainable

  constructor(scope: Construct, id: string, functions: WarmAlertFunctions) {
    super(scope, id)
    const closeOut = new CloseOut(this, 'CloseOut', functions).start
    const callEveryone = this.callEveryone(functions)
    const alertId = JsonPath.stringAt('$.alertId')
    const called = new Pass(this, 'Forget the batches', { parameters: { alertId } })
    const failed = new Pass(this, 'Keep the failure', {
      parameters: { alertId, failure: JsonPath.objectAt('$.failure') },
    })
    callEveryone.addCatch(failed, { errors: [Errors.ALL], resultPath: '$.failure' }).next(called)
    called.next(closeOut)
    failed.next(closeOut)

    const enrol = this.enrol(functions.enrolRecipients)
    enrol.addCatch(closeOut, { errors: [Errors.ALL], resultPath: '$.failure' }).next(callEveryone)

    const closeOutOnly = Condition.and(
      Condition.isPresent('$.closeOutOnly'),
      Condition.booleanEquals('$.closeOutOnly', true),
    )
    this.start = new Choice(this, 'Only close out?').when(closeOutOnly, closeOut).otherwise(enrol)
  }

  private enrol(enrolRecipients: IFunction): TaskStateBase {
    return new LambdaInvoke(this, 'Enrol recipients', {
      lambdaFunction: enrolRecipients,
      payload: TaskInput.fromObject({ alertId: JsonPath.stringAt('$.alertId') }),
      resultSelector: { batches: JsonPath.listAt('$.Payload.batches') },
      resultPath: '$.enrolled',
      retryOnServiceExceptions: false,
    })
      .addRetry(never)
      .addRetry(whileTheDispatcherWaits)
  }

  /** One child execution a batch, so that no history grows with the alert; in it, all deliveries of the batch at once. */
  private callEveryone(functions: WarmAlertFunctions): DistributedMap {
    const map = new DistributedMap(this, 'Call everyone', {
      label: CALL_EVERYONE,
      mapExecutionType: StateMachineType.STANDARD,
      itemsPath: '$.enrolled.batches',
      itemSelector: {
        alertId: JsonPath.stringAt('$.alertId'),
        batch: JsonPath.numberAt('$$.Map.Item.Value.batch'),
        last: JsonPath.numberAt('$$.Map.Item.Value.last'),
      },
      maxConcurrency: BATCHES_AT_ONCE,
      // What becomes of one batch must not end the others; the close-out settles whoever is left.
      toleratedFailurePercentage: 100,
      resultPath: JsonPath.DISCARD,
    })
    const number = new Pass(this, 'Number the deliveries', {
      parameters: {
        alertId: JsonPath.stringAt('$.alertId'),
        batch: JsonPath.numberAt('$.batch'),
        indexes: JsonPath.arrayRange(0, JsonPath.numberAt('$.last'), 1),
      },
    })
    const batch = new InlineMap(this, 'Call a batch', {
      itemsPath: '$.indexes',
      itemSelector: {
        alertId: JsonPath.stringAt('$.alertId'),
        batch: JsonPath.numberAt('$.batch'),
        index: JsonPath.numberAt('$$.Map.Item.Value'),
      },
      maxConcurrency: BATCH_SIZE,
      outputPath: JsonPath.DISCARD,
    })
    batch.itemProcessor(new OneDelivery(this, 'OneDelivery', functions).start)
    return map.itemProcessor(number.next(batch))
  }
}
