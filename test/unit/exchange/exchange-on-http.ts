import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  ConnectClient,
  StartOutboundVoiceContactCommand,
  type StartOutboundVoiceContactCommandInput,
} from '@aws-sdk/client-connect'
import { expect, vi } from 'vitest'
import type { CallDetail, CallView } from '../../../local/exchange/call-view.ts'
import type { ContactEventEnvelope } from '../../../local/exchange/contact-events.ts'
import { createExchange, type Exchange, type ExchangeOptions } from '../../../local/exchange/exchange.ts'
import type { Limits } from '../../../local/exchange/limits.ts'
import { alertFlow, attributes, detectingFlow, functions, inboundFlow } from './sample-flows.ts'

export const INSTANCE = 'instance-1'
export const INSTANCE_ARN = `arn:aws:connect:eu-central-1:111122223333:instance/${INSTANCE}`
export const SOURCE = '+3280012345'
export const ANNA = '+32470000001'
export const BERT = '+32470000002'

/** Functions that the flows invoke, by ARN. */
export type Functions = Record<string, (event: unknown) => Promise<unknown>>

/** An exchange behind a real HTTP server, with the real SDK client in front of it. */
export interface Bench {
  readonly exchange: Exchange
  readonly connect: ConnectClient
  readonly events: ContactEventEnvelope[]
  readonly invocations: { arn: string; event: unknown }[]
  readonly limitChanges: Limits[]
  readonly functions: Functions
  readonly address: string
  dial(to: string, change?: Partial<StartOutboundVoiceContactCommandInput>): Promise<string>
  local(method: string, path: string, body?: unknown): Promise<Response>
  phones(numbers: Record<string, unknown>, fallback?: unknown): Promise<void>
  limits(limits: object): Promise<void>
  calls(query?: string): Promise<CallView[]>
  call(contactId: string): Promise<CallDetail>
  ended(contactId: string): Promise<CallDetail>
  close(): Promise<void>
}

export interface BenchOptions {
  readonly timeScale?: number
  readonly options?: Partial<ExchangeOptions>
}

/** Opens an exchange that lives `timeScale` times faster; quotas are those of a new instance. */
export async function openBench({ timeScale = 400, options = {} }: BenchOptions = {}): Promise<Bench> {
  const events: ContactEventEnvelope[] = []
  const invocations: Bench['invocations'] = []
  const limitChanges: Limits[] = []
  const handlers: Functions = { [functions.record]: async () => ({ recorded: 'true' }) }
  const exchange = createExchange({
    instanceId: INSTANCE,
    instanceArn: INSTANCE_ARN,
    sourceNumber: SOURCE,
    inboundFlowId: 'inbound',
    flows: new Map<string, unknown>([
      ['alert', alertFlow],
      ['detecting', detectingFlow],
      ['inbound', inboundFlow],
    ]),
    timeScale,
    async invokeFunction(arn, event) {
      invocations.push({ arn, event })
      const handler = handlers[arn]
      if (handler === undefined) throw new Error('no such function')
      return await handler(event)
    },
    emit: (event) => void events.push(event),
    onLimitsChanged: async (limits) => void limitChanges.push(limits),
    // A busy test machine must not turn an answer that is ready at once into one that came too late.
    leastFunctionMilliseconds: 1000,
    ...options,
  })
  const server = await listen(exchange)
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const connect = new ConnectClient({
    endpoint: address,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })

  async function local(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) }
    return await fetch(address + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  }
  const call = async (contactId: string): Promise<CallDetail> =>
    (await (await local('GET', `/local/calls/${contactId}`)).json()) as CallDetail

  return {
    exchange,
    connect,
    events,
    invocations,
    limitChanges,
    functions: handlers,
    address,
    local,
    call,
    async dial(to, change = {}) {
      const { ContactId } = await connect.send(
        new StartOutboundVoiceContactCommand({
          InstanceId: INSTANCE,
          ContactFlowId: 'alert',
          DestinationPhoneNumber: to,
          SourcePhoneNumber: SOURCE,
          RingTimeoutInSeconds: 30,
          Attributes: attributes,
          ...change,
        }),
      )
      return ContactId ?? ''
    },
    async phones(numbers, fallback = 'acknowledge') {
      expect((await local('PUT', '/local/phones', { default: fallback, numbers })).status).toBe(200)
    },
    async limits(limits) {
      expect((await local('PUT', '/local/exchange', limits)).status).toBe(200)
    },
    async calls(query = '') {
      return (await (await local('GET', `/local/calls${query}`)).json()) as CallView[]
    },
    async ended(contactId) {
      await vi.waitFor(() => expect(ends(events, contactId)).toBe(true), { timeout: 5000, interval: 3 })
      return await call(contactId)
    },
    async close() {
      exchange.close()
      connect.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function ends(events: readonly ContactEventEnvelope[], contactId: string): boolean {
  return events.some(({ detail }) => detail.eventType === 'COMPLETED' && detail.contactId === contactId)
}

async function listen(exchange: Exchange): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      if (url.pathname.startsWith('/local/')) {
        if (!(await exchange.handleLocal(request, response, url))) response.writeHead(404).end()
        return
      }
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const reply = await exchange.service({
        service: 'connect',
        action: '',
        caller: { kind: 'operator' },
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: {},
        body: Buffer.concat(parts),
      })
      response.writeHead(reply.status, reply.headers).end(reply.body)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/** Telephone seconds between two times of the log. */
export function secondsBetween(from: string | undefined, to: string | undefined, timeScale = 400): number {
  return ((Date.parse(to ?? '') - Date.parse(from ?? '')) * timeScale) / 1000
}
