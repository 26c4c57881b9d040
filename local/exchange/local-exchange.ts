import type { Clock } from './clock.ts'
import { type Limits, LimitsChange } from './limits.ts'
import type { Lines } from './lines.ts'
import { LocalProblem, type LocalRequest, readBody, sendJson } from './local-http.ts'
import type { RequestRate } from './request-rate.ts'
import type { Switchboard } from './switchboard.ts'

export interface LocalExchangeDependencies {
  readonly clock: Clock
  readonly lines: Lines
  readonly startRate: RequestRate
  readonly switchboard: Switchboard
  readonly limits: () => Limits
  setLimits(limits: Limits): Promise<void>
}

/** Answers `/local/exchange`: its limits, and how they were used. DELETE starts the statistics anew. */
export async function handleExchange(request: LocalRequest, dependencies: LocalExchangeDependencies): Promise<void> {
  const { incoming, response } = request
  switch (incoming.method) {
    case 'GET':
      break
    case 'PUT': {
      const change = await readBody(incoming, LimitsChange)
      const old = dependencies.limits()
      await dependencies.setLimits({
        lines: change.lines ?? old.lines,
        ratePerSecond: change.ratePerSecond ?? old.ratePerSecond,
        burst: change.burst ?? old.burst,
        overLimit: change.overLimit ?? old.overLimit,
      })
      break
    }
    case 'DELETE':
      dependencies.lines.resetUse()
      dependencies.startRate.resetUse()
      break
    default:
      throw new LocalProblem('method-not-allowed', 'GET, PUT of DELETE.')
  }
  sendJson(response, 200, {
    ...dependencies.limits(),
    timeScale: dependencies.clock.timeScale,
    statistics: {
      dialled: dependencies.switchboard.dialled(),
      ...dependencies.lines.use(),
      requests: dependencies.startRate.use(),
    },
  })
}
