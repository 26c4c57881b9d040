import { AttributeType, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { keyValueTable } from './key-value-table.ts'
import type { ServiceFunction } from './service-function.ts'

/** The Directory table: zones, BINs and members. Personal data. */
export class MemberDirectory extends Construct {
  readonly table: Table

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.table = keyValueTable(this, 'Table')
    // Members by their telephone number; by their address they are found in the first index.
    this.table.addGlobalSecondaryIndex({
      indexName: 'gsi2',
      partitionKey: { name: 'gsi2pk', type: AttributeType.STRING },
      sortKey: { name: 'gsi2sk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    })
  }

  /** Lets a function look up zones, BINs and members. */
  grantRead(fn: ServiceFunction): void {
    const { tableArn, tableName } = this.table
    fn.allow({
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
      resources: [tableArn, `${tableArn}/index/gsi1`, `${tableArn}/index/gsi2`],
    })
    fn.tell({ DIRECTORY_TABLE: tableName })
  }

  /** Lets a function keep zones, BINs and members, and the audit log of it. */
  grantReadWrite(fn: ServiceFunction): void {
    this.grantRead(fn)
    fn.allow({
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
      resources: [this.table.tableArn],
    })
  }

  /** Lets a function look up, and write the audit log. */
  grantLog(fn: ServiceFunction): void {
    this.grantRead(fn)
    fn.allow({ actions: ['dynamodb:PutItem'], resources: [this.table.tableArn] })
  }

  /** Lets a function change what is kept, and log that; it can remove nothing. */
  grantAmend(fn: ServiceFunction): void {
    this.grantRead(fn)
    fn.allow({ actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], resources: [this.table.tableArn] })
  }
}
