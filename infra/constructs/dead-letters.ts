import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { alarmOnAny } from './alarm.ts'
import type { Platform } from './platform.ts'

/** Keeps what could not be handled, as long as SQS can, and raises an alarm for the first of it. */
export class DeadLetters extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, props: { platform: Platform; name: string; impact: string }) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: props.platform.settings.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    alarmOnAny(this, 'Alarm', {
      platform: props.platform,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'max' }),
      name: `${props.name}-dead-letters`,
      impact: props.impact,
    })
  }
}
