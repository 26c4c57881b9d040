import { Construct } from 'constructs'
import { everyMinutes } from './every-minute.ts'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'

/**
 * Lambda gives a whole processor from 1,769 MB on: a lookup is nothing but computing, and is done for every key stroke.
 * The index of 1,059 BINs itself takes some 20 MB.
 */
const MEMORY_MB = 1769

/** Seconds, so that a change shows within 60: a look at the version, then at most so long the outdated index. */
const FRESHNESS = {
  STREETS_LOOK_AFTER_SECONDS: 15,
  STREETS_OUTDATED_FOR_SECONDS: 50,
  STREETS_SETTLE_AFTER_SECONDS: 10,
  STREETS_REMAKE_AFTER_SECONDS: 600,
}

/** A request as the API hands it on, so that whoever asks next finds the index made, and up to date. */
const WARMING_REQUEST = {
  queryStringParameters: { q: 'kerkstraat' },
  requestContext: {
    authorizer: { jwt: { claims: { sub: 'keep-warm', role: 'prevention', zones: '[]', bins: '[]' } } },
  },
}

/** Lambda lets go of what was not asked for some minutes. */
const WARM_MINUTES = 5

/** Which BIN is this street in: the lookup, and a lookup of our own now and then that keeps it warm. */
export class StreetLookup extends Construct {
  readonly handlers: { readonly 'look-up-street': ServiceFunction }

  constructor(
    scope: Construct,
    id: string,
    props: { readonly platform: Platform; readonly directory: MemberDirectory },
  ) {
    super(scope, id)
    const { platform, directory } = props
    const lookUp = new ServiceFunction(this, 'LookUp', {
      platform,
      entry: 'directory/look-up-street',
      failureImpact: 'Dispatchers cannot find the BIN of a street; they have to know it by name.',
      timeoutSeconds: API_TIMEOUT_SECONDS,
      memoryMb: MEMORY_MB,
      // Of our own requests only: the next one comes in five minutes.
      asynchronous: { retries: 0, giveUpAfterSeconds: 60 },
    })
    directory.grantRead(lookUp)
    lookUp.tell(FRESHNESS)
    everyMinutes(this, 'KeepWarm', {
      minutes: WARM_MINUTES,
      description: 'Keeps the index of streets in memory',
      fn: lookUp,
      input: WARMING_REQUEST,
    })
    this.handlers = { 'look-up-street': lookUp }
  }
}
