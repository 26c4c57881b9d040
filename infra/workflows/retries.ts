import { Duration } from 'aws-cdk-lib'
import { Errors, JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions'
import { GiveUp } from '#contract/errors.ts'

/** A function that throws this is not tried again: nothing would change. */
export const never: RetryProps = { errors: [GiveUp.name], maxAttempts: 0 }

/**
 * A step on the way to one person. Waits of 2, 4, 8, 16 and then 30 seconds: 2 + 4 + 8 + 16 + 4 × 30 = 150 s at most,
 * half the 300 s until the second attempt. Jitter, since all of an alert's steps would come back together.
 */
export const forOnePerson: RetryProps = {
  errors: [Errors.TASKS_FAILED],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxDelay: Duration.seconds(30),
  maxAttempts: 8,
  jitterStrategy: JitterType.FULL,
}

/**
 * The step before anybody is called: 2 + 4 + 8 + 16 + 32 = 62 s at most, as a dispatcher is watching; then the alert is
 * closed as failed and can be raised again.
 */
export const whileTheDispatcherWaits: RetryProps = {
  errors: [Errors.TASKS_FAILED],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 5,
}

/**
 * A step that a whole alert's end depends on. Waits of 2, 4, 8, 16, 32 and then 60 seconds: 62 + 25 × 60 = 1,562 s, so an
 * outage of 25 minutes passes without a person having to do anything.
 */
export const forTheAlert: RetryProps = {
  errors: [Errors.TASKS_FAILED],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  maxAttempts: 30,
  jitterStrategy: JitterType.FULL,
}

/**
 * A function of which no more may run at once: mail is in no hurry, and its share of the account's functions is small.
 * At most every 60 seconds, 1,440 times: a day.
 */
export const untilThereIsRoom: RetryProps = {
  errors: ['Lambda.TooManyRequestsException'],
  interval: Duration.seconds(5),
  backoffRate: 2,
  maxDelay: Duration.seconds(60),
  maxAttempts: 1440,
  jitterStrategy: JitterType.FULL,
}
