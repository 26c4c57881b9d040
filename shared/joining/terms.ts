/** Hours in which a request, or a changed address, must be confirmed; the privacy notice states it. */
export const CONFIRM_HOURS = 48
/** Days in which the coordinator must decide on a confirmed request; the privacy notice states it. */
export const DECIDE_DAYS = 60
/** Minutes for which a code sent by SMS is good; the message states it. */
export const CODE_MINUTES = 15
/** How often a code may be tried: with three codes an hour a guess succeeds once in 66,000 hours. */
export const CODE_TRIES = 5
