import type { DeployedRule, RuleTarget } from '../assembly.ts'
import type { Faults } from '../faults.ts'
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../json.ts'
import type { LambdaHost } from '../lambda/host.ts'
import { matchesPattern } from './event-pattern.ts'

/** The event bus with the deployed rules. */
export interface EventBus {
  /** Takes an event as PutEvents or an AWS service would put it; delivers it as the faults in force have it. */
  put(event: object): void
  /** Drops what was still under way. */
  close(): void
}

/** What the event bus needs. */
export interface EventBusOptions {
  readonly rules: readonly DeployedRule[]
  readonly functions: Pick<LambdaHost, 'invokeAsync' | 'has'>
  readonly faults: Pick<Faults, 'planDeliveries'>
  readonly timeScale: number
}

/** Sends events on to the functions whose rules they match. */
export function createEventBus({ rules, functions, faults, timeScale }: EventBusOptions): EventBus {
  const underWay = new Set<NodeJS.Timeout>()
  let open = true

  const deliver = (event: JsonObject) => {
    for (const { pattern, targets } of rules) {
      if (!matchesPattern(pattern, event)) continue
      for (const target of targets) {
        // A rule of the assembly may also point at what has no program here, such as a log group.
        if (functions.has(target.arn)) functions.invokeAsync(target.arn, inputOf(target, event))
      }
    }
  }

  return {
    put(given) {
      const event: unknown = JSON.parse(JSON.stringify(given))
      if (!open || !isJsonObject(event)) return
      const kind = event['source'] === 'aws.ses' ? 'mailEvents' : 'contactEvents'
      for (const { delaySeconds } of faults.planDeliveries(event, kind)) {
        const milliseconds = (delaySeconds * 1000) / timeScale
        if (milliseconds === 0) {
          deliver(event)
          continue
        }
        const timer = setTimeout(() => {
          underWay.delete(timer)
          deliver(event)
        }, milliseconds)
        underWay.add(timer)
      }
    },
    close() {
      open = false
      for (const timer of underWay) clearTimeout(timer)
      underWay.clear()
    },
  }
}

/** What a target is given of an event. */
function inputOf({ input, inputPath, inputTransformer }: RuleTarget, event: JsonObject): JsonValue {
  if (input !== undefined) return parseJson(input)
  if (inputTransformer === undefined) return select(event, inputPath)
  const { paths, template } = inputTransformer
  const filled = template.replaceAll(/<([\w.-]+)>/g, (_, name: string) => JSON.stringify(select(event, paths[name])))
  return parseJson(filled)
}

/** The part of an event at a plain path as `$.detail.contactId`. */
function select(event: JsonObject, path: string | undefined): JsonValue {
  const fields = (path ?? '$').split('.').slice(1)
  return fields.reduce<JsonValue>((value, field) => (isJsonObject(value) ? (value[field] ?? null) : null), event)
}
