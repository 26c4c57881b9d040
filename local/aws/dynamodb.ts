import { setTimeout as wait } from 'node:timers/promises'
import { Agent, request } from 'node:http'
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import type { DeployedTable } from '../assembly.ts'
import { startDynalite } from './dynalite-thread.ts'
import type { AwsCall, AwsReply, AwsService } from './service.ts'

/** The DynamoDB of the local stack. */
export interface LocalDynamoDb {
  readonly service: AwsService
  /** A client straight to the engine, past roles and faults: for seeding and for looking on. */
  readonly client: DynamoDBClient
  /** Creates the tables that do not exist; rejects when one exists with other keys or indexes. */
  ensureTables(tables: readonly DeployedTable[]): Promise<void>
  close(): Promise<void>
}

/** What the local DynamoDB needs. */
export interface LocalDynamoDbOptions {
  /** Where the tables are kept; absent: in memory. */
  readonly directory?: string
  /** Another DynamoDB in place of the embedded one. */
  readonly endpoint?: string
  readonly region: string
  onTrouble(message: string): void
}

/** An answer that takes longer has been lost: dynalite threw in the middle of it. */
const ANSWER_WITHIN_MS = 10_000

/** AWS's DynamoDB Local keeps other tables for another access key, so all calls bear the same one. */
const ACCESS_KEY = 'LOCAL'

/** Hands calls on over kept connections. Neither engine checks signatures; both want to see one. */
function forwarder(endpoint: string, region: string): { service: AwsService; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'fifo' })
  const { hostname, port } = new URL(endpoint)
  const authorization =
    `AWS4-HMAC-SHA256 Credential=${ACCESS_KEY}/20260101/${region}/dynamodb/aws4_request, ` +
    `SignedHeaders=host;x-amz-date;x-amz-target, Signature=${'0'.repeat(64)}`

  const service = (call: AwsCall) =>
    new Promise<AwsReply>((resolve, reject) => {
      const outgoing = request(
        {
          agent,
          hostname,
          port,
          path: '/',
          method: 'POST',
          timeout: ANSWER_WITHIN_MS,
          headers: {
            authorization,
            'content-type': call.headers['content-type'] ?? 'application/x-amz-json-1.0',
            'content-length': call.body.length,
            'x-amz-date': call.headers['x-amz-date'] ?? '',
            'x-amz-target': call.headers['x-amz-target'] ?? '',
          },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('error', reject)
          response.once('end', () => {
            const headers: Record<string, string> = {}
            for (const name of ['content-type', 'x-amzn-requestid', 'x-amz-crc32']) {
              const value = response.headers[name]
              if (typeof value === 'string') headers[name] = value
            }
            resolve({ status: response.statusCode ?? 500, headers, body: Buffer.concat(chunks) })
          })
        },
      )
      outgoing.once('timeout', () => outgoing.destroy(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)))
      outgoing.once('error', reject)
      outgoing.end(call.body)
    })
  return { service, close: () => agent.destroy() }
}

/** Keys and indexes as one text, to compare what is with what should be. */
function shapeOf(
  table: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes'>,
): string {
  const keys = (schema: TableDescription['KeySchema']) => (schema ?? []).map((key) => key.AttributeName).join('+')
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])]
  return [keys(table.KeySchema), ...indexes.map((index) => `${index.IndexName}:${keys(index.KeySchema)}`).sort()].join(
    ' ',
  )
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

async function ensureTable(client: DynamoDBClient, { name, createTable }: DeployedTable): Promise<void> {
  const existing = await describe(client, name)
  if (existing === undefined) {
    await client.send(new CreateTableCommand(createTable))
    while ((await describe(client, name))?.TableStatus !== 'ACTIVE') await wait(5)
    return
  }
  const wanted = shapeOf({
    KeySchema: createTable.KeySchema,
    GlobalSecondaryIndexes: createTable.GlobalSecondaryIndexes,
    LocalSecondaryIndexes: createTable.LocalSecondaryIndexes,
  })
  if (shapeOf(existing) !== wanted)
    throw new Error(`table ${name} was made with other keys or indexes (${shapeOf(existing)}); start with new data`)
}

/** Starts the embedded DynamoDB, or connects to the one at `endpoint`. */
export async function startDynamoDb(options: LocalDynamoDbOptions): Promise<LocalDynamoDb> {
  const { directory, region, onTrouble } = options
  const embedded = options.endpoint === undefined ? await startDynalite(directory, onTrouble) : undefined
  const endpoint = embedded?.endpoint ?? options.endpoint ?? ''
  const { service, close } = forwarder(endpoint, region)
  const client = new DynamoDBClient({
    endpoint,
    region,
    credentials: { accessKeyId: ACCESS_KEY, secretAccessKey: 'local' },
  })
  return {
    service,
    client,
    async ensureTables(tables) {
      for (const table of tables) await ensureTable(client, table)
    },
    async close() {
      close()
      client.destroy()
      await embedded?.close()
    },
  }
}
