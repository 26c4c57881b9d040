import { Construct } from 'constructs'
import type { startUpRoutes } from '#contract/start-up-routes.ts'
import type { Journal } from './journal.ts'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { ServiceFunction } from './service-function.ts'

/** The calls about the start-up of a BIN, each answered by the function of that name. */
type Operation = (typeof startUpRoutes)[keyof typeof startUpRoutes]['operation']

export interface StartUpProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
}

/** API Gateway gives up after 30 seconds. */
const TIMEOUT_SECONDS = 29

/** What brings a BIN from a first idea to its first alert: steps, test call, notice to the partners. */
export class StartUp extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly platform: Platform

  constructor(scope: Construct, id: string, props: StartUpProps) {
    super(scope, id)
    this.platform = props.platform
    const { directory, journal } = props
    const recordStep = this.handler(
      'RecordStep',
      'record-step',
      'Prevention cannot record a step of a start-up, so a BIN that is ready cannot be alerted.',
    )
    const readTestReport = this.handler(
      'ReadTestReport',
      'read-test-report',
      'Coordinators do not see who did not acknowledge a test call; the list was mailed to them too.',
    )
    directory.grantAmend(recordStep)
    directory.grantRead(readTestReport)
    journal.grantRead(readTestReport)
    this.handlers = { 'record-step': recordStep, 'read-test-report': readTestReport }
  }

  private handler(id: string, operation: Operation, failureImpact: string): ServiceFunction {
    return new ServiceFunction(this, id, {
      platform: this.platform,
      entry: `directory/${operation}`,
      failureImpact,
      timeoutSeconds: TIMEOUT_SECONDS,
    })
  }
}
