/** Who makes an AWS call: a function under its role, or a person or test with the operator's key. */
export interface Caller {
  readonly kind: 'function' | 'operator'
  readonly functionName?: string
  readonly roleArn?: string
}

/** One AWS SDK call as the front received it, told apart by service and action, and allowed by the caller's role. */
export interface AwsCall {
  /** SigV4 signing name: dynamodb, connect, states, sns, ses, events, scheduler, sts. */
  readonly service: string
  /** The API's own name of the operation: StartOutboundVoiceContact, PutItem, … */
  readonly action: string
  readonly caller: Caller
  readonly method: string
  /** Path without the query string. */
  readonly path: string
  readonly query: URLSearchParams
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What an AWS service answers: the bytes that the SDK client will read. */
export interface AwsReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** A neighbour of ours that speaks an AWS wire protocol. */
export type AwsService = (call: AwsCall) => Promise<AwsReply>
