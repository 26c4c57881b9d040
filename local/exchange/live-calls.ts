import type { ServerResponse } from 'node:http'
import type { Call } from './call.ts'
import type { CallLog } from './call-log.ts'
import type { Phones } from './phones.ts'

/** A call in somebody's hand, as the page of phones gets it. */
interface LiveCall {
  readonly contactId: string
  readonly direction: 'outbound' | 'inbound'
  readonly state: 'ringing' | 'answered'
  /** The phone's own number. */
  readonly phone: string
  /** The number at the other end. */
  readonly other: string
  readonly startedAt: number
  readonly answeredAt: number | undefined
  readonly language: string
  /** What is being said, or was said last, and how many times something was said. */
  readonly saying: string | undefined
  readonly said: number
  readonly keys: readonly { readonly key: string; readonly fate: string }[]
}

/** Server-Sent Events for the page of phones. */
export interface LiveCalls {
  attach(response: ServerResponse): void
  /** To be told of everything that happens to a call. */
  callChanged(call: Call): void
  phonesChanged(): void
  close(): void
}

export interface LiveCallsDependencies {
  readonly log: CallLog
  readonly phones: () => Phones
  readonly timeScale: number
  readonly sourceNumber: string
}

/** Changes within this time go out as one event: a burst of calls must not flood the browser. */
const GATHER_MILLISECONDS = 40
const HEARTBEAT_MILLISECONDS = 15_000
const MOST_SHOWN = 50

/** Makes the feed of calls that a person handles: to `manual` phones, and by callers without a behaviour. */
export function createLiveCalls(dependencies: LiveCallsDependencies): LiveCalls {
  const { log, phones, timeScale, sourceNumber } = dependencies
  const clients = new Set<ServerResponse>()
  let gathering: NodeJS.Timeout | undefined
  let ended: { contactId: string; reason: string; keys: readonly string[] }[] = []
  const heartbeat = setInterval(() => {
    for (const client of clients) client.write(': nog steeds hier\n\n')
  }, HEARTBEAT_MILLISECONDS).unref()

  function tell(client: ServerResponse, event: string, data: unknown): void {
    client.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  function calls(): LiveCall[] {
    const shown: LiveCall[] = []
    for (const call of log.live()) {
      if (inHand(call)) shown.push(view(call))
      if (shown.length === MOST_SHOWN) break
    }
    return shown
  }

  function settings(): unknown {
    const { default: fallback, numbers } = phones().settings()
    const manual = Object.keys(numbers).filter((number) => numbers[number]?.behaviour === 'manual')
    return { default: fallback.behaviour, manual, timeScale, sourceNumber }
  }

  function gather(): void {
    gathering ??= setTimeout(() => {
      gathering = undefined
      const live = calls()
      for (const client of clients) {
        for (const one of ended) tell(client, 'ended', one)
        tell(client, 'calls', live)
      }
      ended = []
    }, GATHER_MILLISECONDS)
  }

  return {
    attach(response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      response.write('retry: 1000\n\n')
      tell(response, 'phones', settings())
      tell(response, 'calls', calls())
      clients.add(response)
      response.on('close', () => clients.delete(response))
    },
    callChanged(call) {
      if (clients.size === 0 || !inHand(call)) return
      if (call.state === 'ended') {
        const { contactId } = call.details
        ended.push({ contactId, reason: call.disconnectReason ?? '', keys: call.keys.map(({ key }) => key) })
      }
      gather()
    },
    phonesChanged() {
      for (const client of clients) tell(client, 'phones', settings())
    },
    close() {
      clearInterval(heartbeat)
      clearTimeout(gathering)
      for (const client of clients) client.end()
      clients.clear()
    },
  }
}

function inHand(call: Call): boolean {
  return call.details.behaviour.behaviour === 'manual'
}

function view(call: Call): LiveCall {
  const { contactId, direction, from, to } = call.details
  const [phone, other] = direction === 'outbound' ? [to, from] : [from, to]
  return {
    contactId,
    direction,
    state: call.state === 'ringing' ? 'ringing' : 'answered',
    phone,
    other,
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    language: call.language,
    saying: call.spoken.at(-1)?.text,
    said: call.spoken.length,
    keys: call.keys.map(({ key, fate }) => ({ key, fate })),
  }
}
