import type { DeployedHttpApi, DeployedRoute } from '../assembly.ts'

/** A route that takes a request, with what stands in its path. */
export interface RouteMatch {
  readonly api: DeployedHttpApi
  readonly route: DeployedRoute
  /** `GET /v1/alerts/{id}` as the event names it. */
  readonly routeKey: string
  readonly pathParameters: Readonly<Record<string, string>>
}

interface CompiledRoute {
  readonly api: DeployedHttpApi
  readonly route: DeployedRoute
  readonly pattern: RegExp
  /** The more, the sooner it is tried: text counts over a parameter, a parameter over {proxy+}. */
  readonly precision: string
}

function compile(api: DeployedHttpApi, route: DeployedRoute): CompiledRoute {
  if (route.path === '$default') return { api, route, pattern: /^/, precision: '' }
  const segments = route.path.split('/').slice(1)
  const pattern = segments.map((segment) => {
    const [, name, greedy] = /^\{([\w-]+)(\+?)\}$/.exec(segment) ?? []
    if (name === undefined) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const group = `p_${Buffer.from(name).toString('hex')}`
    return greedy === '+' ? `(?<${group}>.+)` : `(?<${group}>[^/]+)`
  })
  const precision = segments.map((segment) => (segment.endsWith('+}') ? '1' : segment.startsWith('{') ? '2' : '3'))
  return { api, route, pattern: new RegExp(`^/${pattern.join('/')}$`), precision: precision.join('') }
}

/** Finds the route of a request by API Gateway's order: the most exact path first, then {proxy+}, then $default. */
export function makeRouter(apis: readonly DeployedHttpApi[]) {
  const compiled = apis
    .flatMap((api) => api.routes.map((route) => compile(api, route)))
    .toSorted((one, other) => other.precision.localeCompare(one.precision))

  return (method: string, decodedPath: string): RouteMatch | undefined => {
    for (const { api, route, pattern } of compiled) {
      if (route.method !== 'ANY' && route.method !== method && route.path !== '$default') continue
      const groups = pattern.exec(decodedPath)
      if (groups === null) continue
      const pathParameters = Object.entries(groups.groups ?? {}).map(
        ([group, value]) => [Buffer.from(group.slice('p_'.length), 'hex').toString(), value] as const,
      )
      const routeKey = route.path === '$default' ? '$default' : `${route.method} ${route.path}`
      return { api, route, routeKey, pathParameters: Object.fromEntries(pathParameters) }
    }
    return undefined
  }
}
