import {
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
  DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb'
import type { Directory } from '#directory/directory-store.ts'
import type { DirectoryTable } from './directory-table.ts'

/**
 * The same table in a bad moment: of each of the next batches it takes the first item and leaves the rest unprocessed;
 * for ever means that it takes none at all.
 */
export function overloaded(
  { connect, table }: DirectoryTable,
  batches: number,
): Directory & { refusals: () => number } {
  const client = DynamoDBDocumentClient.from(connect())
  let refusals = 0
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const isWrite = context.commandName?.startsWith('BatchWrite')
      if (refusals >= batches || !context.commandName?.startsWith('Batch')) return next(args)
      refusals += 1
      if (batches === Number.POSITIVE_INFINITY) {
        const output = { $metadata: {}, UnprocessedItems: (args.input as BatchWriteCommandInput).RequestItems }
        return { response: {}, output: output as BatchWriteCommandOutput }
      }
      if (isWrite) {
        const [taken, ...left] = (args.input as BatchWriteCommandInput).RequestItems?.[table] ?? []
        const result = await next({ ...args, input: { RequestItems: { [table]: [taken] } } })
        ;(result.output as BatchWriteCommandOutput).UnprocessedItems = left.length > 0 ? { [table]: left } : {}
        return result
      }
      const [taken, ...left] = (args.input as BatchGetCommandInput).RequestItems?.[table]?.Keys ?? []
      const result = await next({ ...args, input: { RequestItems: { [table]: { Keys: [taken] } } } })
      ;(result.output as BatchGetCommandOutput).UnprocessedKeys = left.length > 0 ? { [table]: { Keys: left } } : {}
      return result
    },
    { step: 'initialize', priority: 'high', name: 'overloaded' },
  )
  return { client, table, refusals: () => refusals }
}
