import { z } from 'zod'

/** What goes back to the client. */
export interface HttpReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Buffer
}

const Scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const FunctionReply = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), Scalar).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
})

/** API Gateway's own answer, with one `message` in JSON. */
export function gatewayReply(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ message }) }
}

/** Reads what a function answered: a reply with its status code, or anything else as the JSON body of a 200. */
export function functionReply(answer: unknown): HttpReply {
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer))
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) ?? '' }
  const parsed = FunctionReply.safeParse(answer)
  if (!parsed.success) return gatewayReply(500, 'Internal Server Error')
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded = false } = parsed.data
  const lowerCased = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      ...lowerCased,
      ...(cookies === undefined ? {} : { 'set-cookie': cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  }
}
