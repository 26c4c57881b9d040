import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import type { DeployedTable } from '../assembly.ts'
import type { Resolver } from './resolver.ts'

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))

/** Unknown keys fall away: throughput, encryption and the like mean nothing here. */
const Index = z.object({
  IndexName: z.string(),
  KeySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']).default('ALL'),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
})

const Properties = z.object({
  KeySchema,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  GlobalSecondaryIndexes: z.array(Index).optional(),
  LocalSecondaryIndexes: z.array(Index).optional(),
})

/** An optional key that is set to undefined is not the same as one left out; the SDK's types want it left out. */
function projected({ Projection: { ProjectionType, NonKeyAttributes }, ...index }: z.infer<typeof Index>) {
  return {
    ...index,
    Projection: { ProjectionType, ...(NonKeyAttributes === undefined ? {} : { NonKeyAttributes }) },
  }
}

/** Reads the DynamoDB tables, on demand whatever they are in the template. */
export function readTables(resolver: Resolver): readonly DeployedTable[] {
  const resources = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'].flatMap(resolver.resourcesOf)
  return resources.map((resource) => {
    const name = resolver.ref(resource)
    const {
      GlobalSecondaryIndexes: global,
      LocalSecondaryIndexes: local,
      ...keys
    } = Properties.parse(resolver.properties(resource))
    const createTable: CreateTableCommandInput = {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      ...keys,
      ...(global === undefined ? {} : { GlobalSecondaryIndexes: global.map(projected) }),
      ...(local === undefined ? {} : { LocalSecondaryIndexes: local.map(projected) }),
    }
    return { name, createTable }
  })
}
