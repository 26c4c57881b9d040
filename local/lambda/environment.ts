import type { DeployedFunction } from '../assembly.ts'

/** SDK names of the services that run here: each has an endpoint variable of its own. */
const SERVICES = [
  'DYNAMODB',
  'CONNECT',
  'SFN',
  'SNS',
  'SES',
  'SESV2',
  'EVENTBRIDGE',
  'SCHEDULER',
  'STS',
  'LAMBDA',
  'SECRETS_MANAGER',
  'S3',
]

/**
 * Brings durations (`…_SECONDS`) and rates (`…_PER_SECOND`) to the time scale; nothing else of the system knows of it.
 * What is no number is left as it is.
 */
export function scaleEnvironment(
  environment: Readonly<Record<string, string>>,
  timeScale: number,
): Readonly<Record<string, string>> {
  const scaled = Object.entries(environment).map(([name, value]): [string, string] => {
    const number = Number(value)
    if (value.trim() === '' || !Number.isFinite(number)) return [name, value]
    if (name.endsWith('_PER_SECOND')) return [name, String(number * timeScale)]
    if (name.endsWith('_SECONDS')) return [name, String(number / timeScale)]
    return [name, value]
  })
  return Object.fromEntries(scaled)
}

/** Function name as its ARN has it. */
export function fullNameOf({ arn }: Pick<DeployedFunction, 'arn'>): string {
  return arn.split(':')[6] ?? arn
}

/** Where a worker's calls go, and under which key. */
export interface WorkerAccess {
  readonly awsEndpoint: string
  readonly accessKeyId: string
  readonly region: string
}

/** What Lambda itself sets, with every AWS endpoint turned to the front. */
export function platformEnvironment(
  deployed: DeployedFunction,
  { awsEndpoint, accessKeyId, region }: WorkerAccess,
): Readonly<Record<string, string>> {
  const name = fullNameOf(deployed)
  return {
    ...Object.fromEntries(SERVICES.map((service) => [`AWS_ENDPOINT_URL_${service}`, awsEndpoint])),
    AWS_ENDPOINT_URL: awsEndpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // Without a home directory the SDK would look for these in the folder it runs in.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(deployed.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `local/${accessKeyId}`,
    LAMBDA_TASK_ROOT: deployed.codeDirectory,
    _HANDLER: deployed.handler,
    LANG: 'en_US.UTF-8',
    TZ: 'UTC',
  }
}
