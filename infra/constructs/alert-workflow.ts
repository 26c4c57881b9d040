import { ArnFormat, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { nameOf, type Settings } from '../settings.ts'
import type { ServiceFunction } from './service-function.ts'

/** Label of the Map that calls everyone; part of the name under which its children ask for a task token back. */
export const CALL_EVERYONE = 'CallEveryone'

/** Label of the Map that gives every delivery its outcome. */
export const SETTLE_DELIVERIES = 'SettleDeliveries'

/**
 * The right to start, stop and answer the warm alert's state machine. It goes by the machine's name, because the
 * functions that answer it are also the ones it invokes: by reference each would have to exist before the other.
 */
export class AlertWorkflow {
  readonly name: string
  readonly arn: string
  /** Every execution of an alert. */
  readonly executions: string
  /** Every child execution of the distributed Maps. */
  readonly childExecutions: readonly string[]

  constructor(scope: Construct, settings: Settings) {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(scope).formatArn({
        service: 'states',
        resource,
        resourceName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      })
    this.name = nameOf(settings, 'warm-alert')
    this.arn = arn('stateMachine', this.name)
    this.executions = arn('execution', `${this.name}:*`)
    this.childExecutions = [CALL_EVERYONE, SETTLE_DELIVERIES].map((map) => arn('execution', `${this.name}/${map}:*`))
  }

  /** Lets a function start an alert's workflow. */
  grantStart(fn: ServiceFunction): void {
    fn.allow({ actions: ['states:StartExecution'], resources: [this.arn] })
    fn.tell({ STATE_MACHINE_ARN: this.arn })
  }

  /** Lets a function stop a running workflow. */
  grantStop(fn: ServiceFunction): void {
    fn.allow({
      actions: ['states:StopExecution'],
      resources: [this.executions],
      wildcardBecause: 'An execution is named after its alert, which does not exist yet.',
    })
    fn.tell({ STATE_MACHINE_ARN: this.arn })
  }

  /**
   * Lets a function give back the task token of a call. The tokens come from child executions of a Map; whether AWS
   * checks them against the machine or against its Map is not documented, so both are named.
   */
  grantAnswer(fn: ServiceFunction): void {
    fn.allow({
      actions: ['states:SendTaskSuccess'],
      resources: [this.arn, `${this.arn}/${CALL_EVERYONE}`],
    })
  }
}
