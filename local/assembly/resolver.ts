import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { attributeOf, type Identity, refOf } from './identifiers.ts'
import type { Resource, Stack } from './stacks.ts'

/** An intrinsic of a template that cannot be resolved; the message names stack, logical id and path. */
export class UnresolvedIntrinsic extends Error {
  override readonly name = 'UnresolvedIntrinsic'
}

/** Where a value stands, for the message when it cannot be resolved. */
interface Place {
  readonly stack: Stack
  readonly owner: string
  readonly path: string
}

/** Resolves intrinsics over all stacks of one assembly. */
export interface Resolver {
  readonly account: string
  readonly region: string
  /** The resources of a type whose condition holds. */
  resourcesOf(type: string): readonly Resource[]
  /** The properties of a resource, every intrinsic in them resolved. */
  properties(resource: Resource): JsonObject
  ref(resource: Resource): string
  /** Throws UnresolvedIntrinsic where the type has no such attribute. */
  attribute(resource: Resource, name: string): string
}

type Intrinsic = (argument: JsonValue, place: Place) => JsonValue | undefined

/** Makes the resolver. `AWS::NoValue` is undefined: the key or the list's element that holds it falls away. */
export function createResolver(stacks: readonly Stack[]): Resolver {
  const account = stacks.find((stack) => stack.account !== undefined)?.account ?? '000000000000'
  const region = stacks.find((stack) => stack.region !== undefined)?.region ?? 'eu-central-1'
  const exported = new Map<string, { stack: Stack; output: string }>()

  const fail = (place: Place, reason: string): never => {
    throw new UnresolvedIntrinsic(`${place.stack.name} / ${place.owner} / ${place.path}: ${reason}`)
  }
  const textOf = (value: JsonValue | undefined, place: Place): string => {
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    return fail(place, 'expected a text')
  }
  const listOf = (value: JsonValue | undefined, place: Place): JsonValue[] =>
    Array.isArray(value) ? value : fail(place, 'expected a list')

  const identityOf = (resource: Resource): Identity => ({
    stackName: resource.stack.name,
    logicalId: resource.logicalId,
    type: resource.type,
    account,
    region,
    property(name) {
      const value = resource.properties[name]
      const place = { stack: resource.stack, owner: resource.logicalId, path: name }
      const resolved = value === undefined ? undefined : resolve(value, place)
      return resolved === undefined ? undefined : textOf(resolved, place)
    },
  })

  function pseudoParameter(name: string, { stack }: Place): string | undefined {
    switch (name) {
      case 'AWS::AccountId':
        return account
      case 'AWS::Region':
        return region
      case 'AWS::Partition':
        return 'aws'
      case 'AWS::URLSuffix':
        return 'amazonaws.com'
      case 'AWS::StackName':
        return stack.name
      case 'AWS::StackId':
        return `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/local`
      default:
        return undefined
    }
  }

  function reference(name: string, place: Place): JsonValue | undefined {
    if (name === 'AWS::NoValue') return undefined
    const pseudo = pseudoParameter(name, place)
    if (pseudo !== undefined) return pseudo
    const resource = place.stack.resources.get(name)
    if (resource !== undefined) return refOf(identityOf(resource))
    const parameter = place.stack.parameters[name]
    if (isJsonObject(parameter) && parameter['Default'] !== undefined) return parameter['Default']
    return fail(place, `Ref ${name}: neither a resource nor a parameter with a default`)
  }

  function attribute(logicalId: string, name: string, place: Place): string {
    const resource = place.stack.resources.get(logicalId) ?? fail(place, `Fn::GetAtt ${logicalId}: no such resource`)
    const value = attributeOf(identityOf(resource), name)
    return value ?? fail(place, `Fn::GetAtt ${logicalId}.${name}: attribute of ${resource.type} not known`)
  }

  function substitute(template: string, values: JsonObject, place: Place): string {
    return template.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`
      const own = values[name]
      if (own !== undefined) return textOf(resolve(own, place), place)
      const dot = name.indexOf('.')
      if (dot > 0) return attribute(name.slice(0, dot), name.slice(dot + 1), place)
      return textOf(reference(name, place), place)
    })
  }

  function holds(condition: JsonValue | undefined, place: Place): boolean {
    if (!isJsonObject(condition)) return fail(place, 'expected a condition')
    const [name, argument] = Object.entries(condition)[0] ?? []
    const all = () => listOf(argument, place).map((each) => holds(each, place))
    switch (name) {
      case 'Condition':
        return holds(place.stack.conditions[textOf(argument, place)], place)
      case 'Fn::Equals': {
        const [left, right] = listOf(argument, place)
        return JSON.stringify(resolve(left, place)) === JSON.stringify(resolve(right, place))
      }
      case 'Fn::And':
        return all().every(Boolean)
      case 'Fn::Or':
        return all().some(Boolean)
      case 'Fn::Not':
        return !all()[0]
      default:
        return fail(place, `condition ${name} not known`)
    }
  }

  const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
    Ref: (argument, place) => reference(textOf(argument, place), place),
    'Fn::GetAtt': (argument, place) => {
      const [logicalId, ...rest] = typeof argument === 'string' ? argument.split('.') : listOf(argument, place)
      const name = rest.map((part) => textOf(resolve(part, place), place)).join('.')
      return attribute(textOf(logicalId, place), name, place)
    },
    'Fn::Join': (argument, place) => {
      const [separator, parts] = listOf(argument, place)
      const texts = listOf(resolve(parts, place), place).map((part) => textOf(part, place))
      return texts.join(textOf(separator, place))
    },
    'Fn::Sub': (argument, place) => {
      if (typeof argument === 'string') return substitute(argument, {}, place)
      const [template, values] = listOf(argument, place)
      return substitute(textOf(template, place), isJsonObject(values) ? values : {}, place)
    },
    'Fn::Select': (argument, place) => {
      const [index, parts] = listOf(argument, place)
      const chosen = listOf(resolve(parts, place), place)[Number(resolve(index, place))]
      return chosen ?? fail(place, 'Fn::Select: no such element')
    },
    'Fn::Split': (argument, place) => {
      const [separator, text] = listOf(argument, place)
      return textOf(resolve(text, place), place).split(textOf(separator, place))
    },
    'Fn::ImportValue': (argument, place) => {
      const name = textOf(resolve(argument, place), place)
      const source = exported.get(name) ?? fail(place, `Fn::ImportValue ${name}: no stack exports it`)
      return outputValue(source.stack, source.output)
    },
    'Fn::GetStackOutput': (argument, place) => {
      const [stackName, output] = isJsonObject(argument)
        ? [argument['StackName'], argument['OutputName']].map((part) => textOf(resolve(part, place), place))
        : fail(place, 'Fn::GetStackOutput: expected an object')
      const source = stacks.find(({ name }) => name === stackName) ?? fail(place, `no stack ${stackName}`)
      return outputValue(source, output ?? '')
    },
    'Fn::If': (argument, place) => {
      const [condition, yes, no] = listOf(argument, place)
      const chosen = holds(place.stack.conditions[textOf(condition, place)], place) ? yes : no
      return resolve(chosen, place)
    },
    'Fn::FindInMap': (argument, place) => {
      let found: JsonValue | undefined = place.stack.mappings
      for (const key of listOf(argument, place).slice(0, 3))
        found = isJsonObject(found) ? found[textOf(resolve(key, place), place)] : undefined
      return found ?? fail(place, 'Fn::FindInMap: no such entry')
    },
    'Fn::Base64': (argument, place) => Buffer.from(textOf(resolve(argument, place), place)).toString('base64'),
    'Fn::ToJsonString': (argument, place) => JSON.stringify(resolve(argument, place)),
  }

  function resolve(value: JsonValue | undefined, place: Place): JsonValue | undefined {
    if (Array.isArray(value))
      return value.flatMap((each, index) => {
        const resolved = resolve(each, { ...place, path: `${place.path}[${index}]` })
        return resolved === undefined ? [] : [resolved]
      })
    if (!isJsonObject(value)) return value
    const entries = Object.entries(value)
    const [only] = entries
    if (only !== undefined && entries.length === 1) {
      const [name, argument] = only
      const intrinsic = INTRINSICS[name]
      if (intrinsic !== undefined) return intrinsic(argument, place)
      if (name.startsWith('Fn::')) return fail(place, `${name} not known`)
    }
    const kept: Record<string, JsonValue> = {}
    for (const [key, each] of entries) {
      const resolved = resolve(each, { ...place, path: `${place.path}.${key}` })
      if (resolved !== undefined) kept[key] = resolved
    }
    return kept
  }

  function outputValue(stack: Stack, name: string): JsonValue {
    const output = stack.outputs[name]
    const place = { stack, owner: `Outputs.${name}`, path: 'Value' }
    return (isJsonObject(output) ? resolve(output['Value'], place) : undefined) ?? fail(place, 'has no value')
  }

  for (const stack of stacks)
    for (const [output, definition] of Object.entries(stack.outputs)) {
      const target = isJsonObject(definition) ? definition['Export'] : undefined
      if (!isJsonObject(target)) continue
      const place = { stack, owner: `Outputs.${output}`, path: 'Export.Name' }
      exported.set(textOf(resolve(target['Name'], place), place), { stack, output })
    }

  return {
    account,
    region,
    resourcesOf: (type) =>
      stacks.flatMap((stack) =>
        [...stack.resources.values()].filter(
          (resource) =>
            resource.type === type &&
            (resource.condition === undefined ||
              holds({ Condition: resource.condition }, { stack, owner: resource.logicalId, path: 'Condition' })),
        ),
      ),
    properties(resource) {
      const { stack, logicalId } = resource
      const resolved = resolve(resource.properties, { stack, owner: logicalId, path: 'Properties' })
      return isJsonObject(resolved) ? resolved : {}
    },
    ref: (resource) => refOf(identityOf(resource)),
    attribute: ({ stack, logicalId }, name) => attribute(logicalId, name, { stack, owner: logicalId, path: name }),
  }
}
