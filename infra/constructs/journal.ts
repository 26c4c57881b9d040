import { AttributeType, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import { keyValueTable } from './key-value-table.ts'
import type { ServiceFunction } from './service-function.ts'

/** The Journal table: alerts, deliveries and lines; what happened, until it expires. */
export class Journal extends Construct {
  readonly table: Table
  private readonly retentionDays: number

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id)
    this.retentionDays = settings.retention.journalDays
    this.table = keyValueTable(this, 'Table', { expiryAttribute: 'expiresAt' })
    this.table.addLocalSecondaryIndex({
      indexName: 'lsi1',
      sortKey: { name: 'lsi1sk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    })
  }

  /** Lets a function see what happened. */
  grantRead(fn: ServiceFunction): void {
    fn.allow({ actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], resources: this.resources() })
    fn.tell({ JOURNAL_TABLE: this.table.tableName, JOURNAL_RETENTION_DAYS: this.retentionDays })
  }

  /** Lets a function see and record what happens. */
  grantReadWrite(fn: ServiceFunction): void {
    fn.allow({
      actions: [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:BatchWriteItem',
      ],
      resources: this.resources(),
    })
    fn.tell({ JOURNAL_TABLE: this.table.tableName, JOURNAL_RETENTION_DAYS: this.retentionDays })
  }

  private resources(): string[] {
    const { tableArn } = this.table
    return [tableArn, `${tableArn}/index/gsi1`, `${tableArn}/index/lsi1`]
  }
}
