import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { onTestFinished } from 'vitest'
import type { DeployedFunction, DeployedTable, PolicyStatement } from '../../../local/assembly.ts'
import { createKeyRing, type KeyRing, OPERATOR_KEY } from '../../../local/aws/callers.ts'
import { startDynamoDb } from '../../../local/aws/dynamodb.ts'
import { type AwsFront, startAwsFront } from '../../../local/aws/front.ts'
import { createFaults, type Faults } from '../../../local/faults.ts'
import { createLambdaHost, type LambdaHost, type LambdaHostOptions } from '../../../local/lambda/host.ts'
import type { ClientSettings } from './serve-aws.ts'

export const REGION = 'eu-central-1'
const ACCOUNT = '000000000000'
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/tester`

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const functionOf = (name: string, codeDirectory: string, more: Partial<DeployedFunction>): DeployedFunction => ({
  name,
  arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:bin-test-${name}`,
  codeDirectory,
  handler: 'index.handler',
  environment: {},
  timeoutSeconds: 10,
  memoryMb: 256,
  roleArn: ROLE,
  asyncRetries: 2,
  ...more,
})

/** A function whose module is the source as written: no imports but Node's. */
export function writtenFunction(name: string, source: string, more: Partial<DeployedFunction> = {}): DeployedFunction {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'index.mjs'), source)
  return functionOf(name, folder, more)
}

/** A function bundled as the real ones are, so that it may use the AWS SDK. */
export async function bundledFunction(
  name: string,
  source: string,
  more: Partial<DeployedFunction> = {},
): Promise<DeployedFunction> {
  const folder = temporaryFolder()
  await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: join(folder, 'index.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'silent',
  })
  return functionOf(name, folder, more)
}

/** A table with a key `pk`. */
export const tableNamed = (name: string): DeployedTable => ({
  name,
  createTable: {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  },
})

export const tableArn = (name: string) => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`

export interface Bench {
  readonly front: AwsFront
  readonly faults: Faults
  readonly keys: KeyRing
  readonly host: LambdaHost
  /** Settings of an SDK client of the operator, or of a function's worker that holds the key. */
  client(accessKeyId?: string): ClientSettings
  /** Lines the functions wrote, with their function's name before them. */
  readonly lines: readonly string[]
  /** What the front was troubled about. */
  readonly troubles: readonly string[]
}

export interface BenchOptions extends Partial<Pick<LambdaHostOptions, 'timeScale' | 'maxWorkersPerFunction'>> {
  readonly functions?: readonly DeployedFunction[]
  /** What the role of all functions may do. */
  readonly statements?: readonly PolicyStatement[]
  readonly tables?: readonly DeployedTable[]
  /** Random numbers of the faults. */
  readonly random?: () => number
}

/** Front, Lambda host and, where there are tables, DynamoDB in memory; closed after the test. */
export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const { functions = [], statements = [], tables = [], random = () => 0, timeScale = 1, ...limits } = options
  const lines: string[] = []
  const troubles: string[] = []
  const onTrouble = (message: string) => troubles.push(message)
  const keys = createKeyRing()
  const faults = createFaults(random)
  const assembly = {
    account: ACCOUNT,
    region: REGION,
    roles: new Map([[ROLE, statements]]),
    stateMachines: [],
    functions,
  }
  const dynamoDb = tables.length === 0 ? undefined : await startDynamoDb({ region: REGION, onTrouble })
  await dynamoDb?.ensureTables(tables)
  const front = await startAwsFront({ assembly, keys, faults, onTrouble })
  if (dynamoDb !== undefined) front.serve('dynamodb', dynamoDb.service)
  const host = createLambdaHost({
    growAfterMilliseconds: 0,
    assembly,
    timeScale,
    faults,
    keys,
    awsEndpoint: front.endpoint,
    onLog: (name, line) => lines.push(`${name}: ${line}`),
    ...limits,
  })
  const client = (accessKeyId = OPERATOR_KEY): ClientSettings => ({
    endpoint: front.endpoint,
    region: REGION,
    credentials: { accessKeyId, secretAccessKey: 'x' },
    maxAttempts: 1,
  })
  onTestFinished(async () => {
    await host.close()
    await front.close()
    await dynamoDb?.close()
  })
  return { front, faults, keys, host, client, lines, troubles }
}
