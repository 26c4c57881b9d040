import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Directory } from '#directory/directory-store.ts'
import type { DirectoryTable } from './directory-table.ts'

/** Where a function dies: before its n-th write reaches the table, or after it did and before the answer comes. */
export interface Death {
  readonly at: 'before' | 'after'
  readonly write: number
}

/** The same table, as a function sees it that dies at one of its writes: nothing it asks afterwards is answered. */
export function dying({ connect, table }: DirectoryTable, death: Death): Directory & { died: () => boolean } {
  const client = DynamoDBDocumentClient.from(connect(), { marshallOptions: { removeUndefinedValues: true } })
  let writes = 0
  let died = false
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (died) throw new Error('dead')
      if (isWrite(context.commandName)) writes += 1
      if (!isWrite(context.commandName) || writes < death.write) return next(args)
      died = true
      if (death.at === 'after') await next(args)
      throw new Error('died')
    },
    { step: 'initialize', priority: 'high', name: 'dying' },
  )
  return { client, table, died: () => died }
}

/** The same table, as a function sees it that is held up before its n-th write while something else happens. */
export function heldUp(
  { connect, table }: DirectoryTable,
  write: number,
  meanwhile: () => Promise<unknown>,
): Directory {
  const client = DynamoDBDocumentClient.from(connect(), { marshallOptions: { removeUndefinedValues: true } })
  let writes = 0
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (isWrite(context.commandName)) writes += 1
      if (isWrite(context.commandName) && writes === write) await meanwhile()
      return next(args)
    },
    { step: 'initialize', priority: 'high', name: 'heldUp' },
  )
  return { client, table }
}

function isWrite(command = ''): boolean {
  return /^(Put|Update|Delete|BatchWrite)/.test(command)
}

/** Every way to die in a piece of work that makes at most so many writes. */
export function deaths(mostWrites: number): readonly Death[] {
  return Array.from({ length: mostWrites }, (_, i) => i + 1).flatMap((write) => [
    { at: 'before' as const, write },
    { at: 'after' as const, write },
  ])
}
