import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AlertAccepted, type AlertMessage, AlertPreview, AlertView } from '#contract/alerts-api.ts'
import type { BinId } from '#contract/ids.ts'
import type { BehaviourName } from '../exchange/behaviours.ts'

/** An answer that was no success, with what it said. */
class Refused extends Error {
  override readonly name = 'Refused'
}

const Token = z.object({ token: z.string() })
const Problem = z.object({ detail: z.string() })
const Items = z.array(z.unknown())
const Workflows = z.object({ items: z.array(z.object({ status: z.string() })) })
const TRY_EVERY_MS = 100
const MOST_TRIES = 50

/** A dispatcher at the console of a local stack: everything goes over HTTP, as for any other client. */
export interface Dispatcher {
  preview(binIds: readonly BinId[], message: AlertMessage): Promise<AlertPreview>
  /** Raises a live alert to so many people, as the preview counted them. */
  raise(binIds: readonly BinId[], message: AlertMessage, recipients: number): Promise<AlertAccepted>
  read(alertId: string): Promise<AlertView>
  setPhones(numbers: Readonly<Record<string, BehaviourName>>): Promise<void>
  setExchange(limits: { readonly lines: number; readonly ratePerSecond: number; readonly burst: number }): Promise<void>
  /** How many calls were made for the alert. */
  countCalls(alertId: string): Promise<number>
  countMails(): Promise<number>
  /** Waits, some seconds at most, for what follows on the closing: the summaries by mail. */
  workflowEnd(alertId: string): Promise<void>
}

/** Logs a dispatcher of the zones in. */
export async function logIn(url: string, zones: readonly string[]): Promise<Dispatcher> {
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' }

  const call = async <Schema extends z.ZodType>(
    schema: Schema,
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<z.output<Schema>> => {
    const response = await fetch(url + path, {
      method,
      headers: { ...headers, ...more },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (response.ok) return schema.parse(answer)
    throw new Refused(`${method} ${path}: ${response.status} ${Problem.safeParse(answer).data?.detail ?? ''}`)
  }

  const { token } = await call(Token, 'POST', '/local/token', { role: 'dispatcher', zones })
  headers['authorization'] = `Bearer ${token}`

  return {
    preview: (binIds, message) => call(AlertPreview, 'POST', '/v1/alerts/preview', { binIds, message, kind: 'live' }),
    raise: (binIds, message, recipients) =>
      call(
        AlertAccepted,
        'POST',
        '/v1/alerts',
        { binIds, message, kind: 'live', confirm: { recipients } },
        { 'idempotency-key': randomUUID() },
      ),
    read: (alertId) => call(AlertView, 'GET', `/v1/alerts/${alertId}`),
    async setPhones(numbers) {
      await call(z.unknown(), 'PUT', '/local/phones', { default: 'acknowledge', numbers })
    },
    async setExchange(limits) {
      await call(z.unknown(), 'PUT', '/local/exchange', limits)
    },
    countCalls: async (alertId) => (await call(Items, 'GET', `/local/calls?alert=${alertId}`)).length,
    async workflowEnd(alertId) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const { items } = await call(Workflows, 'GET', `/local/executions/${alertId}`)
        if (items.every(({ status }) => status !== 'RUNNING')) return
        await sleep(TRY_EVERY_MS)
      }
    },
    countMails: async () => (await call(Items, 'GET', '/local/mailbox')).length,
  }
}
