import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'
import { acknowledge } from './acknowledge.ts'
import type { ServiceFunction } from './service-function.ts'

/** What was public and was changed or removed by mistake can be brought back for so long; then it is gone for good. */
const KEEP_OLD_PAGES = Duration.days(30)
const A_DAY = Duration.days(1)

/** The bucket with the public pages: private itself, read by the front of the site alone. */
export class SiteBucket extends Construct {
  readonly bucket: Bucket
  private readonly publicUrl: string

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id)
    this.publicUrl = settings.publicUrl
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // With this encryption an ETag is the digest of the content, by which publish-pages knows what is there.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: KEEP_OLD_PAGES, abortIncompleteMultipartUploadAfter: A_DAY }],
      removalPolicy: RemovalPolicy.RETAIN,
    })
    acknowledge(
      this.bucket,
      'S1',
      'Only the front and publish-pages reach it; a log of requests would keep addresses of readers for nothing.',
    )
    // The front is made in a later stack, which this one does not know: any distribution of the account may read.
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [this.bucket.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }

  /** Lets a function read the pages, and learn which there are. */
  grantRead(fn: ServiceFunction): void {
    fn.allow({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] })
    this.allowObjects(fn, ['s3:GetObject'])
    fn.tell({ SITE_BUCKET: this.bucket.bucketName })
    this.tellAddress(fn)
  }

  /** Lets a function write and delete pages. */
  grantPublish(fn: ServiceFunction): void {
    this.grantRead(fn)
    this.allowObjects(fn, ['s3:PutObject', 's3:DeleteObject'])
  }

  /** Tells a function where the public finds the pages. */
  tellAddress(fn: ServiceFunction): void {
    fn.tell({ PUBLIC_URL: this.publicUrl })
  }

  private allowObjects(fn: ServiceFunction, actions: readonly string[]): void {
    fn.allow({
      actions,
      resources: [this.bucket.arnForObjects('*')],
      wildcardBecause: 'The pages of all items are its objects, and are made as items are.',
    })
  }
}
