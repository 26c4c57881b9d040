/** What SES lets the account send, as it last said. */
export interface MailQuota {
  readonly perSecond: number
  /** In any 24 hours; negative where there is no limit. */
  readonly perDay: number
  readonly sentInDay: number
  /** ISO 8601 */
  readonly readAt: string
}

/**
 * The part of the daily quota that mailings use. What is left is for mail that goes to one person at once: the summary
 * of an alert, the confirmation of somebody who joins.
 */
const SHARE_OF_DAY = 0.95

/** Whether mailings may send more today. */
export function hasQuota({ perDay, sentInDay }: MailQuota): boolean {
  return perDay < 0 || sentInDay < perDay * SHARE_OF_DAY
}

/** With one mail on its way as long as half a second, so many at once keep up with the rate. */
const SECONDS_PER_MAIL = 0.5
/** The SDK's client opens 50 connections. */
const MOST_AT_ONCE = 25

/** How many mails one function has on their way at once. */
export function mailsAtOnce({ perSecond }: Pick<MailQuota, 'perSecond'>): number {
  return Math.min(MOST_AT_ONCE, Math.max(1, Math.ceil(perSecond * SECONDS_PER_MAIL)))
}
