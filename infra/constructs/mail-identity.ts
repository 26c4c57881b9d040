import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { EventBus } from 'aws-cdk-lib/aws-events'
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { nameOf, type Settings } from '../settings.ts'
import { mailIdentityArn } from './messaging.ts'
import type { ServiceFunction } from './service-function.ts'

/**
 * What SES must know before it sends: the domain with its signature (DKIM) and its own return domain (SPF), and the
 * configuration set by which it tells what became of each mail.
 */
export class MailIdentity extends Construct {
  readonly configurationSetName: string
  private readonly settings: Settings

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id)
    this.settings = settings
    if (settings.mail.createIdentity) this.identity()
    this.configurationSetName = nameOf(settings, 'mail')
    const set = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.configurationSetName,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    set.addEventDestination('Events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    })
  }

  /** Lets a function send mails that it writes itself, headers and all, with events about each. */
  grantSendRaw(fn: ServiceFunction): void {
    const set = Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSetName,
    })
    fn.allow({ actions: ['ses:SendRawEmail'], resources: [mailIdentityArn(fn, this.settings), set] })
    fn.tell({ MAIL_SENDER: this.settings.mail.sender, MAIL_CONFIGURATION_SET: this.configurationSetName })
  }

  /** Lets a function ask how much SES lets the account send. */
  grantAskQuota(fn: ServiceFunction): void {
    fn.allow({ actions: ['ses:GetSendQuota'], resources: ['*'], wildcardBecause: 'The quota is that of the account.' })
  }

  /** Kept when the stack is deleted: mail that is signed with it may still be on its way. */
  private identity(): void {
    const { identity } = this.settings.mail
    const isAddress = identity.includes('@')
    const made = new EmailIdentity(this, 'Identity', {
      identity: isAddress ? Identity.email(identity) : Identity.domain(identity),
      ...(isAddress ? {} : { mailFromDomain: `mail.${identity}` }),
    })
    made.applyRemovalPolicy(RemovalPolicy.RETAIN)
    if (isAddress) return
    new CfnOutput(this, 'DkimRecords', {
      description: 'CNAME records that let receivers check the signature (DKIM)',
      value: made.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`).join('\n'),
    })
  }
}
