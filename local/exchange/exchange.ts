import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AwsService } from '../aws/service.ts'
import { createCallLog } from './call-log.ts'
import { createClock } from './clock.ts'
import { createConnectService } from './connect-service.ts'
import type { ContactEventEnvelope } from './contact-events.ts'
import { readContactFlow } from './flow/definition.ts'
import { type Limits, NEW_INSTANCE } from './limits.ts'
import { createLines } from './lines.ts'
import { createLiveCalls } from './live-calls.ts'
import { handleCalls } from './local-calls.ts'
import { handleExchange } from './local-exchange.ts'
import { LocalProblem, type LocalRequest, refuseForeignOrigin, sendProblem } from './local-http.ts'
import { handlePhones } from './local-phones.ts'
import { createPhones, type Phones } from './phones.ts'
import { createRequestRate } from './request-rate.ts'
import { createSwitchboard } from './switchboard.ts'

export interface ExchangeOptions {
  readonly instanceId: string
  readonly instanceArn: string
  /** E.164 */
  readonly sourceNumber: string
  /** The flow that takes calls to the source number; empty when there is none. */
  readonly inboundFlowId: string
  /** Contact flows as deployed, by id. */
  readonly flows: ReadonlyMap<string, unknown>
  /** How many telephone seconds go into a real one. */
  readonly timeScale: number
  /** Invokes a Lambda function synchronously; a rejection is a function that failed. */
  invokeFunction(arn: string, event: unknown): Promise<unknown>
  /**
   * Least real milliseconds a function gets to answer, whatever the time scale makes of Connect's 8 seconds: a process
   * starts no faster because the telephones live faster. 0 when left out.
   */
  readonly leastFunctionMilliseconds?: number
  /** Hands on a contact event; whoever takes it loses, doubles or delays it. */
  emit(event: ContactEventEnvelope): void
  /** Told before PUT /local/exchange is answered. */
  onLimitsChanged?(limits: Limits): Promise<void>
}

/** The stand-in for Amazon Connect. */
export interface Exchange {
  /** StartOutboundVoiceContact, StopContact and DescribeContact. */
  readonly service: AwsService
  /** `/local/phones…`, `/local/calls…` and `/local/exchange`; false when the path is none of them. */
  handleLocal(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>
  close(): void
}

/** DescribeContact and StopContact have quotas of their own, which a zone does not raise. */
const OTHER_RATE = { ratePerSecond: 10, burst: 15 }

/** Makes an exchange; throws an Error when a contact flow can't be read. */
export function createExchange(options: ExchangeOptions): Exchange {
  const { instanceId, instanceArn, sourceNumber, timeScale } = options
  const flows = new Map([...options.flows].map(([id, content]) => [id, readContactFlow(id, content)]))
  const clock = createClock(timeScale)
  let limits: Limits = NEW_INSTANCE
  const currentLimits = (): Limits => limits
  const log = createCallLog()
  const lines = createLines(() => limits.lines, clock)
  const startRate = createRequestRate(currentLimits, clock)
  const liveCalls = createLiveCalls({ log, phones: (): Phones => phones, timeScale, sourceNumber })
  const phones = createPhones(() => liveCalls.phonesChanged())
  const switchboard = createSwitchboard({
    clock,
    log,
    lines,
    limits: currentLimits,
    phones,
    instanceArn,
    sourceNumber,
    inboundFlow: flows.get(options.inboundFlowId),
    invokeFunction: options.invokeFunction,
    functionSeconds: (limit) => Math.max(limit, clock.elapsed(options.leastFunctionMilliseconds ?? 0)),
    emit: options.emit,
    changed: (call) => liveCalls.callChanged(call),
  })

  async function setLimits(changed: Limits): Promise<void> {
    lines.settle()
    limits = changed
    startRate.refill()
    await options.onLimitsChanged?.(changed)
  }

  async function answer(request: LocalRequest): Promise<boolean> {
    const path = request.url.pathname
    if (path === '/local/exchange') {
      await handleExchange(request, { clock, lines, startRate, switchboard, limits: currentLimits, setLimits })
    } else if (isUnder(path, '/local/calls')) await handleCalls(request, { log, switchboard })
    else if (isUnder(path, '/local/phones')) await handlePhones(request, { phones, liveCalls })
    else return false
    return true
  }

  return {
    service: createConnectService({
      instanceId,
      instanceArn,
      sourceNumber,
      flows,
      switchboard,
      log,
      startRate,
      describeRate: createRequestRate(() => OTHER_RATE, clock),
      stopRate: createRequestRate(() => OTHER_RATE, clock),
    }),
    async handleLocal(incoming, response, url) {
      try {
        refuseForeignOrigin(incoming)
        return await answer({ incoming, response, url })
      } catch (error) {
        if (!(error instanceof LocalProblem)) throw error
        sendProblem(response, error)
        return true
      }
    },
    close() {
      clock.stop()
      liveCalls.close()
    },
  }
}

function isUnder(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`)
}
