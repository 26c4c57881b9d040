import { EventEmitter } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import dynalite from 'dynalite'
import { type DynaliteSettings, type FromDynalite, isDynaliteSettings, type ToDynalite } from './dynalite-messages.ts'

/** dynalite wants to see a signature; it does not check it. */
const HEADERS = {
  authorization: 'AWS4-HMAC-SHA256 Credential=LOCAL, SignedHeaders=host, Signature=0',
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
}

/** As much of an HTTP request as dynalite looks at. */
class Request extends EventEmitter {
  readonly method = 'POST'
  readonly url = '/'
  readonly headers: Readonly<Record<string, string>>

  constructor(target: string) {
    super()
    this.headers = { ...HEADERS, 'x-amz-target': target }
  }
}

/** As much of an HTTP response as dynalite uses. */
class Response {
  statusCode = 200
  readonly headers: Record<string, string> = {}
  readonly #done: (response: Response, body: string) => void

  constructor(done: (response: Response, body: string) => void) {
    this.#done = done
  }

  setHeader(name: string, value: string | number): void {
    this.headers[name.toLowerCase()] = String(value)
  }

  end(body = ''): void {
    this.#done(this, body)
  }
}

/**
 * Serves requests that come as messages. dynalite is a server without an entry of its own, so its server gets the
 * requests handed in, but does not listen: a connection less for each of the many thousand calls.
 */
function run(port: NonNullable<typeof parentPort>, { directory }: DynaliteSettings): void {
  const tell = (message: FromDynalite) => port.postMessage(message)
  const server = dynalite({
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
    ...(directory === undefined ? {} : { path: directory }),
  })
  // dynalite throws what it did not foresee out of a callback; the one request is lost, the tables are not.
  process.on('uncaughtException', (error) => tell({ kind: 'trouble', reason: error.stack ?? error.message }))

  port.on('message', (message: ToDynalite) => {
    if (message.kind === 'close') {
      // The server closes the database after itself, and does not close itself unless it listens.
      server.listen(0, '127.0.0.1', () => server.close(() => port.close()))
      return
    }
    const { id, target, body } = message
    const request = new Request(target)
    const response = new Response(({ statusCode: status, headers }, text) =>
      tell({ kind: 'reply', id, status, headers, body: text }),
    )
    server.emit('request', request, response)
    try {
      request.emit('data', Buffer.from(body))
      request.emit('end')
    } catch (error) {
      response.statusCode = 500
      response.end(
        JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: String(error) }),
      )
    }
  })
}

const settings: unknown = workerData
if (parentPort !== null && isDynaliteSettings(settings)) run(parentPort, settings)
