import * as z from 'zod'

/** What SES lets an account send: mails a second, and in any 24 hours (-1: without limit). */
export const MailLimits = z.strictObject({
  maxSendRate: z.number().positive(),
  max24HourSend: z.int().min(-1),
})
export type MailLimits = z.infer<typeof MailLimits>

/** An account that came out of the sandbox a while ago. */
const USUAL_LIMITS: MailLimits = { maxSendRate: 14, max24HourSend: 50_000 }

/** What SES says to a mail beyond its limits. */
export type OverLimit = 'Daily message quota exceeded.' | 'Maximum sending rate exceeded.'

/** What was asked of SES and what of it was taken; seconds and days are those of the system. */
export interface SendingFigures extends MailLimits {
  readonly sentLast24Hours: number
  readonly taken: number
  readonly throttled: number
  /** The most requests that came within one second, those refused included. */
  readonly mostInASecond: number
}

/** Counts what is sent, against limits that can be changed. */
export interface SendQuota {
  limits(): MailLimits
  setLimits(limits: Partial<MailLimits>): void
  /** Takes a request for so many recipients into account, or says why not. */
  take(recipients: number): OverLimit | undefined
  figures(): SendingFigures
}

const SECOND = 1000
const DAY = 86_400_000

/**
 * Keeps to the limits as SES documents them, and more strictly than it says that it does: no second sees more than the
 * rate, while SES lets short bursts pass. `now` is in milliseconds.
 */
export function createSendQuota(timeScale: number, now: () => number = () => Date.now()): SendQuota {
  let limits = USUAL_LIMITS
  const accepted: number[] = []
  const requests: number[] = []
  const day: { readonly at: number; readonly count: number }[] = []
  let [taken, throttled, mostInASecond, inDay] = [0, 0, 0, 0]

  const since = (times: number[], span: number, at: number) => {
    while ((times[0] ?? Number.POSITIVE_INFINITY) <= at - span / timeScale) times.shift()
    return times.length
  }
  const sentInDay = (at: number) => {
    for (let [first] = day; first !== undefined && first.at <= at - DAY / timeScale; [first] = day) {
      inDay -= first.count
      day.shift()
    }
    return inDay
  }

  return {
    limits: () => limits,
    setLimits(changed) {
      limits = { ...limits, ...changed }
    },
    take(recipients) {
      const at = now()
      requests.push(at)
      mostInASecond = Math.max(mostInASecond, since(requests, SECOND, at))
      const { maxSendRate, max24HourSend } = limits
      const overDay = max24HourSend >= 0 && sentInDay(at) + recipients > max24HourSend
      if (overDay || since(accepted, SECOND, at) >= Math.max(1, maxSendRate)) {
        throttled += 1
        return overDay ? 'Daily message quota exceeded.' : 'Maximum sending rate exceeded.'
      }
      accepted.push(at)
      day.push({ at, count: recipients })
      inDay += recipients
      taken += recipients
      return undefined
    },
    figures: () => ({ ...limits, sentLast24Hours: sentInDay(now()), taken, throttled, mostInASecond }),
  }
}
