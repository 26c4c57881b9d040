import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { Construct } from 'constructs'
import { pages } from '#contract/pages.ts'
import { routes } from '#contract/routes.ts'
import { acknowledge } from '../constructs/acknowledge.ts'
import { alarmOnAny } from '../constructs/alarm.ts'
import { log } from '../constructs/log.ts'
import type { Platform } from '../constructs/platform.ts'
import type { ServiceFunction } from '../constructs/service-function.ts'
import type { SignIn } from '../constructs/sign-in.ts'
import { nameOf } from '../settings.ts'

/** The calls of the API and the public pages, each answered by the function of that name. */
type Operation = (typeof routes)[keyof typeof routes]['operation'] | PageOperation
type PageOperation = (typeof pages)[keyof typeof pages]['operation']

export interface ApiStackProps extends StackProps {
  readonly platform: Platform
  readonly signIn: SignIn
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
}

/** Facts of a request that are nobody's: no address, no caller, no query. */
const ACCESS_LOG = JSON.stringify({
  at: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integrationLatency',
  refusal: '$context.authorizer.error',
})

/** The HTTP API: one route for each call of the contract, behind a token unless the contract opens it to all. */
export class ApiStack extends Stack {
  readonly api: HttpApi

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props)
    const { platform, signIn, handlers } = props
    const { settings } = platform
    const api = new HttpApi(this, 'HttpApi', { apiName: nameOf(settings, 'api'), createDefaultStage: false })
    const token = new HttpUserPoolAuthorizer('Token', signIn.userPool, {
      userPoolClients: [signIn.people, signIn.dispatchConsole],
    })
    const publicPages = Object.values(pages).map((page) => ({ ...page, roles: [] }))
    const functions = new Map<string, ServiceFunction>(Object.entries(handlers))
    for (const route of [...Object.values(routes), ...publicPages]) {
      const handler = functions.get(route.operation)
      if (handler === undefined) throw new Error(`no function answers ${route.operation}`)
      const open = route.roles.length === 0
      const [added] = api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: new HttpLambdaIntegration(route.operation, handler.function),
        authorizer: open ? new HttpNoneAuthorizer() : token,
      })
      if (open && added) acknowledge(added, 'APIG4', `${route.path} holds nothing that is not public.`)
    }
    this.api = api
    const accessLog = log(this, 'AccessLog', settings)
    new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: settings.api.ratePerSecond, burstLimit: settings.api.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    })
    // A function that answers 500 itself did not fail, as Lambda counts.
    alarmOnAny(this, 'ServerErrors', {
      platform,
      metric: api.metricServerError({ period: Duration.minutes(1) }),
      name: 'api',
      impact: 'Somebody asked for something and got an error.',
    })
    new CfnOutput(this, 'Url', { description: 'The API below /v1, and the public pages', value: api.apiEndpoint })
  }
}
