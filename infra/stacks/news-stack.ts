import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Journal } from '../constructs/journal.ts'
import type { MailingWorkflow } from '../constructs/mailing-workflow.ts'
import type { MemberDirectory } from '../constructs/member-directory.ts'
import { NewsApi } from '../constructs/news-api.ts'
import type { Platform } from '../constructs/platform.ts'
import type { SignedLinks } from '../constructs/signed-links.ts'
import { SiteBucket } from '../constructs/site-bucket.ts'

export interface NewsStackProps extends StackProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly links: SignedLinks
  readonly mailing: MailingWorkflow
}

/** BIN-Nieuws: its items, the bucket with its pages, and its weekly mail. */
export class NewsStack extends Stack {
  readonly handlers: NewsApi['handlers']
  readonly site: SiteBucket

  constructor(scope: Construct, id: string, props: NewsStackProps) {
    super(scope, id, props)
    const { platform } = props
    this.site = new SiteBucket(this, 'Site', platform.settings)
    this.handlers = new NewsApi(this, 'News', { ...props, site: this.site }).handlers
  }
}
