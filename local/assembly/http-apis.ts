import { z } from 'zod'
import type { DeployedHttpApi, DeployedRoute } from '../assembly.ts'
import type { Resolver } from './resolver.ts'

const Integration = z.looseObject({ ApiId: z.string(), IntegrationUri: z.string().optional() })
const Authorizer = z.looseObject({
  ApiId: z.string(),
  AuthorizerType: z.string(),
  JwtConfiguration: z.looseObject({ Issuer: z.string(), Audience: z.array(z.string()).default([]) }).optional(),
})
const Route = z.looseObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().optional(),
  AuthorizationType: z.string().default('NONE'),
  AuthorizationScopes: z.array(z.string()).default([]),
})

/** An integration names its function by ARN, or by the path of Lambda's own API that invokes it. */
const INVOCATION_PATH = /\/functions\/(?<arn>arn:aws:lambda:[^/]+)\/invocations$/

/** Reads the HTTP APIs with those of their routes that lead to a function. */
export function readHttpApis(resolver: Resolver): readonly DeployedHttpApi[] {
  const integrations = new Map<string, string>()
  for (const resource of resolver.resourcesOf('AWS::ApiGatewayV2::Integration')) {
    const uri = Integration.parse(resolver.properties(resource)).IntegrationUri ?? ''
    integrations.set(`integrations/${resolver.ref(resource)}`, INVOCATION_PATH.exec(uri)?.groups?.['arn'] ?? uri)
  }
  const authorizers = resolver
    .resourcesOf('AWS::ApiGatewayV2::Authorizer')
    .map((resource) => Authorizer.parse(resolver.properties(resource)))
  const allRoutes = resolver
    .resourcesOf('AWS::ApiGatewayV2::Route')
    .map((resource) => Route.parse(resolver.properties(resource)))

  return resolver.resourcesOf('AWS::ApiGatewayV2::Api').map((resource) => {
    const id = resolver.ref(resource)
    const jwt = authorizers.find((each) => each.ApiId === id && each.AuthorizerType === 'JWT')?.JwtConfiguration
    const routes = allRoutes.flatMap((route): readonly DeployedRoute[] => {
      const functionArn = integrations.get(route.Target ?? '')
      if (route.ApiId !== id || !functionArn?.startsWith('arn:aws:lambda:')) return []
      const [method, path] = route.RouteKey.includes(' ') ? route.RouteKey.split(' ') : ['ANY', route.RouteKey]
      return [
        {
          method: method ?? 'ANY',
          path: path ?? '$default',
          functionArn,
          authorizerRequired: route.AuthorizationType !== 'NONE',
          scopes: route.AuthorizationScopes,
        },
      ]
    })
    return { id, routes, issuer: jwt?.Issuer ?? '', audience: jwt?.Audience ?? [] }
  })
}
