import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import type { DeployedTable } from '../../../local/assembly.ts'
import { type LocalDynamoDb, startDynamoDb } from '../../../local/aws/dynamodb.ts'
import { serveAws } from './serve-aws.ts'
import { REGION, tableNamed, temporaryFolder } from './stack-bench.ts'

async function start(directory: string): Promise<LocalDynamoDb> {
  const started = await startDynamoDb({ directory, region: REGION, onTrouble: () => undefined })
  onTestFinished(() => started.close())
  return started
}

test('tables outlive the process that made them', async () => {
  const directory = temporaryFolder()
  const first = await start(directory)
  await first.ensureTables([tableNamed('journal')])
  const writer = new DynamoDBClient(await serveAws('dynamodb', first.service))
  await writer.send(new PutItemCommand({ TableName: 'journal', Item: { pk: { S: 'a' }, kept: { BOOL: true } } }))
  await first.close()

  const second = await start(directory)
  await second.ensureTables([tableNamed('journal')])
  const reader = new DynamoDBClient(await serveAws('dynamodb', second.service))
  const { Item } = await reader.send(new GetItemCommand({ TableName: 'journal', Key: { pk: { S: 'a' } } }))
  expect(Item).toEqual({ pk: { S: 'a' }, kept: { BOOL: true } })
})

test('a table that was made with other indexes is an error that says what to do', async () => {
  const database = await start(temporaryFolder())
  await database.ensureTables([tableNamed('journal')])
  const { createTable } = tableNamed('journal')
  const changed: DeployedTable = {
    name: 'journal',
    createTable: {
      ...createTable,
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    },
  }
  await expect(database.ensureTables([changed])).rejects.toThrow(
    'table journal was made with other keys or indexes (pk); start with new data',
  )
})

test('a directory that another stack has is an error that names it', async () => {
  const directory = temporaryFolder()
  await start(directory)
  await expect(start(directory)).rejects.toThrow(`${directory}; is another local stack using it?`)
})

test('another DynamoDB is used in place of the embedded one', async () => {
  const behind = await start(temporaryFolder())
  const seen: string[] = []
  const { endpoint } = await serveAws('dynamodb', (call) => {
    seen.push(/Credential=(\w+)/.exec(call.headers['authorization'] ?? '')?.[1] ?? '')
    return behind.service(call)
  })
  const database = await startDynamoDb({ endpoint, region: REGION, onTrouble: () => undefined })
  onTestFinished(() => database.close())
  await database.ensureTables([tableNamed('journal')])
  const client = new DynamoDBClient(await serveAws('dynamodb', database.service))
  await client.send(new PutItemCommand({ TableName: 'journal', Item: { pk: { S: 'a' } } }))
  const { Item } = await client.send(new GetItemCommand({ TableName: 'journal', Key: { pk: { S: 'a' } } }))
  expect(Item).toEqual({ pk: { S: 'a' } })
  expect(new Set(seen)).toEqual(new Set(['LOCAL']))
})
