import { Worker } from 'node:worker_threads'
import { DynaliteMessage } from './dynalite-messages.ts'

/** dynalite in a thread of its own, so that its work holds nothing else up. */
export interface DynaliteThread {
  /** http://127.0.0.1:1234 */
  readonly endpoint: string
  close(): Promise<void>
}

const OPEN_WITHIN_MS = 15_000

/** How long a thread may take to bring its last writes to disk. */
const CLOSE_WITHIN_MS = 5_000

/** dynalite listens before it has opened its files; only an answer tells that it has. */
async function listTables(endpoint: string): Promise<void> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=LOCAL, SignedHeaders=host, Signature=0',
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20260101T000000Z',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
    },
    body: '{}',
    signal: AbortSignal.timeout(OPEN_WITHIN_MS),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** Starts dynalite over the tables in a directory, or over memory; rejects when another process has the directory. */
export function startDynalite(
  directory: string | undefined,
  onTrouble: (message: string) => void,
): Promise<DynaliteThread> {
  const worker = new Worker(new URL('./dynalite-worker.ts', import.meta.url), {
    workerData: { directory },
    env: { AWS_REGION: 'eu-central-1', AWS_ACCOUNT_ID: '000000000000' },
    execArgv: [],
  })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))

  async function close(): Promise<void> {
    worker.postMessage('close')
    const timer = setTimeout(() => void worker.terminate(), CLOSE_WITHIN_MS)
    await ended
    clearTimeout(timer)
  }

  return new Promise((resolve, reject) => {
    let ready = false
    const failed = (reason: string) => {
      const where = directory === undefined ? '' : ` over ${directory} (is another local stack using it?)`
      reject(new Error(`dynalite does not start${where}: ${reason}`))
      void worker.terminate()
    }
    const trouble = (reason: string) => (ready ? onTrouble(`dynalite: ${reason}`) : failed(reason))
    worker.once('error', (error) => trouble(String(error)))
    worker.on('message', (received: unknown) => {
      const message = DynaliteMessage.parse(received)
      if (message.kind === 'trouble') return trouble(message.reason)
      const endpoint = `http://127.0.0.1:${message.port}`
      listTables(endpoint).then(
        () => {
          ready = true
          resolve({ endpoint, close })
        },
        (error: unknown) => failed(String(error)),
      )
    })
  })
}
