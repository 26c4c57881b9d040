import { Duration } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { Construct } from 'constructs'
import type { ConnectInstance } from './connect-instance.ts'
import type { ServiceFunction } from './service-function.ts'

/** How long an event is worth delivering: later, reconcile-calls has long found out by itself. */
const WORTH_DELIVERING = Duration.hours(1)
/** With the platform's backoff, 10 tries take about as long as that. */
const TRIES = 10

/** Hands the end of every call of our instance to a function. Connect sends events as best it can, in any order. */
export function contactEvents(scope: Construct, id: string, instance: ConnectInstance, fn: ServiceFunction): Rule {
  const target = new LambdaFunction(fn.function, {
    retryAttempts: TRIES,
    maxEventAge: WORTH_DELIVERING,
    ...(fn.deadLetters ? { deadLetterQueue: fn.deadLetters.queue } : {}),
  })
  return new Rule(scope, id, {
    description: 'The end of a call',
    eventPattern: {
      source: ['aws.connect'],
      detailType: ['Amazon Connect Contact Event'],
      // COMPLETED follows at once and says the same; when DISCONNECTED is lost, reconcile-calls asks Connect.
      detail: { eventType: ['DISCONNECTED'], instanceArn: [instance.arn] },
    },
    targets: [target],
  })
}
