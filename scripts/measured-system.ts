import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AlertAccepted, AlertView } from '#contract/alerts-api.ts'
import type { BinId } from '#contract/ids.ts'
import { sampleAlert } from '../local/sample-zone/sample-alert.ts'
import { generateSampleZone, type SampleZone } from '../local/sample-zone/sample-zone.ts'
import { type LocalStack, startLocalStack } from '../local/stack.ts'
import { synthesise } from '../local/synthesise.ts'

const Call = z.object({ to: z.string(), startedAt: z.iso.datetime(), endedAt: z.iso.datetime().optional() })
export type Call = z.output<typeof Call>

interface Limits {
  readonly lines: number
  readonly ratePerSecond: number
}

/** A local stack with the sample zone, measured from outside, over HTTP. */
export class MeasuredSystem {
  readonly zone: SampleZone
  readonly timeScale: number
  readonly #stack: LocalStack
  readonly #headers: Record<string, string> = { 'content-type': 'application/json' }

  private constructor(stack: LocalStack, zone: SampleZone, timeScale: number) {
    this.#stack = stack
    this.zone = zone
    this.timeScale = timeScale
  }

  /** Starts one; `extra` adds a BIN of so many members. */
  static async start(timeScale: number, limits: Limits, extra?: number): Promise<MeasuredSystem> {
    const zone = generateSampleZone(extra === undefined ? {} : { extraBin: { members: extra } })
    const stack = await startLocalStack({ port: 0, timeScale, assemblyDirectory: await synthesise(), zone })
    const system = new MeasuredSystem(stack, zone, timeScale)
    const { token } = await system.send(z.object({ token: z.string() }), 'POST', '/local/token', {
      role: 'dispatcher',
      zones: [zone.zone.zoneId],
    })
    system.#headers['authorization'] = `Bearer ${token}`
    await system.send(z.unknown(), 'PUT', '/local/exchange', { ...limits, burst: limits.ratePerSecond + 3 })
    return system
  }

  /** The system behind the calls: for what no call starts or shows. */
  get stack(): LocalStack {
    return this.#stack
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.close()
  }

  /** Sends a request and reads its answer; anything but success is an error. */
  async send<Schema extends z.ZodType>(
    schema: Schema,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<z.output<Schema>> {
    const response = await fetch(this.#stack.url + path, {
      method,
      headers: { ...this.#headers, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${JSON.stringify(answer)}`)
    return schema.parse(answer)
  }

  /** Raises the sample alert to a BIN with so many members to phone; answers its id. */
  async raise(binId: BinId, recipients: number): Promise<string> {
    const body = { binIds: [binId], message: sampleAlert, kind: 'live', confirm: { recipients, duplicate: true } }
    return (await this.send(AlertAccepted, 'POST', '/v1/alerts', body, { 'idempotency-key': randomUUID() })).id
  }

  /** Runs a small alert to its end, so that what is measured next is a system at work, not one that loads. */
  async warmUp(binId: BinId): Promise<void> {
    const body = { binIds: [binId], message: sampleAlert, kind: 'test' }
    const { id } = await this.send(AlertAccepted, 'POST', '/v1/alerts', body, { 'idempotency-key': randomUUID() })
    await this.until(id, ({ closedAt }) => closedAt !== undefined)
  }

  /** Cancels an alert. */
  async cancel(alertId: string): Promise<void> {
    await this.send(z.unknown(), 'POST', `/v1/alerts/${alertId}/cancel`, { reason: 'measured' })
  }

  /** Waits until an alert stands as asked, and answers it. */
  async until(alertId: string, stands: (alert: AlertView) => boolean): Promise<AlertView> {
    for (;;) {
      const alert = await this.send(AlertView, 'GET', `/v1/alerts/${alertId}`)
      if (stands(alert)) return alert
      await sleep(100)
    }
  }

  /** The calls of an alert as the exchange logged them, in order of start. */
  calls(alertId: string): Promise<readonly Call[]> {
    return this.send(z.array(Call), 'GET', `/local/calls?alert=${alertId}`)
  }

  /** Seconds of the system from one moment (ISO 8601) to another. */
  secondsBetween(from: string, to: string): number {
    return ((Date.parse(to) - Date.parse(from)) * this.timeScale) / 1000
  }
}
