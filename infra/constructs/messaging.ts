import { ArnFormat, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import type { ServiceFunction } from './service-function.ts'

/** Lets a function send text messages to telephones, and to nothing else SNS can publish to. */
export function grantSendTextMessages(fn: ServiceFunction, { prices }: Settings): void {
  fn.allow({
    actions: ['sns:Publish'],
    resources: ['*'],
    wildcardBecause: 'A telephone number has no ARN; topics and devices, which have one, are denied.',
  })
  fn.role.addToPolicy(
    new PolicyStatement({ effect: Effect.DENY, actions: ['sns:Publish'], resources: ['arn:aws:sns:*:*:*'] }),
  )
  fn.tell({ SMS_MAX_PRICE_USD: prices.smsMaxUsd })
}

/** Lets a function send mail from the system's address. */
export function grantSendMail(fn: ServiceFunction, settings: Settings): void {
  fn.allow({ actions: ['ses:SendEmail'], resources: [mailIdentityArn(fn, settings)] })
  fn.tell({ MAIL_SENDER: settings.mail.sender })
}

/** Lets a function send mail it composed itself to one person at a time, from the system's address. */
export function grantSendPersonalMail(fn: ServiceFunction, settings: Settings): void {
  fn.allow({ actions: ['ses:SendRawEmail'], resources: [mailIdentityArn(fn, settings)] })
  fn.tell({ MAIL_SENDER: settings.mail.sender })
}

/** The SES identity that mail is sent from. */
export function mailIdentityArn(scope: Construct, { mail }: Settings): string {
  return Stack.of(scope).formatArn({
    service: 'ses',
    resource: 'identity',
    resourceName: mail.identity,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  })
}

/** Tells a function what a minute of call and a part of a text message cost, in euro. */
export function tellPrices(fn: ServiceFunction, { prices }: Settings): void {
  fn.tell({ PRICE_CALL_MINUTE: prices.callMinute, PRICE_SMS_PART: prices.smsPart })
}

/** Tells a function what a mail costs, in euro. */
export function tellMailPrice(fn: ServiceFunction, { prices }: Settings): void {
  fn.tell({ PRICE_MAIL: prices.mail })
}

/** Tells a function for how long after an alert a second one for the same BIN needs a confirmation. */
export function tellDuplicateWindow(fn: ServiceFunction, { duplicateWindowSeconds }: Settings): void {
  fn.tell({ DUPLICATE_WINDOW_SECONDS: duplicateWindowSeconds })
}
