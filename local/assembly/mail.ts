import { z } from 'zod'
import type { DeployedConfigurationSet } from '../assembly.ts'
import type { Resolver } from './resolver.ts'

const Destination = z.looseObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.looseObject({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.looseObject({}).optional(),
  }),
})

/** Reads SES's configuration sets, with the events that each puts on the event bus. */
export function readConfigurationSets(resolver: Resolver): readonly DeployedConfigurationSet[] {
  const destinations = resolver
    .resourcesOf('AWS::SES::ConfigurationSetEventDestination')
    .map((resource) => Destination.parse(resolver.properties(resource)))
    .filter(({ EventDestination: to }) => to.Enabled && to.EventBridgeDestination !== undefined)
  return resolver.resourcesOf('AWS::SES::ConfigurationSet').map((resource) => {
    const name = resolver.ref(resource)
    const own = destinations.filter(({ ConfigurationSetName }) => ConfigurationSetName === name)
    return { name, events: own.flatMap(({ EventDestination: { MatchingEventTypes } }) => MatchingEventTypes) }
  })
}
