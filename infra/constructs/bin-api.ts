import { Construct } from 'constructs'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { ServiceFunction } from './service-function.ts'

/** API Gateway gives up after 30 seconds. */
const TIMEOUT_SECONDS = 29

/** The functions that answer the API's calls about zones and BINs. */
export class BinApi extends Construct {
  readonly handlers: { readonly 'read-bin': ServiceFunction }

  constructor(
    scope: Construct,
    id: string,
    props: { readonly platform: Platform; readonly directory: MemberDirectory },
  ) {
    super(scope, id)
    const { platform, directory } = props
    const read = new ServiceFunction(this, 'Read', {
      platform,
      entry: 'directory/read-bin',
      failureImpact: 'Prevention and coordinators do not see how a BIN stands.',
      timeoutSeconds: TIMEOUT_SECONDS,
    })
    directory.grantRead(read)
    this.handlers = { 'read-bin': read }
  }
}
