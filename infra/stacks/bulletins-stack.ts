import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { BulletinApi } from '../constructs/bulletin-api.ts'
import type { Journal } from '../constructs/journal.ts'
import { MailIdentity } from '../constructs/mail-identity.ts'
import { MailingWorkflow } from '../constructs/mailing-workflow.ts'
import { MeetingApi } from '../constructs/meeting-api.ts'
import type { MemberDirectory } from '../constructs/member-directory.ts'
import type { Platform } from '../constructs/platform.ts'
import type { SignedLinks } from '../constructs/signed-links.ts'
import { SurveyApi } from '../constructs/survey-api.ts'

export interface BulletinsStackProps extends StackProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly links: SignedLinks
}

/** Everything that goes to many by mail: the sending, and what is sent. */
export class BulletinsStack extends Stack {
  readonly mailing: MailingWorkflow
  readonly handlers: MailingWorkflow['handlers'] &
    SurveyApi['handlers'] &
    MeetingApi['handlers'] &
    BulletinApi['handlers']

  constructor(scope: Construct, id: string, props: BulletinsStackProps) {
    super(scope, id, props)
    const { platform, directory, journal, links } = props
    const identity = new MailIdentity(this, 'Mail', platform.settings)
    this.mailing = new MailingWorkflow(this, 'Mailing', { platform, directory, journal, links, identity })
    const mailed = { platform, directory, journal, links, mailing: this.mailing }
    const surveys = new SurveyApi(this, 'Surveys', mailed)
    const meetings = new MeetingApi(this, 'Meetings', mailed)
    const bulletins = new BulletinApi(this, 'Bulletins', mailed)
    this.handlers = { ...this.mailing.handlers, ...surveys.handlers, ...meetings.handlers, ...bulletins.handlers }
  }
}
