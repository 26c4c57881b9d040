import { z } from 'zod'
import type { DeployedBehavior, DeployedHeader, DeployedOrigin, DeployedSite } from '../assembly.ts'
import type { Resolver } from './resolver.ts'

const Behavior = z.looseObject({
  PathPattern: z.string().default('*'),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  TargetOriginId: z.string(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z.array(z.looseObject({ EventType: z.string(), FunctionARN: z.string() })).default([]),
})
const Distribution = z.looseObject({
  DistributionConfig: z.looseObject({
    DefaultRootObject: z.string().optional(),
    DefaultCacheBehavior: Behavior,
    CacheBehaviors: z.array(Behavior).default([]),
    Origins: z.array(z.looseObject({ Id: z.string(), DomainName: z.string() })),
    OriginGroups: z
      .looseObject({
        Items: z.array(
          z.looseObject({
            Id: z.string(),
            FailoverCriteria: z.looseObject({ StatusCodes: z.looseObject({ Items: z.array(z.number()) }) }),
            Members: z.looseObject({ Items: z.array(z.looseObject({ OriginId: z.string() })) }),
          }),
        ),
      })
      .optional(),
  }),
})
const EdgeFunction = z.looseObject({ FunctionCode: z.string() })
const SecurityHeaders = z.looseObject({
  ResponseHeadersPolicyConfig: z.looseObject({
    SecurityHeadersConfig: z.strictObject({
      ContentSecurityPolicy: z.looseObject({ ContentSecurityPolicy: z.string(), Override: z.boolean() }).optional(),
      ContentTypeOptions: z.looseObject({ Override: z.boolean() }).optional(),
      FrameOptions: z.looseObject({ FrameOption: z.string(), Override: z.boolean() }).optional(),
      ReferrerPolicy: z.looseObject({ ReferrerPolicy: z.string(), Override: z.boolean() }).optional(),
      StrictTransportSecurity: z
        .looseObject({
          AccessControlMaxAgeSec: z.number(),
          IncludeSubdomains: z.boolean().default(false),
          Override: z.boolean(),
        })
        .optional(),
    }),
  }),
})

/** Reads the front of the site: which paths go to which origin, through which function, with which headers. */
export function readSite(resolver: Resolver): DeployedSite {
  const [distribution] = resolver.resourcesOf('AWS::CloudFront::Distribution')
  if (distribution === undefined) return { behaviors: [] }
  const { DistributionConfig: config } = Distribution.parse(resolver.properties(distribution))
  const origins = new Map(config.Origins.map(({ Id, DomainName }) => [Id, originAt(DomainName)]))
  const groups = new Map(config.OriginGroups?.Items.map((group) => [group.Id, group]))
  const sources = new Map(
    resolver
      .resourcesOf('AWS::CloudFront::Function')
      .map((resource) => [resolver.ref(resource), EdgeFunction.parse(resolver.properties(resource)).FunctionCode]),
  )
  const policies = new Map(
    resolver
      .resourcesOf('AWS::CloudFront::ResponseHeadersPolicy')
      .map((resource) => [resolver.ref(resource), headersOf(SecurityHeaders.parse(resolver.properties(resource)))]),
  )
  const read = (behavior: z.infer<typeof Behavior>): DeployedBehavior => {
    const group = groups.get(behavior.TargetOriginId)
    const ids = group?.Members.Items.map(({ OriginId }) => OriginId) ?? [behavior.TargetOriginId]
    const onRequest = behavior.FunctionAssociations.find(({ EventType }) => EventType === 'viewer-request')
    const source = onRequest && sources.get(onRequest.FunctionARN)
    return {
      pattern: behavior.PathPattern,
      methods: behavior.AllowedMethods,
      origins: ids.flatMap((id) => origins.get(id) ?? []),
      passOn: group?.FailoverCriteria.StatusCodes.Items ?? [],
      headers: policies.get(behavior.ResponseHeadersPolicyId ?? '') ?? [],
      ...(source === undefined ? {} : { onRequest: source }),
    }
  }
  return {
    behaviors: [...config.CacheBehaviors, config.DefaultCacheBehavior].map(read),
    ...(config.DefaultRootObject === undefined ? {} : { rootObject: config.DefaultRootObject }),
  }
}

function originAt(domain: string): DeployedOrigin {
  const bucket = /^(.+)[.]s3[.][^.]+[.]amazonaws[.]com$/.exec(domain)?.[1]
  if (bucket !== undefined) return { bucket }
  const apiId = /^([^.]+)[.]execute-api[.]/.exec(domain)?.[1]
  if (apiId === undefined) throw new TypeError(`an origin that is neither a bucket nor an API: ${domain}`)
  return { apiId }
}

function headersOf({ ResponseHeadersPolicyConfig }: z.infer<typeof SecurityHeaders>): readonly DeployedHeader[] {
  const { SecurityHeadersConfig: given } = ResponseHeadersPolicyConfig
  const csp = given.ContentSecurityPolicy
  const type = given.ContentTypeOptions
  const frame = given.FrameOptions
  const referrer = given.ReferrerPolicy
  const hsts = given.StrictTransportSecurity
  const subdomains = hsts?.IncludeSubdomains === true ? '; includeSubDomains' : ''
  const header = (name: string, value: string | undefined, override: boolean | undefined) =>
    value === undefined ? [] : [{ name, value, override: override ?? false }]
  return [
    ...header('content-security-policy', csp?.ContentSecurityPolicy, csp?.Override),
    ...header('x-content-type-options', type && 'nosniff', type?.Override),
    ...header('x-frame-options', frame?.FrameOption, frame?.Override),
    ...header('referrer-policy', referrer?.ReferrerPolicy, referrer?.Override),
    ...header(
      'strict-transport-security',
      hsts && `max-age=${hsts.AccessControlMaxAgeSec}${subdomains}`,
      hsts?.Override,
    ),
  ]
}
