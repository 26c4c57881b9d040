import { parentPort, workerData } from 'node:worker_threads'
import dynalite from 'dynalite'
import { type DynaliteMessage, DynaliteSettings } from './dynalite-messages.ts'

function run(port: NonNullable<typeof parentPort>): void {
  const tell = (message: DynaliteMessage) => port.postMessage(message)
  const { directory } = DynaliteSettings.parse(workerData)
  const server = dynalite({
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
    ...(directory === undefined ? {} : { path: directory }),
  })
  // dynalite throws what it did not foresee out of a callback; the one request is lost, the tables are not.
  process.on('uncaughtException', (error) => tell({ kind: 'trouble', reason: error.stack ?? error.message }))
  server.keepAliveTimeout = 600_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address !== null) tell({ kind: 'listening', port: address.port })
  })
  port.once('message', () => {
    server.close(() => port.close())
    server.closeAllConnections()
  })
}

if (parentPort !== null) run(parentPort)
