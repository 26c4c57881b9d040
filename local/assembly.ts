import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import type { JsonObject } from './json.ts'

/** One statement of an IAM policy, its intrinsics resolved. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny'
  readonly actions?: readonly string[]
  readonly notActions?: readonly string[]
  readonly resources?: readonly string[]
  readonly notResources?: readonly string[]
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

/** A Lambda function that was synthesised. */
export interface DeployedFunction {
  /** The last part of its name: place-call. */
  readonly name: string
  readonly arn: string
  /** Folder of the unpacked bundle. */
  readonly codeDirectory: string
  /** Module and export: index.handler. */
  readonly handler: string
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutSeconds: number
  readonly memoryMb: number
  readonly roleArn: string
  /** How often Lambda tries an asynchronous invocation again. */
  readonly asyncRetries: number
}

/** A DynamoDB table that was synthesised, in the form the SDK creates it with. */
export interface DeployedTable {
  readonly name: string
  readonly createTable: CreateTableCommandInput
}

/** One route of an HTTP API. */
export interface DeployedRoute {
  /** Upper case; ANY for every method. */
  readonly method: string
  /** With its parameters: /v1/alerts/{id}; or $default. */
  readonly path: string
  readonly functionArn: string
  readonly authorizerRequired: boolean
  readonly scopes: readonly string[]
}

/** An HTTP API (API Gateway v2) with its JWT authorizer. */
export interface DeployedHttpApi {
  readonly id: string
  readonly routes: readonly DeployedRoute[]
  /** Empty when the API has no JWT authorizer. */
  readonly issuer: string
  readonly audience: readonly string[]
}

/** A Step Functions state machine. */
export interface DeployedStateMachine {
  readonly arn: string
  readonly name: string
  readonly definition: JsonObject
  readonly roleArn: string
}

/** Where an EventBridge rule sends what matches its pattern. */
export interface RuleTarget {
  readonly arn: string
  /** Constant JSON text in place of the event. */
  readonly input?: string
  readonly inputPath?: string
  readonly inputTransformer?: InputTransformer
}

/** Makes new JSON of an event: values at these paths, each where its name stands in the template as `<name>`. */
export interface InputTransformer {
  readonly paths: Readonly<Record<string, string>>
  readonly template: string
}

/** A configuration set of SES. */
export interface DeployedConfigurationSet {
  readonly name: string
  /** What of its mails goes to the event bus: send, delivery, bounce, … */
  readonly events: readonly string[]
}

/** An EventBridge rule with a pattern. */
export interface DeployedRule {
  readonly name: string
  readonly pattern: JsonObject
  readonly targets: readonly RuleTarget[]
}

/** An EventBridge schedule: of Scheduler, or a rule with a schedule expression. */
export interface DeployedSchedule {
  readonly name: string
  /** rate(…), cron(…) or at(…). */
  readonly expression: string
  readonly timeZone?: string
  readonly targetArn: string
  readonly input?: string
}

/** A request that the front of the site sends on by its path. */
export interface DeployedBehavior {
  /** With `*` for anything; the last one of a site is `*`. */
  readonly pattern: string
  readonly methods: readonly string[]
  /** Where to look, in this order: a later one when the one before answers with a status of `passOn`. */
  readonly origins: readonly DeployedOrigin[]
  readonly passOn: readonly number[]
  /** Source of the function that sees the request first. */
  readonly onRequest?: string
  readonly headers: readonly DeployedHeader[]
}

/** A bucket, or an HTTP API. */
export type DeployedOrigin = { readonly bucket: string } | { readonly apiId: string }

/** A header that the front adds to answers; one that does not override leaves the answer's own. */
export interface DeployedHeader {
  readonly name: string
  readonly value: string
  readonly override: boolean
}

/** The front of the site (CloudFront). */
export interface DeployedSite {
  readonly behaviors: readonly DeployedBehavior[]
  readonly rootObject?: string
}

/** A Connect contact flow. */
export interface DeployedContactFlow {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly content: JsonObject
}

/** The Connect instance the functions call with. */
export interface DeployedConnect {
  readonly instanceId: string
  readonly instanceArn: string
  readonly sourceNumber: string
  /** The flow that takes the calls to the source number; empty when there is none. */
  readonly inboundFlowId: string
}

/** What a synthesised cloud assembly deploys, with every intrinsic resolved to a made id. */
export interface Assembly {
  readonly account: string
  readonly region: string
  readonly functions: readonly DeployedFunction[]
  /** By role ARN. */
  readonly roles: ReadonlyMap<string, readonly PolicyStatement[]>
  readonly tables: readonly DeployedTable[]
  readonly httpApis: readonly DeployedHttpApi[]
  readonly stateMachines: readonly DeployedStateMachine[]
  readonly rules: readonly DeployedRule[]
  readonly schedules: readonly DeployedSchedule[]
  readonly configurationSets: readonly DeployedConfigurationSet[]
  readonly contactFlows: readonly DeployedContactFlow[]
  readonly site: DeployedSite
  readonly connect: DeployedConnect
}
