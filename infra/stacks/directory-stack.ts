import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { alarmTopic } from '../constructs/alarm-topic.ts'
import { Journal } from '../constructs/journal.ts'
import { MemberDirectory } from '../constructs/member-directory.ts'
import type { Platform } from '../constructs/platform.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { SignIn } from '../constructs/sign-in.ts'
import { SignedLinks } from '../constructs/signed-links.ts'
import type { Settings } from '../settings.ts'

/** What must never be lost: the two tables, the user pool and the key that signs links. Also the alarm topic, which every later stack needs. */
export class DirectoryStack extends Stack {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly signIn: SignIn
  readonly links: SignedLinks

  constructor(scope: Construct, id: string, props: StackProps & { settings: Settings }) {
    super(scope, id, props)
    const { settings } = props
    this.platform = { settings, alarms: alarmTopic(this, 'Alarms', settings) }
    this.directory = new MemberDirectory(this, 'Directory')
    this.journal = new Journal(this, 'Journal', settings)
    this.links = new SignedLinks(this, 'Links', settings)
    const shapeToken = new ServiceFunction(this, 'ShapeToken', {
      platform: this.platform,
      entry: 'directory/shape-token',
      failureImpact: 'Nobody can sign in, so dispatchers cannot raise an alert.',
      // Cognito waits five seconds for its triggers.
      timeoutSeconds: 5,
    })
    this.signIn = new SignIn(this, 'SignIn', { platform: this.platform, shapeToken })
  }
}
