import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Construct } from 'constructs'
import type { SiteBucket } from '../constructs/site-bucket.ts'
import { SiteFront } from '../constructs/site-front.ts'
import type { Settings } from '../settings.ts'

export interface SiteStackProps extends StackProps {
  readonly settings: Settings
  readonly site: SiteBucket
  readonly api: HttpApi
}

/** The front of the site: one address for people, before the bucket with the pages and the API. */
export class SiteStack extends Stack {
  constructor(scope: Construct, id: string, props: SiteStackProps) {
    super(scope, id, props)
    const { settings, site, api } = props
    const front = new SiteFront(this, 'Front', { settings, bucketName: site.bucket.bucketName, api })
    new CfnOutput(this, 'DomainName', {
      description: "Where the site's own domain name points (CNAME or alias)",
      value: front.distribution.distributionDomainName,
    })
  }
}
