import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import {
  Choice,
  Condition,
  DistributedMap,
  Fail,
  type IChainable,
  JsonPath,
  Pass,
  StateMachineType,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'
import { Construct } from 'constructs'
import { forTheAlert, never, untilThereIsRoom } from './retries.ts'

/** Label of the Map over the batches; part of the names of its children. */
export const SEND_BATCHES = 'SendBatches'

export type MailingFunctions = Readonly<Record<'openMailing' | 'sendMailBatch' | 'closeMailing', IFunction>>

/**
 * The sending of a mailing. Input `{mailingId}`; the tasks' inputs and answers are in shared/contract/mailing.ts:
 *
 * | state | function | input | answer |
 * | --- | --- | --- | --- |
 * | Open mailing | open-mailing | mailingId | batches: numbers of those with mail to send |
 * | Send a batch | send-mail-batch | mailingId, batch | next: done, or wait with until |
 * | Close mailing | close-mailing | mailingId | complete |
 *
 * Sizes at 100,000: the list of 2,000 numbers is 10 KB. A batch that waits for a daily quota looks again every 15
 * minutes, 8 events each time: 25,000 events are 32 days of waiting.
 */
export class MailingDefinition extends Construct {
  readonly start: IChainable

  constructor(scope: Construct, id: string, functions: MailingFunctions, batchesAtOnce: number) {
    super(scope, id)
    const open = this.task(
      'Open mailing',
      functions.openMailing,
      { mailingId: JsonPath.stringAt('$.mailingId') },
      '$.opened',
    )
    const close = this.task(
      'Close mailing',
      functions.closeMailing,
      { mailingId: JsonPath.stringAt('$.mailingId') },
      '$.closed',
    )
    const stopped = new Fail(this, 'Stopped before the end', {
      error: 'MailingStopped',
      cause: 'Not all mails are sent. Started again, the mailing goes on where it stopped.',
    })
    close.next(
      new Choice(this, 'Is everything sent?')
        .when(Condition.booleanEquals('$.closed.Payload.complete', true), new Succeed(this, 'Sent'))
        .otherwise(stopped),
    )
    open.next(this.batches(functions.sendMailBatch, batchesAtOnce)).next(close)
    this.start = open
  }

  private batches(sendMailBatch: IFunction, batchesAtOnce: number): DistributedMap {
    const map = new DistributedMap(this, 'Send batches', {
      label: SEND_BATCHES,
      mapExecutionType: StateMachineType.STANDARD,
      itemsPath: '$.opened.Payload.batches',
      itemSelector: {
        mailingId: JsonPath.stringAt('$.mailingId'),
        batch: JsonPath.numberAt('$$.Map.Item.Value'),
      },
      maxConcurrency: batchesAtOnce,
      // What becomes of one batch must not end the others; the close sees what is left.
      toleratedFailurePercentage: 100,
      resultPath: JsonPath.DISCARD,
    })
    const send = this.task(
      'Send a batch',
      sendMailBatch,
      { mailingId: JsonPath.stringAt('$.mailingId'), batch: JsonPath.numberAt('$.batch') },
      '$.sent',
    )
    const until = new Wait(this, 'Until there is more to do', { time: WaitTime.timestampPath('$.sent.Payload.until') })
    const done = new Pass(this, 'Batch done', { outputPath: JsonPath.DISCARD })
    until.next(send)
    send.next(
      new Choice(this, 'Is the batch done?')
        .when(Condition.stringEquals('$.sent.Payload.next', 'wait'), until)
        .otherwise(done),
    )
    return map.itemProcessor(send)
  }

  private task(name: string, fn: IFunction, payload: Record<string, unknown>, resultPath: string): TaskStateBase {
    return new LambdaInvoke(this, name, {
      lambdaFunction: fn,
      payload: TaskInput.fromObject(payload),
      resultPath,
      retryOnServiceExceptions: false,
    })
      .addRetry(never)
      .addRetry(untilThereIsRoom)
      .addRetry(forTheAlert)
  }
}
