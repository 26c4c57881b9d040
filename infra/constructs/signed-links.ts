import { RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import { nameOf, type Settings } from '../settings.ts'
import { acknowledge } from './acknowledge.ts'
import type { ServiceFunction } from './service-function.ts'

/** The key that signs the links in mails, and digests the numbers of those who left. */
export class SignedLinks extends Construct {
  private readonly secret: Secret
  private readonly publicUrl: string

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id)
    this.publicUrl = settings.publicUrl
    this.secret = new Secret(this, 'Key', {
      secretName: nameOf(settings, 'link-key'),
      description: 'Signs the links in mails; a new value makes every link sent so far worthless',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    acknowledge(
      this.secret,
      'SMG4',
      'A rotated key would end every unsubscribe and self-service link in mails that people kept.',
    )
  }

  /** Lets a function sign and read links, and know again the number of somebody who left. */
  grantSign(fn: ServiceFunction): void {
    fn.allow({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] })
    fn.tell({ LINK_SECRET_ARN: this.secret.secretArn, PUBLIC_URL: this.publicUrl })
  }
}
