import { mkdirSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type Directory, getZone } from '#directory/directory-store.ts'
import { overrideCapacity } from '#telephony/line-store.ts'
import { readAssembly } from './assembly/read-assembly.ts'
import type { Assembly } from './assembly.ts'
import { createKeyRing, OPERATOR_KEY } from './aws/callers.ts'
import { type LocalDynamoDb, startDynamoDb } from './aws/dynamodb.ts'
import { createEventBus } from './aws/event-bridge.ts'
import { startAwsFront } from './aws/front.ts'
import { compilePolicy } from './aws/role-check.ts'
import { createObjectStore } from './aws/s3.ts'
import { startScheduler } from './aws/scheduler.ts'
import { createSecretsService } from './aws/secrets-manager.ts'
import { type MailService, startMailService } from './aws/ses.ts'
import { createTextMessageService, type TextMessageService } from './aws/sns.ts'
import { stepFunctionsService } from './aws/step-functions.ts'
import { createControl } from './control.ts'
import { createExchange, type Exchange } from './exchange/exchange.ts'
import { createFaults, type Faults } from './faults.ts'
import { createGateway } from './gateway.ts'
import { FunctionFailed } from './lambda/function-failed.ts'
import { createLambdaHost, type LambdaHost } from './lambda/host.ts'
import { createMetrics } from './metrics.ts'
import { generateSampleZone, type SampleZone } from './sample-zone/sample-zone.ts'
import { writeSampleZone } from './sample-zone/write-sample-zone.ts'
import { createSiteFront } from './site/front.ts'
import { createTokenIssuer, type TokenIssuer } from './tokens.ts'
import { type Executions, makeExecutions } from './workflow/executions.ts'
import { makeTaskTokens } from './workflow/task-tokens.ts'

/** How to run the local stack. */
export interface LocalStackOptions {
  /** 0: any free one. */
  readonly port: number
  /** How many seconds of the system go into a real one. */
  readonly timeScale: number
  /** Where the tables, the signing key and the running executions are kept; absent: in memory. */
  readonly dataDirectory?: string
  /** The synthesised cloud assembly to deploy. */
  readonly assemblyDirectory: string
  /** Who lives in an empty directory: the sample zone by default, or nobody. */
  readonly zone?: SampleZone | 'sample' | 'none'
  /** Every line that a function logs, and the stack's own about what it refused or could not do. */
  readonly logTo?: (source: string, line: string) => void
}

/** The system as deployed, running on this machine. */
export interface LocalStack {
  /** http://127.0.0.1:3000 */
  readonly url: string
  readonly assembly: Assembly
  readonly directory: Directory
  readonly journal: Pick<Directory, 'client' | 'table'>
  readonly lambdaHost: LambdaHost
  readonly exchange: Exchange
  readonly executions: Executions
  readonly faults: Faults
  readonly texts: TextMessageService
  readonly mails: MailService
  readonly tokens: TokenIssuer
  /** Where the AWS calls of the functions arrive; with the operator's key also those of tests. */
  readonly awsEndpoint: string
  close(): Promise<void>
}

/** The limits the exchange starts with: those of a new Connect instance. */
const FIRST_LIMITS = { lines: 10, ratePerSecond: 2 }
/** Functions that somebody waits for from the first alert on; the others load when they are first called. */
const ON_THE_WAY_OF_AN_ALERT = [
  'raise-alert',
  'read-alert',
  'enrol-recipients',
  'place-call',
  'record-key-press',
  'record-contact-event',
]
/** A busy machine may take so long for a function, at any time scale; Connect's own 8 seconds are longer at scale 1. */
const LEAST_FUNCTION_MS = 2000

/** Deploys a cloud assembly on this machine: every address is on the loopback interface. */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const { timeScale, dataDirectory, logTo = () => undefined } = options
  const assembly = readAssembly(options.assemblyDirectory)
  const { account, region, connect } = assembly
  const onTrouble = (message: string) => logTo('local-stack', message)
  const closers: (() => void | Promise<void>)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }

  let handle: RequestListener = (_request, response) => void response.writeHead(503, { 'retry-after': '5' }).end()
  // A connection kept open is not hung up on just when its next request is on the way.
  const gateway = createServer({ keepAliveTimeout: 600_000 }, (request, response) => handle(request, response))

  try {
    // First of all: a port that is taken is the likeliest of what can go wrong.
    const url = await listen(gateway, options.port)
    closers.push(() => hangUp(gateway))
    if (dataDirectory !== undefined) mkdirSync(dataDirectory, { recursive: true })
    const dynamodb = await startTables(assembly, dataDirectory, onTrouble)
    closers.push(() => dynamodb.close())
    const faults = createFaults()
    const keys = createKeyRing()
    const front = await startAwsFront({ assembly, keys, faults, onTrouble })
    closers.push(() => front.close())
    front.serve('dynamodb', dynamodb.service)
    const client = operatorClient(front.endpoint, region)
    closers.push(() => client.destroy())
    const directory = { client, table: tableOf(assembly, 'DIRECTORY_TABLE') }
    const journal = { client, table: tableOf(assembly, 'JOURNAL_TABLE') }

    const metrics = createMetrics()
    const lambdaHost = createLambdaHost({
      assembly,
      timeScale,
      faults,
      keys,
      awsEndpoint: front.endpoint,
      extraEnvironment: { PUBLIC_URL: url },
      onLog(name, line) {
        metrics.read(line)
        logTo(name, line)
      },
    })
    closers.push(() => lambdaHost.close())

    const taskTokens = makeTaskTokens()
    const executions = makeExecutions({
      stateMachines: assembly.stateMachines,
      tokens: taskTokens,
      invoke: invokeAsRole(assembly, lambdaHost),
      timeScale,
      now: () => new Date(),
      ...(dataDirectory === undefined ? {} : { file: join(dataDirectory, 'executions.json') }),
    })
    closers.push(() => executions.close())

    const eventBus = createEventBus({ rules: assembly.rules, functions: lambdaHost, faults, timeScale })
    closers.push(() => eventBus.close())
    const exchange = createExchange({
      ...connect,
      flows: new Map(assembly.contactFlows.map(({ id, content }) => [id, content])),
      timeScale,
      invokeFunction: (arn, event) => lambdaHost.invoke(arn, event),
      leastFunctionMilliseconds: LEAST_FUNCTION_MS,
      emit: (event) => eventBus.put(event),
      onLimitsChanged: (limits) => tellCapacity(journal, limits, timeScale),
    })
    closers.push(() => exchange.close())

    const texts = createTextMessageService()
    const mails = await startMailService({
      account,
      region,
      configurationSets: assembly.configurationSets,
      timeScale,
      emit: (event) => eventBus.put(event),
    })
    closers.push(() => mails.close())
    front.serve('states', stepFunctionsService(executions, taskTokens))
    front.serve('connect', exchange.service)
    front.serve('sns', texts.service)
    front.serve('ses', mails.service)
    const objects = createObjectStore(dataDirectory && join(dataDirectory, 's3'))
    front.serve('s3', objects.service)
    front.serve('secretsmanager', createSecretsService(dataDirectory && join(dataDirectory, 'secrets.json')))

    const tokens = await createTokenIssuer({
      issuer: assembly.httpApis[0]?.issuer ?? '',
      audience: assembly.httpApis[0]?.audience[0] ?? '',
      ...(dataDirectory === undefined ? {} : { keyFile: join(dataDirectory, 'token-key.json') }),
    })
    await settle(directory, options.zone ?? 'sample')
    await tellCapacity(journal, FIRST_LIMITS, timeScale)
    await lambdaHost.warm(ON_THE_WAY_OF_AN_ALERT)
    const scheduler = startScheduler({
      schedules: assembly.schedules,
      functions: lambdaHost,
      account,
      region,
      timeScale,
    })
    closers.push(() => scheduler.close())
    executions.resume()
    handle = createGateway({
      apis: assembly.httpApis,
      accountId: account,
      keys: tokens.keys,
      functions: lambdaHost,
      site: createSiteFront(assembly.site, objects),
      handleOther: createControl({
        exchange,
        tokens,
        texts,
        mails,
        metrics,
        executions,
        faults,
        functions: lambdaHost,
      }),
    })
    return {
      url,
      assembly,
      directory,
      journal,
      lambdaHost,
      exchange,
      executions,
      faults,
      texts,
      mails,
      tokens,
      awsEndpoint: front.endpoint,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function startTables(
  { region, tables }: Assembly,
  dataDirectory: string | undefined,
  onTrouble: (message: string) => void,
): Promise<LocalDynamoDb> {
  const endpoint = process.env['AWS_ENDPOINT_URL_DYNAMODB']
  const dynamodb = await startDynamoDb({
    region,
    onTrouble,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(dataDirectory === undefined ? {} : { directory: join(dataDirectory, 'dynamodb') }),
  })
  await dynamodb.ensureTables(tables)
  return dynamodb
}

function operatorClient(endpoint: string, region: string): DynamoDBDocumentClient {
  const credentials = { accessKeyId: OPERATOR_KEY, secretAccessKey: 'local' }
  return DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  })
}

/** The table that the functions know by this variable. */
function tableOf(assembly: Assembly, variable: string): string {
  const table = assembly.functions.find(({ environment }) => variable in environment)?.environment[variable]
  if (table === undefined) throw new Error(`no function of the assembly has ${variable}`)
  return table
}

async function settle(directory: Directory, zone: SampleZone | 'sample' | 'none'): Promise<void> {
  if (zone === 'none') return
  const wanted = zone === 'sample' ? generateSampleZone() : zone
  // A zone that is there already may have been changed by people since.
  if ((await getZone(directory, wanted.zone.zoneId)) !== undefined) return
  await writeSampleZone(directory.client, directory.table, wanted)
}

/**
 * Tells the functions what the exchange lets through. In AWS that is a deployed setting; here the limits can be changed
 * at any moment, and kept tables may hold those of an earlier run. Rates are scaled, as in the functions' environment.
 */
function tellCapacity(
  { client, table }: LocalStack['journal'],
  { lines, ratePerSecond }: { readonly lines: number; readonly ratePerSecond: number },
  timeScale: number,
): Promise<void> {
  return overrideCapacity(client, table, { lines, dialsPerSecond: ratePerSecond * timeScale })
}

/** Lets a state machine call only what its role lets it. */
function invokeAsRole({ roles }: Assembly, lambdaHost: LambdaHost) {
  const policies = new Map([...roles].map(([arn, statements]) => [arn, compilePolicy(statements)]))
  return async (roleArn: string, functionArn: string, event: unknown): Promise<unknown> => {
    const verdict = policies.get(roleArn)?.({ action: 'lambda:InvokeFunction', resource: functionArn })
    if (verdict === 'allowed') return lambdaHost.invoke(functionArn, event)
    const message = `${roleArn} is not authorized to perform: lambda:InvokeFunction on resource: ${functionArn}`
    throw new FunctionFailed(functionArn, 'Lambda.AWSLambdaException', message)
  }
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the gateway has no port')
  return `http://127.0.0.1:${address.port}`
}

async function hangUp(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
