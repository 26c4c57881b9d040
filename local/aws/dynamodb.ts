import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { DeployedTable } from '../assembly.ts'
import { parseJson } from '../json.ts'
import { connectDynamoDb, type DynamoDbEngine, startDynalite } from './dynamodb-engine.ts'
import type { AwsService } from './service.ts'

/** The DynamoDB of the local stack. */
export interface LocalDynamoDb {
  readonly service: AwsService
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

const KeySchema = z.array(z.looseObject({ AttributeName: z.string().optional() }))
const Indexes = z
  .array(z.looseObject({ IndexName: z.string().optional(), KeySchema: KeySchema.default([]) }))
  .default([])
const Table = z.looseObject({
  TableStatus: z.string().optional(),
  KeySchema: KeySchema.default([]),
  GlobalSecondaryIndexes: Indexes,
  LocalSecondaryIndexes: Indexes,
})
type Table = z.infer<typeof Table>
const Description = z.looseObject({ Table })

/** Calls one of the operations on tables; an answer that is no 200 is the text of an error. */
async function manage(engine: DynamoDbEngine, action: string, input: unknown): Promise<unknown> {
  const { status, body } = await engine.call(`DynamoDB_20120810.${action}`, JSON.stringify(input))
  if (status === 200) return parseJson(body.toString())
  throw new Error(body.toString())
}

async function describe(engine: DynamoDbEngine, name: string): Promise<Table | undefined> {
  const { status, body } = await engine.call('DynamoDB_20120810.DescribeTable', JSON.stringify({ TableName: name }))
  const answer = body.toString()
  if (status === 200) return Description.parse(parseJson(answer)).Table
  if (answer.includes('#ResourceNotFoundException')) return undefined
  throw new Error(answer)
}

/** Keys and indexes as one text, to compare what is with what should be. */
function shapeOf(table: Table): string {
  const keys = (schema: Table['KeySchema']) => schema.map((key) => key.AttributeName).join('+')
  const indexes = [...table.GlobalSecondaryIndexes, ...table.LocalSecondaryIndexes]
  return [
    keys(table.KeySchema),
    ...indexes.map((index) => `${index.IndexName}:${keys(index.KeySchema)}`).toSorted(),
  ].join(' ')
}

async function ensureTable(engine: DynamoDbEngine, { name, createTable }: DeployedTable): Promise<void> {
  const existing = await describe(engine, name)
  if (existing === undefined) {
    await manage(engine, 'CreateTable', createTable)
    while ((await describe(engine, name))?.TableStatus !== 'ACTIVE') await wait(5)
    return
  }
  const [is, should] = [shapeOf(existing), shapeOf(Table.parse(createTable))]
  if (is !== should) throw new Error(`table ${name} was made with other keys or indexes (${is}); start with new data`)
}

/** Starts the embedded DynamoDB, or connects to the one at `endpoint`; rejects when another process has the directory. */
export async function startDynamoDb(options: LocalDynamoDbOptions): Promise<LocalDynamoDb> {
  const { directory, endpoint, region, onTrouble } = options
  const engine = endpoint === undefined ? startDynalite(directory, onTrouble) : connectDynamoDb(endpoint, region)
  try {
    await manage(engine, 'ListTables', {})
  } catch (error) {
    await engine.close()
    const where = endpoint ?? (directory === undefined ? 'memory' : `${directory}; is another local stack using it?`)
    throw new Error(`DynamoDB does not start (${where})`, { cause: error })
  }
  return {
    service: ({ headers, body }) => engine.call(headers['x-amz-target'] ?? '', body.toString('utf8')),
    async ensureTables(tables) {
      for (const table of tables) await ensureTable(engine, table)
    },
    close: () => engine.close(),
  }
}
