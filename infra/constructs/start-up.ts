import { Construct } from 'constructs'
import type { startUpRoutes } from '#contract/start-up-routes.ts'
import type { Journal } from './journal.ts'
import type { MailingWorkflow } from './mailing-workflow.ts'
import type { MemberDirectory } from './member-directory.ts'
import { grantSendPersonalMail, grantSendTextMessages } from './messaging.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'

/** The calls about the start-up of a BIN, each answered by the function of that name. */
type Operation = (typeof startUpRoutes)[keyof typeof startUpRoutes]['operation']

export interface StartUpProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly mailing: MailingWorkflow
  /** The number members are called from, E.164. */
  readonly callerNumber: string
}

/** What brings a BIN from a first idea to its first alert: steps, test call, notice to the partners. */
export class StartUp extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly platform: Platform

  constructor(scope: Construct, id: string, props: StartUpProps) {
    super(scope, id)
    this.platform = props.platform
    const { directory, journal, mailing, callerNumber } = props
    const { settings } = props.platform
    const recordStep = this.handler(
      'RecordStep',
      'record-step',
      'Prevention cannot record a step of a start-up, so a BIN that is ready cannot be alerted.',
    )
    const announceTest = this.handler(
      'AnnounceTest',
      'announce-test',
      'A test call cannot be announced, so members do not know what to do when it comes.',
    )
    const readTestReport = this.handler(
      'ReadTestReport',
      'read-test-report',
      'Coordinators do not see who did not acknowledge a test call; the list was mailed to them too.',
    )
    for (const fn of [recordStep, announceTest]) {
      directory.grantAmend(fn)
      mailing.grantStart(fn)
    }
    grantSendPersonalMail(announceTest, settings)
    grantSendTextMessages(announceTest, settings)
    announceTest.tell({ CALLER_NUMBER: callerNumber })
    directory.grantRead(readTestReport)
    journal.grantRead(readTestReport)
    this.handlers = {
      'record-step': recordStep,
      'announce-test': announceTest,
      'read-test-report': readTestReport,
    }
  }

  private handler(id: string, operation: Operation, failureImpact: string): ServiceFunction {
    return new ServiceFunction(this, id, {
      platform: this.platform,
      entry: `directory/${operation}`,
      failureImpact,
      timeoutSeconds: API_TIMEOUT_SECONDS,
    })
  }
}
