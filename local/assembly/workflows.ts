import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { DeployedStateMachine } from '../assembly.ts'
import { type JsonObject, parseJsonObject } from '../json.ts'
import { type Resolver, UnresolvedIntrinsic } from './resolver.ts'
import type { Resource } from './stacks.ts'

const Properties = z.looseObject({
  StateMachineName: z.string().optional(),
  RoleArn: z.string(),
  DefinitionString: z.string().optional(),
  DefinitionS3Location: z.looseObject({ Key: z.string() }).optional(),
  DefinitionSubstitutions: z.record(z.string(), z.coerce.string()).default({}),
})

function definitionOf(resource: Resource, properties: z.infer<typeof Properties>): JsonObject {
  const asset = resource.stack.assets.get(properties.DefinitionS3Location?.Key ?? '')
  const text = properties.DefinitionString ?? (asset === undefined ? undefined : readFileSync(asset, 'utf8'))
  if (text === undefined)
    throw new UnresolvedIntrinsic(`${resource.stack.name} / ${resource.logicalId} / Properties: has no definition`)
  return parseJsonObject(
    text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => properties.DefinitionSubstitutions[name] ?? whole),
  )
}

/** Reads the state machines with their definitions. */
export function readStateMachines(resolver: Resolver): readonly DeployedStateMachine[] {
  return resolver.resourcesOf('AWS::StepFunctions::StateMachine').map((resource) => {
    const properties = Properties.parse(resolver.properties(resource))
    return {
      arn: resolver.attribute(resource, 'Arn'),
      name: resolver.attribute(resource, 'Name'),
      definition: definitionOf(resource, properties),
      roleArn: properties.RoleArn,
    }
  })
}
