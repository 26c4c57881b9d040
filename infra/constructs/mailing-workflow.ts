import { ArnFormat, Stack } from 'aws-cdk-lib'
import { Construct } from 'constructs'
import { nameOf } from '../settings.ts'
import { MailingDefinition, SEND_BATCHES } from '../workflows/mailing.ts'
import { everyMinutes } from './every-minute.ts'
import type { Journal } from './journal.ts'
import { MailEvents } from './mail-events.ts'
import type { MailIdentity } from './mail-identity.ts'
import type { MemberDirectory } from './member-directory.ts'
import { tellMailPrice } from './messaging.ts'
import type { Platform } from './platform.ts'
import { ServiceFunction } from './service-function.ts'
import type { SignedLinks } from './signed-links.ts'
import { workflowMachine } from './workflow-machine.ts'

export interface MailingWorkflowProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly links: SignedLinks
  readonly identity: MailIdentity
}

/** The sending of mailings: its state machine and functions, and what SES tells of the mails. */
export class MailingWorkflow extends Construct {
  /** The page to unsubscribe on. */
  readonly handlers: { readonly 'leave-list': ServiceFunction }
  private readonly props: MailingWorkflowProps
  private readonly arn: string

  constructor(scope: Construct, id: string, props: MailingWorkflowProps) {
    super(scope, id)
    this.props = props
    const { platform } = props
    const name = nameOf(platform.settings, 'mailing')
    this.arn = this.arnOf('stateMachine', name)
    const lambdas = {
      openMailing: this.openMailing().function,
      sendMailBatch: this.sendMailBatch().function,
      closeMailing: this.closeMailing().function,
    }
    workflowMachine(this, {
      platform,
      name,
      start: new MailingDefinition(this, 'Definition', lambdas, platform.settings.mail.batchesAtOnce).start,
      functions: Object.values(lambdas),
      machineArn: this.arn,
      executions: [this.arnOf('execution', `${name}:*`), this.arnOf('execution', `${name}/${SEND_BATCHES}:*`)],
      alarm: {
        name: 'mailing',
        impact: 'A bulletin or another mailing stopped before everyone had their mail.',
      },
    })
    this.hearOfMails()
    this.tellOfStops()
    this.handlers = { 'leave-list': this.leaveList() }
  }

  /** Lets a function start mailings: write their texts and recipients, and start the sending. */
  grantStart(fn: ServiceFunction): void {
    this.props.journal.grantReadWrite(fn)
    this.props.links.grantSign(fn)
    fn.allow({ actions: ['states:StartExecution'], resources: [this.arn] })
    fn.tell({ MAILING_STATE_MACHINE_ARN: this.arn })
  }

  private openMailing(): ServiceFunction {
    const fn = new ServiceFunction(this, 'OpenMailing', {
      platform: this.props.platform,
      entry: 'mailing/open-mailing',
      failureImpact: 'Bulletins and other mailings do not start.',
      timeoutSeconds: 60,
    })
    this.props.journal.grantRead(fn)
    return fn
  }

  private sendMailBatch(): ServiceFunction {
    const { platform, directory, journal, links, identity } = this.props
    const { mail } = platform.settings
    const fn = new ServiceFunction(this, 'SendMailBatch', {
      platform,
      entry: 'mailing/send-mail-batch',
      failureImpact: 'Bulletins and other mailings do not go out.',
      // It sends for 60 seconds; the last mail may wait 10 for its slot and 10 for SES's answer, five times.
      timeoutSeconds: 180,
      memoryMb: 1024,
      ...(mail.functionsAtOnce === undefined ? {} : { atMost: mail.functionsAtOnce.sending }),
    })
    journal.grantReadWrite(fn)
    directory.grantRead(fn)
    links.grantSign(fn)
    identity.grantSendRaw(fn)
    identity.grantAskQuota(fn)
    fn.tell({
      MAIL_SLOT_WAIT_SECONDS: SLOT_WAIT_SECONDS,
      MAIL_LOST_AFTER_SECONDS: mail.lostAfterSeconds,
      MAIL_LOST_AT_LAST_SECONDS: mail.lostAtLastSeconds,
      MAIL_HOLD_SECONDS: mail.holdSeconds,
      MAIL_STANDING_SECONDS: STANDING_SECONDS,
      MAIL_QUOTA_REFRESH_SECONDS: QUOTA_REFRESH_SECONDS,
    })
    return fn
  }

  private closeMailing(): ServiceFunction {
    const { platform, directory, journal } = this.props
    const fn = new ServiceFunction(this, 'CloseMailing', {
      platform,
      entry: 'mailing/close-mailing',
      failureImpact: 'Mailings that went out are shown as still going on, and bulletins without what they cost.',
      timeoutSeconds: 60,
    })
    journal.grantReadWrite(fn)
    directory.grantAmend(fn)
    tellMailPrice(fn, platform.settings)
    return fn
  }

  private hearOfMails(): void {
    const { platform, directory, journal, identity } = this.props
    const { mail } = platform.settings
    const fn = new ServiceFunction(this, 'RecordMailEvent', {
      platform,
      entry: 'mailing/record-mail-event',
      failureImpact: 'Addresses that bounce or complain get more mail, which costs the right to send any.',
      timeoutSeconds: 30,
      asynchronous: { retries: 2, giveUpAfterSeconds: 21_600 },
      ...(mail.functionsAtOnce === undefined ? {} : { atMost: mail.functionsAtOnce.recording }),
    })
    journal.grantReadWrite(fn)
    directory.grantReadWrite(fn)
    fn.tell({ MAIL_SOFT_BOUNCES: mail.softBounces })
    new MailEvents(this, 'Events', { configurationSetName: identity.configurationSetName, recordMailEvent: fn })
  }

  private tellOfStops(): void {
    const { platform, directory, identity } = this.props
    const fn = new ServiceFunction(this, 'ReportStops', {
      platform,
      entry: 'mailing/report-stops',
      failureImpact: 'Coordinators do not hear which members get no more mail.',
      timeoutSeconds: 120,
      asynchronous: { retries: 0, giveUpAfterSeconds: 60 },
    })
    directory.grantReadWrite(fn)
    identity.grantSendRaw(fn)
    everyMinutes(this, 'EveryHour', {
      minutes: 60,
      description: 'Tells coordinators which members get no more mail',
      fn,
    })
  }

  private leaveList(): ServiceFunction {
    const { platform, directory, links } = this.props
    const fn = new ServiceFunction(this, 'LeaveList', {
      platform,
      entry: 'mailing/leave-list',
      failureImpact: 'Nobody can unsubscribe from mail, and mail programs call it spam.',
      // API Gateway gives up after 30 seconds.
      timeoutSeconds: 29,
    })
    directory.grantReadWrite(fn)
    links.grantSign(fn)
    return fn
  }

  private arnOf(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({
      service: 'states',
      resource,
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
  }
}

/** How old the stops may be that a mail goes by: with the wait for its slot, a stop holds well within a minute. */
const STANDING_SECONDS = 20
/** How far ahead a slot in SES's rate may be reserved; beyond it a function gives its place to another. */
const SLOT_WAIT_SECONDS = 10
/** SES answers GetSendQuota once a second; what it lets us send changes within days. */
const QUOTA_REFRESH_SECONDS = 60
