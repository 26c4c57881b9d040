import * as z from 'zod'
import { Role } from '#contract/vocabulary.ts'
import { eventConsumer } from '#runtime/tasks.ts'

/** Zones that the dispatch console, which is no person and has no attributes, may alert; comma-separated. */
const Settings = z.object({ MACHINE_ZONES: z.string() })

/** Cognito's pre-token-generation event (version 2 for people, 3 also for machines), as far as it is read. */
const TokenRequest = z.looseObject({
  triggerSource: z.string(),
  request: z.looseObject({ userAttributes: z.record(z.string(), z.string()).nullish() }),
})
type TokenRequest = z.output<typeof TokenRequest>

const MACHINE = 'TokenGeneration_ClientCredentials'

/** Puts role, zones and BINs into the access token; a person without a role gets none, and so no access. */
export function makeHandler(machineZones: readonly string[]) {
  return async (event: TokenRequest) => ({
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { claimsToAddOrOverride: claimsOf(event, machineZones) },
      },
    },
  })
}

function claimsOf({ triggerSource, request }: TokenRequest, machineZones: readonly string[]) {
  if (triggerSource === MACHINE) return { role: 'dispatcher', zones: machineZones, bins: [] }
  const attributes = request.userAttributes ?? {}
  const role = Role.safeParse(attributes['custom:role'])
  return {
    ...(role.success ? { role: role.data } : {}),
    zones: listOf(attributes['custom:zones']),
    bins: listOf(attributes['custom:bins']),
  }
}

function listOf(attribute: string | undefined): readonly string[] {
  return (attribute ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
}

export const handler = eventConsumer('shape-token', TokenRequest, Settings, ({ MACHINE_ZONES }) =>
  makeHandler(listOf(MACHINE_ZONES)),
)
