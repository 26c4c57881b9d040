import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Directory } from '#directory/directory-store.ts'

/** A Directory table on a real engine: dynalite in memory, or the DynamoDB that AWS_ENDPOINT_URL_DYNAMODB names. */
export interface DirectoryTable extends Directory, AsyncDisposable {
  /** Another client of the same table, to be tampered with. */
  readonly connect: () => DynamoDBClient
}

const dynalite = createRequire(import.meta.url)('dynalite') as (options: { createTableMs: number }) => Server

export async function openDirectoryTable(): Promise<DirectoryTable> {
  const given = process.env['AWS_ENDPOINT_URL_DYNAMODB']
  const server = dynalite({ createTableMs: 0 })
  const endpoint = given ?? (await listen(server))
  const connect = () =>
    new DynamoDBClient({
      endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    })
  const base = connect()
  const table = `Directory-${randomUUID()}`
  await base.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S' as const,
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: ['gsi1', 'gsi2'].map((index) => ({
        IndexName: index,
        KeySchema: [
          { AttributeName: `${index}pk`, KeyType: 'HASH' as const },
          { AttributeName: `${index}sk`, KeyType: 'RANGE' as const },
        ],
        Projection: { ProjectionType: 'ALL' as const },
      })),
    }),
  )
  await waitUntilTableExists({ client: base, maxWaitTime: 10, minDelay: 1 }, { TableName: table })
  return {
    connect,
    table,
    client: DynamoDBDocumentClient.from(base),
    async [Symbol.asyncDispose]() {
      await base.send(new DeleteTableCommand({ TableName: table }))
      base.destroy()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
