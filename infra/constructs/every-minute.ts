import { Duration, TimeZone } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

/** What is invoked, and how often. */
export interface Rhythm {
  readonly minutes: number
  readonly description: string
  readonly fn: ServiceFunction
  /** What the function is given; absent: what Scheduler tells of itself. */
  readonly input?: object
}

/** Invokes a function every minute. */
export function everyMinute(scope: Construct, id: string, description: string, fn: ServiceFunction): Schedule {
  return everyMinutes(scope, id, { minutes: 1, description, fn })
}

/** Invokes a function at every full hour by the clock in Belgium. */
export function everyHour(scope: Construct, id: string, description: string, fn: ServiceFunction): Schedule {
  const timeZone = TimeZone.EUROPE_BRUSSELS
  return onSchedule(scope, id, { minutes: 60, description, fn }, ScheduleExpression.cron({ minute: '0', timeZone }))
}

/** Invokes a function every so many minutes. A run that could not be delivered is not tried again: the next one is due. */
export function everyMinutes(scope: Construct, id: string, rhythm: Rhythm): Schedule {
  return onSchedule(scope, id, rhythm, ScheduleExpression.rate(Duration.minutes(rhythm.minutes)))
}

function onSchedule(
  scope: Construct,
  id: string,
  { minutes, description, fn, input }: Rhythm,
  schedule: ScheduleExpression,
): Schedule {
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') })
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.function.functionArn] }))
  if (fn.deadLetters) {
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [fn.deadLetters.queue.queueArn] }))
  }
  return new Schedule(scope, id, {
    description,
    schedule,
    target: new LambdaInvoke(fn.function, {
      // The target would add every version of the function to the role; the latest is all it needs.
      role: role.withoutPolicyUpdates(),
      retryAttempts: 0,
      maxEventAge: Duration.minutes(minutes),
      ...(input === undefined ? {} : { input: ScheduleTargetInput.fromObject(input) }),
      ...(fn.deadLetters ? { deadLetterQueue: fn.deadLetters.queue } : {}),
    }),
  })
}
