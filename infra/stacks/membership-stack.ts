import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { BinApi } from '../constructs/bin-api.ts'
import { Indicators } from '../constructs/indicators.ts'
import { Joining } from '../constructs/joining.ts'
import type { Journal } from '../constructs/journal.ts'
import type { MailingWorkflow } from '../constructs/mailing-workflow.ts'
import { MemberApi } from '../constructs/member-api.ts'
import type { MemberDirectory } from '../constructs/member-directory.ts'
import { MemberLists } from '../constructs/member-lists.ts'
import type { Platform } from '../constructs/platform.ts'
import type { SignedLinks } from '../constructs/signed-links.ts'
import { StartUp } from '../constructs/start-up.ts'
import { StreetLookup } from '../constructs/street-lookup.ts'

export interface MembershipStackProps extends StackProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly links: SignedLinks
  readonly mailing: MailingWorkflow
  /** The number members are called from, E.164. */
  readonly callerNumber: string
}

/** The functions that keep the directory: zones, BINs, members, start-up, joining and leaving. */
export class MembershipStack extends Stack {
  readonly handlers: BinApi['handlers'] &
    StreetLookup['handlers'] &
    MemberApi['handlers'] &
    MemberLists['handlers'] &
    StartUp['handlers'] &
    Indicators['handlers'] &
    Joining['handlers']

  constructor(scope: Construct, id: string, props: MembershipStackProps) {
    super(scope, id, props)
    const { platform, directory, journal, links, mailing, callerNumber } = props
    const streets = new StreetLookup(this, 'Streets', { platform, directory })
    const bins = new BinApi(this, 'Bins', { platform, directory, journal })
    const members = new MemberApi(this, 'Members', { platform, directory, journal, links })
    const lists = new MemberLists(this, 'Lists', { platform, directory, links })
    const startUp = new StartUp(this, 'StartUp', { platform, directory, journal, mailing, callerNumber })
    const indicators = new Indicators(this, 'Indicators', { platform, directory, journal })
    const joining = new Joining(this, 'Joining', { platform, directory, journal, links, callerNumber })
    this.handlers = {
      ...bins.handlers,
      ...streets.handlers,
      ...members.handlers,
      ...lists.handlers,
      ...startUp.handlers,
      ...indicators.handlers,
      ...joining.handlers,
    }
  }
}
