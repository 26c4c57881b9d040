import { posix } from 'node:path'
import { Duration, Stage } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  CfnFunction,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { bundleOf } from '../bundle.ts'
import { nameOf } from '../settings.ts'
import { acknowledgeWildcards } from './acknowledge.ts'
import { alarmOnAny } from './alarm.ts'
import { DeadLetters } from './dead-letters.ts'
import { log } from './log.ts'
import type { Platform } from './platform.ts'

/** For a function that answers calls: an HTTP API gives up on it after 30 seconds (its quota *integration timeout*). */
export const API_TIMEOUT_SECONDS = 29

export interface ServiceFunctionProps {
  readonly platform: Platform
  /** Folder and file below `functions/`, such as `telephony/place-call`. The file's name is the function's name. */
  readonly entry: `${string}/${string}`
  /** One sentence: what it means for people when this function fails. The text of its alarm. */
  readonly failureImpact: string
  readonly timeoutSeconds: number
  /** Processor time grows with memory; 512 MB starts in under a second. */
  readonly memoryMb?: number
  /** For a function invoked by events: how often, and until how late, an event is tried again before it is set aside. */
  readonly asynchronous?: { readonly retries: 0 | 1 | 2; readonly giveUpAfterSeconds: number }
  /** How many of it may run at once, so that what the account allows stays for others; absent: as many as that. */
  readonly atMost?: number
}

export interface Permission {
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  /** Why a resource with a wildcard cannot be narrower; without it the policy check refuses the wildcard. */
  readonly wildcardBecause?: string
}

/** One Lambda function with all that belongs to it: role, log, tracing, alarm, and dead letters where it is invoked by events. */
export class ServiceFunction extends Construct {
  readonly function: LambdaFunction
  readonly role: Role
  readonly deadLetters: DeadLetters | undefined

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id)
    const { platform, entry, failureImpact } = props
    const { settings } = platform
    const name = posix.basename(entry)

    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    const logGroup = log(this, 'Log', settings)
    logGroup.grantWrite(this.role)
    if (props.asynchronous) {
      this.deadLetters = new DeadLetters(this, 'DeadLetters', { platform, name, impact: failureImpact })
    }

    this.function = new LambdaFunction(this, 'Function', {
      functionName: nameOf(settings, name),
      code: Code.fromAsset(bundleOf(entry, assemblyFolder(this))),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      environment: {
        STAGE: settings.stage,
        SERVICE_NAME: 'bin-alert',
        POWERTOOLS_SERVICE_NAME: 'bin-alert',
        POWERTOOLS_METRICS_NAMESPACE: 'BIN',
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
      ...(props.atMost === undefined ? {} : { reservedConcurrentExecutions: props.atMost }),
      ...(props.asynchronous && this.deadLetters
        ? {
            retryAttempts: props.asynchronous.retries,
            maxEventAge: Duration.seconds(props.asynchronous.giveUpAfterSeconds),
            deadLetterQueue: this.deadLetters.queue,
          }
        : {}),
    })
    acknowledgeWildcards(this, ['*'], 'X-Ray takes trace segments for no resource in particular.')
    markFunction(this.function, name)

    alarmOnAny(this, 'Errors', {
      platform,
      metric: this.function.metricErrors({ period: Duration.minutes(1) }),
      name,
      impact: failureImpact,
    })
  }

  /** Lets the function do these things. Grants call it together with `tell`. */
  allow(permission: Permission): void {
    const { actions, resources, wildcardBecause } = permission
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }))
    if (wildcardBecause !== undefined) acknowledgeWildcards(this, resources, wildcardBecause)
  }

  /** Adds to the function's environment. */
  tell(environment: Readonly<Record<string, string | number | boolean>>): void {
    for (const [name, value] of Object.entries(environment)) this.function.addEnvironment(name, String(value))
  }
}

function assemblyFolder(scope: Construct): string {
  const folder = Stage.of(scope)?.outdir
  if (folder === undefined) throw new Error('a function can only be defined inside an app')
  return folder
}

/** Names the function in the template, so that what reads the assembly need not take its name apart. */
function markFunction(fn: LambdaFunction, name: string): void {
  const resource = fn.node.defaultChild
  if (resource instanceof CfnFunction) resource.addMetadata('bin:function', name)
}
