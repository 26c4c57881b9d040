import { type HttpReply, refuse } from '#runtime/problem.ts'

/** Refuses an alert that does not exist or is not the caller's to know of: both look the same. */
export function refuseUnknownAlert(): HttpReply {
  return refuse('not-found', 'Deze oproep bestaat niet, of is niet voor u bestemd.')
}
