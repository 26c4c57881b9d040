import { Agent, request } from 'node:http'
import { Worker } from 'node:worker_threads'
import type { DynaliteSettings, FromDynalite, ToDynalite } from './dynalite-messages.ts'
import type { AwsReply } from './service.ts'

/** Something that does what DynamoDB does. */
export interface DynamoDbEngine {
  /** `target` is the X-Amz-Target: DynamoDB_20120810.GetItem. */
  call(target: string, body: string): Promise<AwsReply>
  close(): Promise<void>
}

/** An answer that takes longer has been lost: dynalite threw in the middle of it. */
const ANSWER_WITHIN_MS = 10_000

/** How long dynalite may take to bring its last writes to disk. */
const CLOSE_WITHIN_MS = 5_000

/** dynalite in a thread of its own, over the tables in a directory, or in memory. */
export function startDynalite(directory: string | undefined, onTrouble: (reason: string) => void): DynamoDbEngine {
  const settings: DynaliteSettings = { engine: 'dynalite', ...(directory === undefined ? {} : { directory }) }
  const worker = new Worker(new URL('./dynalite-worker.ts', import.meta.url), {
    workerData: settings,
    env: { AWS_REGION: 'eu-central-1', AWS_ACCOUNT_ID: '000000000000' },
    execArgv: [],
  })
  interface Pending {
    readonly timer: NodeJS.Timeout
    resolve(reply: AwsReply): void
    reject(error: Error): void
  }
  const pending = new Map<number, Pending>()
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  let lastId = 0
  let answered = false

  function finish(id: number): Pending | undefined {
    const found = pending.get(id)
    pending.delete(id)
    clearTimeout(found?.timer)
    return found
  }
  function abandon(reason: string): void {
    for (const id of pending.keys()) finish(id)?.reject(new Error(reason))
  }
  worker.on('message', (message: FromDynalite) => {
    if (message.kind === 'trouble') {
      onTrouble(`dynalite: ${message.reason}`)
      // Before the first answer it is the opening of the files that failed.
      if (!answered) abandon(message.reason)
      return
    }
    answered = true
    finish(message.id)?.resolve(message)
  })
  worker.on('error', (error) => onTrouble(`dynalite ended: ${String(error)}`))
  void ended.then(() => abandon('dynalite has ended'))
  const tell = (message: ToDynalite) => worker.postMessage(message)

  return {
    call: (target, body) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        const timer = setTimeout(
          () => finish(id)?.reject(new Error(`dynalite gave no answer within ${ANSWER_WITHIN_MS} ms`)),
          ANSWER_WITHIN_MS,
        )
        pending.set(id, { timer, resolve, reject })
        tell({ kind: 'request', id, target, body })
      }),
    async close() {
      tell({ kind: 'close' })
      const timer = setTimeout(() => void worker.terminate(), CLOSE_WITHIN_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

/**
 * Another DynamoDB, reached over HTTP. AWS's DynamoDB Local keeps other tables for another access key, so all calls bear
 * the same one; it does not check the signature, but wants to see one.
 */
export function connectDynamoDb(endpoint: string, region: string): DynamoDbEngine {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { hostname, port } = new URL(endpoint)
  const authorization =
    `AWS4-HMAC-SHA256 Credential=LOCAL/20260101/${region}/dynamodb/aws4_request, ` +
    `SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`

  return {
    call: (target, body) =>
      new Promise((resolve, reject) => {
        const headers = {
          authorization,
          'content-type': 'application/x-amz-json-1.0',
          'content-length': Buffer.byteLength(body),
          'x-amz-date': new Date().toISOString().replaceAll(/[-:]|\.\d+/g, ''),
          'x-amz-target': target,
        }
        const options = { agent, hostname, port, path: '/', method: 'POST', timeout: ANSWER_WITHIN_MS, headers }
        const outgoing = request(options, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('error', reject)
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 500,
              headers: {
                'content-type': response.headers['content-type'] ?? 'application/x-amz-json-1.0',
                'x-amzn-requestid': String(response.headers['x-amzn-requestid'] ?? ''),
              },
              body: Buffer.concat(chunks),
            }),
          )
        })
        outgoing.once('timeout', () => outgoing.destroy(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)))
        outgoing.once('error', reject)
        outgoing.end(body)
      }),
    close() {
      agent.destroy()
      return Promise.resolve()
    },
  }
}
