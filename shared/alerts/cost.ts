/** Prices in euro, as the settings of the stage hold them. */
export interface Prices {
  readonly callMinuteEuro: number
  readonly smsPartEuro: number
}

/** Connect bills a call by the second, but never fewer than this many. */
const MINIMUM_BILLED_SECONDS = 10

/** What a call of so many connected seconds counts for on the bill; a call nobody answered costs nothing. */
export function billedSeconds(connectedSeconds: number): number {
  return connectedSeconds <= 0 ? 0 : Math.max(MINIMUM_BILLED_SECONDS, Math.ceil(connectedSeconds))
}

/** What an alert cost, in euro, rounded to the cent once, at the end. */
export function actualCost(
  used: { readonly billedSeconds: number; readonly smsParts: number },
  prices: Prices,
): number {
  return cents(euro(used.billedSeconds, used.smsParts, prices), Math.round)
}

/** How many are called again after the first attempt, as a share: about half of the people press 1 the first time. */
const SHARE_CALLED_AGAIN = 0.5
/** A message is heard at most once and three times repeated (product rule 2), in at most two calls (rule 3). */
const MOST_PLAYS = 4
const MOST_CALLS = 2

/** Says what an alert is likely to cost and the most it can cost, in euro, rounded up to the cent. */
export function estimatedCost(
  plan: {
    readonly voice: number
    readonly sms: number
    /** Those called whose number gets the SMS after a missed retry. */
    readonly textAfterMiss: number
    readonly spokenSeconds: number
    readonly smsParts: number
  },
  prices: Prices,
): { readonly likely: number; readonly most: number } {
  const once = billedSeconds(plan.spokenSeconds)
  const likelySeconds = plan.voice * (1 + SHARE_CALLED_AGAIN) * once
  const likelyTexts = plan.sms + plan.textAfterMiss * SHARE_CALLED_AGAIN * SHARE_CALLED_AGAIN
  const mostSeconds = plan.voice * MOST_CALLS * billedSeconds(plan.spokenSeconds * MOST_PLAYS)
  const mostTexts = plan.sms + plan.textAfterMiss
  return {
    likely: cents(euro(likelySeconds, Math.ceil(likelyTexts) * plan.smsParts, prices), Math.ceil),
    most: cents(euro(mostSeconds, mostTexts * plan.smsParts, prices), Math.ceil),
  }
}

function euro(seconds: number, smsParts: number, prices: Prices): number {
  return (seconds / 60) * prices.callMinuteEuro + smsParts * prices.smsPartEuro
}

/** Rounds to cents; six decimals first, so that 0.1 + 0.2 is not a cent more. */
function cents(amount: number, round: (value: number) => number): number {
  return round(Number((amount * 100).toFixed(6))) / 100
}
