import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import {
  type ErrorDescription,
  type InvokeMessage,
  isWorkerSettings,
  type WorkerMessage,
  type WorkerSettings,
} from './messages.ts'

/** The context object of Lambda's Node.js runtime. */
interface LambdaContext {
  readonly awsRequestId: string
  readonly callbackWaitsForEmptyEventLoop: boolean
  readonly functionName: string
  readonly functionVersion: string
  readonly invokedFunctionArn: string
  readonly logGroupName: string
  readonly logStreamName: string
  readonly memoryLimitInMB: string
  getRemainingTimeInMillis(): number
}

type Handler = (event: unknown, context: LambdaContext) => unknown

function describe(error: unknown): ErrorDescription {
  if (error instanceof Error)
    return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] }
  return { errorType: typeof error, errorMessage: String(error), trace: [] }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const isHandler = (value: unknown): value is Handler => typeof value === 'function'

/** Loads the module the way Lambda does: the handler's module name, with any of Node's endings. */
async function loadHandler({ codeDirectory, handler }: WorkerSettings): Promise<Handler> {
  const dot = handler.lastIndexOf('.')
  const base = join(codeDirectory, handler.slice(0, dot))
  const file = ['.mjs', '.js', '.cjs'].map((ending) => base + ending).find((path) => existsSync(path))
  if (file === undefined)
    throw Object.assign(new Error(`Cannot find module '${base}'`), { name: 'Runtime.ImportModuleError' })
  const loaded: unknown = await import(pathToFileURL(file).href)
  const exported = isRecord(loaded) ? loaded[handler.slice(dot + 1)] : undefined
  if (isHandler(exported)) return exported
  throw Object.assign(new Error(`${handler} is undefined or not exported`), { name: 'Runtime.HandlerNotFound' })
}

function run(port: NonNullable<typeof parentPort>, settings: WorkerSettings): void {
  const tell = (message: WorkerMessage) => port.postMessage(message)

  // Over the same port as the answers, so that no line of a function arrives after its answer, or not at all.
  for (const stream of [process.stdout, process.stderr])
    stream.write = (chunk: string | Uint8Array) => {
      tell({ kind: 'output', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8') })
      return true
    }
  // Lambda ends the execution environment of a function in which something breaks outside its handler.
  process.on('uncaughtException', (error) => tell({ kind: 'error', error: describe(error), fatal: true }))
  process.on('unhandledRejection', (reason) => {
    const error = describe(reason)
    tell({ kind: 'error', error: { ...error, errorType: 'Runtime.UnhandledPromiseRejection' }, fatal: true })
  })

  async function handle(handler: Handler, { requestId, event, deadline }: InvokeMessage): Promise<void> {
    const context: LambdaContext = {
      awsRequestId: requestId,
      callbackWaitsForEmptyEventLoop: true,
      functionName: settings.functionName,
      functionVersion: '$LATEST',
      invokedFunctionArn: settings.functionArn,
      logGroupName: `/aws/lambda/${settings.functionName}`,
      logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'] ?? '',
      memoryLimitInMB: String(settings.memoryMb),
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    }
    try {
      const result = await handler(JSON.parse(event), context)
      tell({ kind: 'result', json: JSON.stringify(result) ?? 'null' })
    } catch (error) {
      tell({ kind: 'error', error: describe(error), fatal: false })
    }
  }

  enableCompileCache()
  loadHandler(settings).then(
    (handler) => {
      port.on('message', (message: InvokeMessage) => void handle(handler, message))
      tell({ kind: 'ready' })
    },
    (error: unknown) => tell({ kind: 'error', error: describe(error), fatal: true }),
  )
}

const settings: unknown = workerData
if (parentPort !== null && isWorkerSettings(settings)) run(parentPort, settings)
