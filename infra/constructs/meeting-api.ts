import { Construct } from 'constructs'
import type { meetingPages } from '#contract/meeting-pages.ts'
import type { meetingRoutes } from '#contract/meeting-routes.ts'
import type { Journal } from './journal.ts'
import type { MailingWorkflow } from './mailing-workflow.ts'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'
import type { SignedLinks } from './signed-links.ts'

/** The calls and pages of meetings, each answered by the function of that name. */
type Operation =
  | (typeof meetingRoutes)[keyof typeof meetingRoutes]['operation']
  | (typeof meetingPages)[keyof typeof meetingPages]['operation']

export interface MeetingApiProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly links: SignedLinks
  readonly mailing: MailingWorkflow
}

/** The functions of the meetings of coordinators: planned by prevention, answered by link. */
export class MeetingApi extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly props: MeetingApiProps

  constructor(scope: Construct, id: string, props: MeetingApiProps) {
    super(scope, id)
    this.props = props
    const { directory, journal, links, mailing } = props
    const list = this.handler('List', 'list-meetings', 'Prevention does not see its meetings.')
    const plan = this.handler('Plan', 'plan-meeting', 'Prevention cannot plan a meeting.')
    const read = this.handler('Read', 'read-meeting', 'Prevention does not see who comes to a meeting.')
    const change = this.handler('Change', 'change-meeting', 'Prevention cannot change a meeting.')
    const invite = this.handler('Invite', 'invite-to-meeting', 'Coordinators are not invited to a meeting.')
    const cancel = this.handler('Cancel', 'cancel-meeting', 'Coordinators come to a meeting that is called off.')
    const minutes = this.handler('Minutes', 'write-minutes', 'Prevention gets no draft for the minutes of a meeting.')
    const show = this.handler('Show', 'show-invitation', 'Coordinators cannot open the page to answer an invitation.')
    const answer = this.handler('Answer', 'answer-invitation', 'Coordinators cannot answer an invitation.')

    for (const fn of [list, read, show]) journal.grantRead(fn)
    for (const fn of [plan, change, minutes, answer]) journal.grantReadWrite(fn)
    for (const fn of [plan, change, invite, cancel, minutes]) directory.grantAmend(fn)
    for (const fn of [show, answer]) {
      directory.grantRead(fn)
      links.grantSign(fn)
    }
    for (const fn of [invite, cancel]) mailing.grantStart(fn)

    this.handlers = {
      'list-meetings': list,
      'plan-meeting': plan,
      'read-meeting': read,
      'change-meeting': change,
      'invite-to-meeting': invite,
      'cancel-meeting': cancel,
      'write-minutes': minutes,
      'show-invitation': show,
      'answer-invitation': answer,
    }
  }

  private handler(id: string, operation: Operation, failureImpact: string): ServiceFunction {
    const { platform } = this.props
    return new ServiceFunction(this, id, {
      platform,
      entry: `meetings/${operation}`,
      failureImpact,
      timeoutSeconds: API_TIMEOUT_SECONDS,
    })
  }
}
