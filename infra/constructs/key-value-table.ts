import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'

/**
 * A table with the keys `pk` and `sk` and the index `gsi1`: on demand, restorable to any second of the last 35 days,
 * protected from deletion in every stage.
 */
export function keyValueTable(scope: Construct, id: string, options: { expiryAttribute?: string } = {}): Table {
  const table = new Table(scope, id, {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(options.expiryAttribute === undefined ? {} : { timeToLiveAttribute: options.expiryAttribute }),
  })
  table.addGlobalSecondaryIndex({
    indexName: 'gsi1',
    partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
    sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
    projectionType: ProjectionType.ALL,
  })
  return table
}
