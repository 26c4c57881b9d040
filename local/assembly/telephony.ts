import { z } from 'zod'
import type { DeployedConnect, DeployedContactFlow, DeployedFunction } from '../assembly.ts'
import { parseJsonObject } from '../json.ts'
import type { Resolver } from './resolver.ts'

const Flow = z.looseObject({ Name: z.string(), Content: z.string() })

/** Last part of an ARN: the id that Connect's API takes. */
const lastPart = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1)

/** Reads the contact flows, their content parsed. */
export function readContactFlows(resolver: Resolver): readonly DeployedContactFlow[] {
  return resolver.resourcesOf('AWS::Connect::ContactFlow').map((resource) => {
    const { Name, Content } = Flow.parse(resolver.properties(resource))
    const arn = resolver.ref(resource)
    return { id: lastPart(arn), arn, name: Name, content: parseJsonObject(Content) }
  })
}

/**
 * Finds the Connect instance: the one the assembly creates, or, where it is given by settings, the one the functions
 * dial with. No template says which flow takes calls to a number (AWS has no resource for it): it is the one named so.
 */
export function readConnect(
  resolver: Resolver,
  functions: readonly DeployedFunction[],
  flows: readonly DeployedContactFlow[],
): DeployedConnect {
  const variable = (name: string) => functions.map(({ environment }) => environment[name]).find((value) => value) ?? ''
  const [instance] = resolver.resourcesOf('AWS::Connect::Instance')
  const instanceId =
    instance === undefined ? lastPart(variable('CONNECT_INSTANCE_ID')) : resolver.attribute(instance, 'Id')
  return {
    instanceId,
    instanceArn: `arn:aws:connect:${resolver.region}:${resolver.account}:instance/${instanceId}`,
    sourceNumber: variable('CONNECT_SOURCE_NUMBER'),
    inboundFlowId: flows.find(({ name }) => /inbound|call-?back/i.test(name))?.id ?? '',
  }
}
