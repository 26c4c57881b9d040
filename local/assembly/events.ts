import { z } from 'zod'
import type { DeployedRule, DeployedSchedule } from '../assembly.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import type { Resolver } from './resolver.ts'

const InputTransformer = z
  .looseObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
  // A name within a text stands for text without quotes, which is not done here.
  .refine(
    ({ InputTemplate }) => !/(?<![:,[\s])<[\w.-]+>|<[\w.-]+>(?![,\]}\s])/.test(InputTemplate),
    'a name within a text',
  )

const Rule = z.looseObject({
  EventPattern: z.custom<JsonObject>(isJsonObject).optional(),
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z
    .array(
      z.looseObject({
        Arn: z.string(),
        Input: z.string().optional(),
        InputPath: z.string().optional(),
        InputTransformer: InputTransformer.optional(),
      }),
    )
    .default([]),
})

const Schedule = z.looseObject({
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().optional(),
  State: z.string().default('ENABLED'),
  Target: z.looseObject({ Arn: z.string(), Input: z.string().optional() }),
})

const enabledRules = (resolver: Resolver) =>
  resolver.resourcesOf('AWS::Events::Rule').flatMap((resource) => {
    const rule = Rule.parse(resolver.properties(resource))
    return rule.State === 'DISABLED' ? [] : [{ name: resolver.ref(resource), ...rule }]
  })

/** Reads the enabled rules that match events. */
export function readRules(resolver: Resolver): readonly DeployedRule[] {
  return enabledRules(resolver).flatMap(({ name, EventPattern: pattern, Targets }) => {
    if (pattern === undefined) return []
    const targets = Targets.map(({ Arn, Input, InputPath, InputTransformer: transformer }) => ({
      arn: Arn,
      ...(Input === undefined ? {} : { input: Input }),
      ...(InputPath === undefined ? {} : { inputPath: InputPath }),
      ...(transformer === undefined
        ? {}
        : { inputTransformer: { paths: transformer.InputPathsMap, template: transformer.InputTemplate } }),
    }))
    return [{ name, pattern, targets }]
  })
}

/** Reads the enabled schedules: Scheduler's own, and rules with a schedule expression (one a target). */
export function readSchedules(resolver: Resolver): readonly DeployedSchedule[] {
  const own = resolver.resourcesOf('AWS::Scheduler::Schedule').flatMap((resource) => {
    const schedule = Schedule.parse(resolver.properties(resource))
    if (schedule.State === 'DISABLED') return []
    const { ScheduleExpression: expression, ScheduleExpressionTimezone: timeZone, Target } = schedule
    return [
      {
        name: resolver.ref(resource),
        expression,
        targetArn: Target.Arn,
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(Target.Input === undefined ? {} : { input: Target.Input }),
      },
    ]
  })
  const ofRules = enabledRules(resolver).flatMap(({ name, ScheduleExpression: expression, Targets }) =>
    expression === undefined
      ? []
      : Targets.map(({ Arn, Input }) => ({
          name,
          expression,
          targetArn: Arn,
          ...(Input === undefined ? {} : { input: Input }),
        })),
  )
  return [...own, ...ofRules]
}
