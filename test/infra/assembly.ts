import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readAssembly } from '../../local/assembly/read-assembly.ts'
import type { Assembly } from '../../local/assembly.ts'

/** Written before the tests of this project start; see test/support/synthesise.ts. */
export const assemblyFolder = resolve(import.meta.dirname, '../../cdk.out')

const stackNames = ['directory', 'telephony', 'alerting', 'bulletins', 'membership', 'news', 'api', 'site'] as const

export type StackName = (typeof stackNames)[number]

/** A resource as the template has it. */
export interface Resource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly Metadata?: Readonly<Record<string, unknown>>
}

/** The assembly, its references resolved. */
export function assembly(): Assembly {
  return readAssembly(assemblyFolder)
}

/** The resources of a stack by logical id, of one type. */
export function resourcesOf(stack: StackName, type: string): Readonly<Record<string, Resource>> {
  const file = join(assemblyFolder, `bin-dev-${stack}.template.json`)
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Record<string, Resource> }
  return Object.fromEntries(Object.entries(template.Resources).filter(([, resource]) => resource.Type === type))
}

/** The resources of all stacks, of one type. */
export function allOf(type: string): readonly Resource[] {
  return stackNames.flatMap((stack) => Object.values(resourcesOf(stack, type)))
}
