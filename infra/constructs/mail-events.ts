import { Duration } from 'aws-cdk-lib'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

/** How long an event is worth delivering: a bounce is, for as long as the bus keeps it. */
const WORTH_DELIVERING = Duration.hours(24)
const TRIES = 185

/** Of the mail that SES took with this configuration set. */
export interface MailEventsProps {
  readonly configurationSetName: string
  readonly recordMailEvent: ServiceFunction
}

/**
 * Hands what SES tells of mailings' mails to a function. An event holds the address and the subject: the rules hand on
 * neither, so that no dead letter and no trace has them. Of bounces they hand on the type too, which other events lack.
 */
export class MailEvents extends Construct {
  constructor(scope: Construct, id: string, { configurationSetName, recordMailEvent }: MailEventsProps) {
    super(scope, id)
    const mail = { tags: { 'ses:configuration-set': [configurationSetName], mailing: [{ exists: true }] } }
    const common = {
      eventType: EventField.fromPath('$.detail.eventType'),
      messageId: EventField.fromPath('$.detail.mail.messageId'),
      at: EventField.fromPath('$.time'),
      tags: EventField.fromPath('$.detail.mail.tags'),
    }
    const rule = (name: string, description: string, detail: object, input: object) =>
      new Rule(this, name, {
        description,
        eventPattern: { source: ['aws.ses'], detail: { ...detail, mail } },
        targets: [
          new LambdaFunction(recordMailEvent.function, {
            event: RuleTargetInput.fromObject(input),
            retryAttempts: TRIES,
            maxEventAge: WORTH_DELIVERING,
            ...(recordMailEvent.deadLetters ? { deadLetterQueue: recordMailEvent.deadLetters.queue } : {}),
          }),
        ],
      })
    rule(
      'Passage',
      'What SES tells of a mail on its way',
      { eventType: ['Send', 'Delivery', 'DeliveryDelay', 'Reject', 'Rendering Failure'] },
      common,
    )
    rule(
      'Bounce',
      'A mail came back',
      { eventType: ['Bounce'] },
      { ...common, bounceType: EventField.fromPath('$.detail.bounce.bounceType') },
    )
    rule(
      'Complaint',
      'Somebody called a mail spam, and not the contrary',
      {
        eventType: ['Complaint'],
        complaint: {
          $or: [
            { complaintFeedbackType: [{ exists: false }] },
            { complaintFeedbackType: [{ 'anything-but': ['not-spam'] }] },
          ],
        },
      },
      common,
    )
  }
}
