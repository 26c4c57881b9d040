import { join } from 'node:path'
import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { expect } from 'vitest'
import type { AlertPreview, AlertView, DeliveryView } from '#contract/alerts-api.ts'
import type { BinId } from '#contract/ids.ts'
import type { Role } from '#contract/vocabulary.ts'
import { type Directory, type DirectoryContents, putMany } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import { markStreetsChanged } from '#directory/street-version-store.ts'
import { sampleAlert } from '../../local/sample-zone/sample-alert.ts'
import { generateSampleZone, type SampleZone } from '../../local/sample-zone/sample-zone.ts'
import { type LocalStack, startLocalStack } from '../../local/stack.ts'

/** A call as the exchange tells it. */
export interface PhoneCall {
  readonly contactId: string
  readonly to: string
  readonly from: string
  readonly startedAt: string
  readonly answeredAt?: string
  readonly endedAt?: string
  readonly spoken: readonly string[]
  readonly keys: readonly string[]
  readonly disconnectReason?: string
}

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/** What a request was answered with. */
export interface Answer<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** Refused requests carry at least this. */
export interface ProblemBody {
  readonly code: string
  readonly detail: string
  readonly [more: string]: unknown
}

interface Options {
  readonly timeScale?: number
  readonly lines?: number
  readonly ratePerSecond?: number
  readonly members?: number
}

/** Police zone Voorkempen on a local stack of its own, reached only as other programs reach it: through HTTP. */
export class Neighbourhood {
  readonly url: string
  readonly zone: SampleZone
  readonly timeScale: number
  readonly #stack: LocalStack
  readonly #log: string[]
  readonly #tokens = new Map<string, Promise<string>>()

  private constructor(stack: LocalStack, zone: SampleZone, timeScale: number, log: string[]) {
    this.#stack = stack
    this.url = stack.url
    this.zone = zone
    this.timeScale = timeScale
    this.#log = log
  }

  static async start(options: Options = {}): Promise<Neighbourhood> {
    const timeScale = options.timeScale ?? 60
    const zone = generateSampleZone(options.members === undefined ? {} : { extraBin: { members: options.members } })
    const log: string[] = []
    const stack = await startLocalStack({
      port: 0,
      timeScale,
      assemblyDirectory: join(import.meta.dirname, '../../cdk.out'),
      zone,
      logTo: (_source, line) => log.push(line),
    })
    const neighbourhood = new Neighbourhood(stack, zone, timeScale, log)
    if (options.lines !== undefined) {
      const ratePerSecond = options.ratePerSecond ?? 2
      await neighbourhood.put('/local/exchange', { lines: options.lines, ratePerSecond, burst: ratePerSecond + 3 })
    }
    return neighbourhood
  }

  /** Stops the stack, after a look at every line that was logged: nothing in it may tell who somebody is. */
  async close(): Promise<void> {
    await this.#stack.close()
    const secrets = [
      ...this.zone.members.flatMap(({ phone, name }) => [phone ?? '', name]),
      sampleAlert.text.slice(0, 40),
      'Testbericht met een eigen herkenbare inhoud',
    ].filter((secret) => secret !== '')
    const told = this.#log.filter((line) => secrets.some((secret) => line.includes(secret)))
    expect(told).toEqual([])
    expect(this.#log.length).toBeGreaterThan(0)
  }

  /** Lets zones, BINs and members be there that no call of the API made. */
  async settle(contents: DirectoryContents): Promise<void> {
    await putMany(this.#stack.directory, contents)
  }

  /** Says that the streets of BINs changed, as the functions do that change them. */
  async streetsChanged(): Promise<void> {
    await markStreetsChanged(this.#stack.directory)
  }

  /** Everything in the Journal, each item as text. */
  async journal(): Promise<{ readonly items: readonly string[] }> {
    return this.#everythingIn(this.#stack.journal)
  }

  /** Everything in the Directory, each item as text. */
  async directory(): Promise<{ readonly items: readonly string[] }> {
    return this.#everythingIn(this.#stack.directory)
  }

  async #everythingIn({ client, table }: Directory): Promise<{ readonly items: readonly string[] }> {
    const items: string[] = []
    for await (const page of paginateScan({ client }, { TableName: table })) {
      items.push(...(page.Items ?? []).map((item) => JSON.stringify(item)))
    }
    return { items }
  }

  /** The system behind the calls: for what no call of the API starts or shows. */
  get stack(): LocalStack {
    return this.#stack
  }

  /** What the functions logged so far. */
  get log(): readonly string[] {
    return this.#log
  }

  member({ memberId }: Pick<Member, 'memberId'>): Member {
    const found = this.zone.members.find((member) => member.memberId === memberId)
    if (found === undefined) throw new Error(`no member ${memberId}`)
    return found
  }

  /** The address of whoever coordinates a BIN. */
  coordinatorEmail(binId: BinId | undefined): string {
    const bin = this.zone.bins.find((one) => one.binId === binId)
    if (bin?.coordinatorId === undefined) throw new Error(`nobody coordinates ${binId}`)
    return this.member({ memberId: bin.coordinatorId }).email ?? ''
  }

  membersOf(binId: BinId): readonly Member[] {
    return this.zone.members.filter((member) => member.binId === binId)
  }

  phonesOf(binId: BinId): readonly string[] {
    return this.membersOf(binId).flatMap(({ phone }) => phone ?? [])
  }

  async put(path: string, body: unknown): Promise<void> {
    const answer = await this.request('PUT', path, body)
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  }

  /** Says how phones behave: a name or `{behaviour, after}` for all others, and for some numbers. */
  async phones(behaviour: unknown, numbers: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.put('/local/phones', { default: behaviour, numbers })
  }

  async faults(faults: object): Promise<void> {
    await this.put('/local/faults', faults)
  }

  token(
    role: Role,
    claims: { zones?: readonly string[]; bins?: readonly string[]; sub?: string } = {},
  ): Promise<string> {
    const zones = claims.zones ?? (role === 'coordinator' ? [] : [this.zone.zone.zoneId])
    const asked = JSON.stringify({ role, ...claims, zones })
    const known = this.#tokens.get(asked)
    if (known !== undefined) return known
    const token = this.request<{ token: string }>('POST', '/local/token', { role, ...claims, zones }).then(
      ({ body }) => body.token,
    )
    this.#tokens.set(asked, token)
    return token
  }

  async request<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(new URL(path, this.url), {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json') === true
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body }
  }

  /** Asks the API, as somebody of that role in this zone. */
  async as<Body>(
    role: Role,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    return this.request<Body>(method, path, body, { authorization: `Bearer ${await this.token(role)}`, ...headers })
  }

  async preview(body: object): Promise<Answer<AlertPreview>> {
    return this.as<AlertPreview>('dispatcher', 'POST', '/v1/alerts/preview', body)
  }

  /** Asks for an alert; the answer may be a refusal. */
  async ask(body: object, key: string = crypto.randomUUID()): Promise<Answer<{ id: string } & ProblemBody>> {
    return this.as('dispatcher', 'POST', '/v1/alerts', body, { 'idempotency-key': key })
  }

  /** Raises an alert to BINs, with the source's own example unless told otherwise. */
  async raise(binIds: readonly BinId[], more: object = {}): Promise<string> {
    const answer = await this.ask({ binIds, message: sampleAlert, kind: 'live', ...more })
    expect(answer.body, JSON.stringify(answer.body)).toMatchObject({ state: 'queued' })
    return answer.body.id
  }

  async alert(id: string): Promise<AlertView> {
    return (await this.as<AlertView>('dispatcher', 'GET', `/v1/alerts/${id}`)).body
  }

  /** Waits until an alert is as described. */
  async alertUntil(id: string, isSo: (alert: AlertView) => boolean, seconds = 100): Promise<AlertView> {
    return this.until(() => this.alert(id), isSo, seconds)
  }

  /** Waits until an alert is closed. */
  async closed(id: string, seconds = 100): Promise<AlertView> {
    return this.alertUntil(id, ({ closedAt }) => closedAt !== undefined, seconds)
  }

  /** Looks again until something is so; real seconds. */
  async until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean, seconds = 60): Promise<T> {
    const end = Date.now() + seconds * 1000
    for (;;) {
      const seen = await look()
      if (isSo(seen)) return seen
      if (Date.now() > end) throw new Error(`it did not come to that: ${JSON.stringify(seen).slice(0, 1500)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async calls(alertId: string): Promise<readonly PhoneCall[]> {
    return (await this.request<readonly PhoneCall[]>('GET', `/local/calls?alert=${alertId}`)).body
  }

  async deliveries(alertId: string): Promise<readonly DeliveryView[]> {
    const { body } = await this.as<{ items: DeliveryView[]; next?: string }>(
      'prevention',
      'GET',
      `/v1/alerts/${alertId}/deliveries?limit=500`,
    )
    expect(body.next).toBeUndefined()
    return body.items
  }

  async texts(to: string): Promise<readonly { readonly to: string; readonly text: string }[]> {
    return (
      await this.request<readonly { to: string; text: string }[]>('GET', `/local/sms?to=${encodeURIComponent(to)}`)
    ).body
  }

  async mails(to: string): Promise<readonly ReceivedMail[]> {
    const answer = await this.request<readonly ReceivedMail[]>(
      'GET',
      `/local/mailbox?to=${encodeURIComponent(to)}`,
      undefined,
      { accept: 'application/json' },
    )
    return answer.body
  }
}

/** Calls by the number they went to. */
export function byNumber(calls: readonly PhoneCall[]): ReadonlyMap<string, readonly PhoneCall[]> {
  return Map.groupBy(calls, ({ to }) => to)
}

/** The most calls that were going on at one moment. */
export function mostAtOnce(calls: readonly PhoneCall[]): number {
  const moments = calls.flatMap(({ startedAt, endedAt }) => [
    { at: Date.parse(startedAt), change: 1 },
    ...(endedAt === undefined ? [] : [{ at: Date.parse(endedAt), change: -1 }]),
  ])
  let now = 0
  let most = 0
  // One that ends in the millisecond in which another starts made room for it.
  for (const { change } of moments.toSorted((a, b) => a.at - b.at || a.change - b.change)) {
    now += change
    most = Math.max(most, now)
  }
  return most
}
