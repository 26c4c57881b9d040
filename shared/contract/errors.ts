/**
 * Named for what the platform must do, as the state machine's Retry knows it: nothing will change by trying again, and
 * the workflow goes on without this step.
 */
export class GiveUp extends Error {
  override readonly name = 'GiveUp'
}

/** Every `code` of a problem+json answer, with its HTTP status. */
export const problems = {
  'bad-json': 400,
  'bad-request': 400,
  'bad-list': 400,
  'unknown-field': 400,
  'missing-idempotency-key': 400,
  forbidden: 403,
  'not-found': 404,
  'unknown-bin': 404,
  'bin-not-active': 409,
  'duplicate-alert': 409,
  'recipients-unconfirmed': 409,
  'alert-ended': 409,
  'number-taken': 409,
  'member-left': 409,
  'members-unconfirmed': 409,
  'request-decided': 409,
  'zone-not-empty': 409,
  'runs-bin': 409,
  'already-exists': 409,
  'nobody-reached': 409,
  'already-relayed': 409,
  'relay-too-early': 409,
  'no-permit': 409,
  'permit-asked': 409,
  'permit-decided': 409,
  'not-a-draft': 409,
  'meeting-cancelled': 409,
  'survey-not-open': 409,
  'survey-not-closed': 409,
  'bulletin-not-sent': 409,
  'not-published': 409,
  'news-removed': 409,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'empty-message': 422,
  'no-recipients': 422,
  privacy: 422,
  'message-too-long': 422,
  'step-incomplete': 422,
  'bulletin-incomplete': 422,
  'unfit-image': 422,
  'idempotency-key-reused': 422,
  'missing-if-match': 428,
  'too-many': 429,
  internal: 500,
  'try-later': 503,
} as const satisfies Record<string, number>
export type ProblemCode = keyof typeof problems
