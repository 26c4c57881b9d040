import type { MailList } from './mailing.ts'

/** Why an address gets no more mail: of any kind, or of the lists that somebody unsubscribed it from. */
export type StopReason = 'bounced' | 'complained' | 'soft-bounced' | 'unsubscribed'

/** That an address gets no more mail; `list` is absent where that holds for all mail. */
export interface Stop {
  readonly reason: StopReason
  readonly list?: MailList
  /** ISO 8601 */
  readonly at: string
}

/** Whether the stops of an address keep a mail of that list from it, and how the delivery is then recorded. */
export function keptFrom(stops: readonly Stop[], list: MailList | undefined): 'stopped' | 'unsubscribed' | undefined {
  if (stops.some((stop) => stop.list === undefined)) return 'stopped'
  return list !== undefined && stops.some((stop) => stop.list === list) ? 'unsubscribed' : undefined
}
