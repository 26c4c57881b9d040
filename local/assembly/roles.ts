import { z } from 'zod'
import type { PolicyStatement } from '../assembly.ts'
import type { Resolver } from './resolver.ts'

const Texts = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value))

const ConditionValues = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number(), z.boolean()]))])
  .transform((value) => (Array.isArray(value) ? value : [value]).map(String))

const Statement = z
  .looseObject({
    Effect: z.enum(['Allow', 'Deny']),
    Action: Texts.optional(),
    NotAction: Texts.optional(),
    Resource: Texts.optional(),
    NotResource: Texts.optional(),
    Condition: z.record(z.string(), z.record(z.string(), ConditionValues)).optional(),
  })
  .transform(
    ({ Effect, Action, NotAction, Resource, NotResource, Condition }): PolicyStatement => ({
      effect: Effect,
      ...(Action === undefined ? {} : { actions: Action }),
      ...(NotAction === undefined ? {} : { notActions: NotAction }),
      ...(Resource === undefined ? {} : { resources: Resource }),
      ...(NotResource === undefined ? {} : { notResources: NotResource }),
      ...(Condition === undefined ? {} : { conditions: Condition }),
    }),
  )

const PolicyDocument = z
  .looseObject({ Statement: z.union([Statement.transform((one) => [one]), z.array(Statement)]) })
  .transform(({ Statement: statements }) => statements)

const RoleProperties = z.looseObject({
  Policies: z.array(z.looseObject({ PolicyDocument })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
})
const PolicyProperties = z.looseObject({ PolicyDocument, Roles: z.array(z.string()).default([]) })

/**
 * Reads what every role of the assembly may do, by role ARN. AWS's own managed policies are left out: the basic
 * execution role and X-Ray's allow nothing that exists here.
 */
export function readRoles(resolver: Resolver): ReadonlyMap<string, readonly PolicyStatement[]> {
  const byName = new Map<string, PolicyStatement[]>()
  const roles = new Map<string, PolicyStatement[]>()
  const managed = new Map<string, readonly PolicyStatement[]>()

  for (const resource of resolver.resourcesOf('AWS::IAM::ManagedPolicy'))
    managed.set(resolver.ref(resource), PolicyProperties.parse(resolver.properties(resource)).PolicyDocument)
  for (const resource of resolver.resourcesOf('AWS::IAM::Role')) {
    const { Policies, ManagedPolicyArns } = RoleProperties.parse(resolver.properties(resource))
    const statements = [
      ...Policies.flatMap((policy) => policy.PolicyDocument),
      ...ManagedPolicyArns.flatMap((arn) => managed.get(arn) ?? []),
    ]
    byName.set(resolver.ref(resource), statements)
    roles.set(resolver.attribute(resource, 'Arn'), statements)
  }
  for (const type of ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'])
    for (const resource of resolver.resourcesOf(type)) {
      const policy = PolicyProperties.parse(resolver.properties(resource))
      for (const name of policy.Roles) byName.get(name)?.push(...policy.PolicyDocument)
    }
  return roles
}
