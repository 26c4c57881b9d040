import type { IncomingMessage } from 'node:http'

/** The most that API Gateway takes as the body of a request: 10 MB. */
const MOST_BODY_BYTES = 10 * 1024 * 1024

/**
 * Reads the body of a request; undefined when it is larger than API Gateway takes. The rest of such a body is read past,
 * since a client that is still sending would never see the refusal.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('the request is not read as bytes')
    size += chunk.length
    if (size > MOST_BODY_BYTES) chunks.length = 0
    else chunks.push(chunk)
  }
  return size > MOST_BODY_BYTES ? undefined : Buffer.concat(chunks)
}
