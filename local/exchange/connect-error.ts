import type { AwsReply } from '../aws/service.ts'

/** Errors of Connect's model with their HTTP status. TooManyRequests is how its throttling is seen in practice. */
const STATUS = {
  InvalidRequestException: 400,
  InvalidParameterException: 400,
  DestinationNotAllowedException: 403,
  OutboundContactNotPermittedException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ContactNotFoundException: 410,
  LimitExceededException: 429,
  TooManyRequestsException: 429,
} as const satisfies Record<string, number>

export type ConnectErrorName = keyof typeof STATUS

/** A refusal that the SDK client turns into the exception of that name. */
export class ConnectError extends Error {
  override readonly name: ConnectErrorName

  constructor(name: ConnectErrorName, message: string) {
    super(message)
    this.name = name
  }
}

/** Answers with an error as Connect's REST protocol writes it. */
export function errorReply(error: ConnectError): AwsReply {
  return {
    status: STATUS[error.name],
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.name },
    body: JSON.stringify({ Message: error.message }),
  }
}
