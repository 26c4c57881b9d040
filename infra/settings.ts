import { RetentionDays } from 'aws-cdk-lib/aws-logs'

/** The only region of the EU with Amazon Connect, so that one region holds everything. */
export const REGION = 'eu-central-1'

export type StageName = 'dev' | 'prod'

/** Everything in which one stage differs from another, and every name or number that only AWS can confirm. */
export interface Settings {
  readonly stage: StageName
  readonly connect: ConnectSettings
  readonly calls: CallSettings
  readonly duplicateWindowSeconds: number
  readonly prices: Prices
  readonly mail: MailSettings
  /** Where the public reaches the system: the links in mails begin with it. No slash at the end. */
  readonly publicUrl: string
  readonly forms: FormSettings
  readonly site: SiteSettings
  readonly signIn: SignInSettings
  readonly api: { readonly ratePerSecond: number; readonly burst: number }
  readonly retention: RetentionSettings
  /** E-mail addresses that are told of every alarm. */
  readonly alarmAddresses: readonly string[]
  /**
   * Refuses to delete a stack, and keeps logs and dead letters if it is deleted all the same. Tables, user pool and
   * Connect instance are kept in every stage.
   */
  readonly protect: boolean
}

export interface ConnectSettings {
  /**
   * An account may create and delete only a few instances in 30 days: after a failed first deployment give the
   * instance it left behind by its id.
   */
  readonly instance: { readonly create: { readonly alias: string } } | { readonly given: { readonly id: string } }
  /**
   * The caller number, E.164. A Belgian number asks for documents and a support case, so it is normally claimed by
   * hand and given here; `create` suits countries whose numbers can be claimed at once.
   */
  readonly number:
    | { readonly create: { readonly countryCode: string; readonly type: 'DID' | 'TOLL_FREE' } }
    | { readonly given: string }
}

export interface CallSettings {
  /** Connect's quota of concurrent calls per instance; 10 on a new account, to be raised by support case. */
  readonly lines: number
  /** Connect's rate of StartOutboundVoiceContact per account; the functions pace themselves at 95 % of it. */
  readonly dialsPerSecond: number
  /** Connect takes 15 to 60 seconds. 25 ends before most Belgian voicemail boxes answer. */
  readonly ringTimeoutSeconds: number
  /**
   * Answering-machine detection makes every call CAMPAIGN traffic, whose quota is 0 until AWS raises it and whose
   * availability towards Belgium AWS has not confirmed.
   */
  readonly detectVoicemail: boolean
  /** From the end of a person's first attempt to the start of the second (product rule 3). */
  readonly retryAfterSeconds: number
  /** How long a line is taken at most when nobody reports the end of its call. */
  readonly lineLeaseSeconds: number
  /** How long a function waits at most for its turn in the request rate. */
  readonly maxSlotWaitSeconds: number
}

export interface Prices {
  /** Estimate in euro of a minute of call to a Belgian mobile; AWS publishes it per account. */
  readonly callMinute: number
  /** Estimate in euro of one part of an SMS to Belgium; AWS's price for Belgium could not be found. */
  readonly smsPart: number
  /** Euro for one mail; SES asks USD 0.10 for a thousand. */
  readonly mail: number
  /** SNS does not send a message that would cost more, in US dollars. */
  readonly smsMaxUsd: number
}

export interface MailSettings {
  /** The From address of the system's mail. */
  readonly sender: string
  /** The SES identity the address belongs to: a domain or the address itself. */
  readonly identity: string
  /** Whether the identity is made here; one that the account has already, or another stage makes, is only used. */
  readonly createIdentity: boolean
  /** Batches of one mailing that are sent at once, each by a function of its own. */
  readonly batchesAtOnce: number
  /**
   * How many functions may send mail, and record what became of it, at once over all mailings. AWS refuses these
   * numbers in an account that may run only a few functions (10 when it is new); leave them out there.
   */
  readonly functionsAtOnce?: { readonly sending: number; readonly recording: number }
  /** From the moment that SES was perhaps asked to the moment at which silence means that it was not, while its events come in. */
  readonly lostAfterSeconds: number
  /** The same where its events do not come in: somebody may then get a mail twice, and must not be left without. */
  readonly lostAtLastSeconds: number
  /** From a daily quota that is reached to the next look at it. */
  readonly holdSeconds: number
  /** So many mails to an address in a row that bounced softly stop it as one that bounced for good. */
  readonly softBounces: number
}

/** How much the public may ask for in an hour; a form that asks for no message is not counted. */
export interface FormSettings {
  /** Requests to join one BIN: an information evening brings dozens. */
  readonly perBin: number
  /** From one network: those at the evening share the hall's. */
  readonly perSource: number
  /** Messages to one address or number: nobody is flooded by what others fill in. */
  readonly perPerson: number
}

export interface SiteSettings {
  /**
   * The domain name of `publicUrl`, and the certificate for it, which CloudFront takes from us-east-1 alone; without
   * it the site is reached at an address of CloudFront's own.
   */
  readonly domain?: { readonly name: string; readonly certificateArn: string }
}

export interface SignInSettings {
  /** Prefix of the sign-in domain; unique among all Cognito users in the region. */
  readonly domainPrefix: string
  /** Addresses the browser comes back to after signing in. */
  readonly callbackUrls: readonly string[]
  /** Police zones the dispatch console, a machine without a user, may alert. */
  readonly dispatchConsoleZones: readonly string[]
}

export interface RetentionSettings {
  readonly journalDays: number
  readonly logs: RetentionDays
}

/**
 * Stands in for the number an account has claimed: in this range (014, then 0) none was found to be given out. Put
 * your own here before you dial; Connect refuses to call from a number that is not claimed.
 */
const NOBODYS_NUMBER = '+3214000101'

const calls: CallSettings = {
  lines: 10,
  dialsPerSecond: 2,
  ringTimeoutSeconds: 25,
  detectVoicemail: false,
  retryAfterSeconds: 300,
  lineLeaseSeconds: 100,
  maxSlotWaitSeconds: 10,
}

const prices: Prices = { callMinute: 0.12, smsPart: 0.08, mail: 0.0001, smsMaxUsd: 0.5 }

const mail = {
  createIdentity: true,
  batchesAtOnce: 4,
  lostAfterSeconds: 600,
  lostAtLastSeconds: 7200,
  holdSeconds: 900,
  softBounces: 5,
}

const forms: FormSettings = { perBin: 120, perSource: 60, perPerson: 3 }

const stages: Readonly<Record<StageName, Settings>> = {
  dev: {
    stage: 'dev',
    connect: { instance: { create: { alias: 'bin-alert-dev' } }, number: { given: NOBODYS_NUMBER } },
    calls,
    duplicateWindowSeconds: 600,
    prices,
    mail: { ...mail, sender: 'BIN-alert <bin@dev.bin-alert.example>', identity: 'dev.bin-alert.example' },
    publicUrl: 'https://dev.bin-alert.example',
    site: {},
    forms,
    signIn: {
      domainPrefix: 'bin-alert-dev',
      callbackUrls: ['http://localhost:3000/'],
      dispatchConsoleZones: ['voorkempen'],
    },
    api: { ratePerSecond: 50, burst: 100 },
    retention: { journalDays: 30, logs: RetentionDays.ONE_MONTH },
    alarmAddresses: [],
    protect: false,
  },
  prod: {
    stage: 'prod',
    connect: { instance: { create: { alias: 'bin-alert' } }, number: { given: NOBODYS_NUMBER } },
    calls,
    duplicateWindowSeconds: 600,
    prices,
    mail: {
      ...mail,
      sender: 'BIN-alert <bin@bin-alert.example>',
      identity: 'bin-alert.example',
      functionsAtOnce: { sending: 8, recording: 20 },
    },
    publicUrl: 'https://bin-alert.example',
    site: {},
    forms,
    signIn: {
      domainPrefix: 'bin-alert',
      callbackUrls: ['https://bin-alert.example/'],
      dispatchConsoleZones: ['voorkempen'],
    },
    api: { ratePerSecond: 200, burst: 400 },
    retention: { journalDays: 400, logs: RetentionDays.THIRTEEN_MONTHS },
    alarmAddresses: ['operations@bin-alert.example'],
    protect: true,
  },
}

/** The settings of a stage; an unknown name is an error that lists the known ones. */
export function settingsOf(stage: string): Settings {
  for (const settings of Object.values(stages)) {
    if (settings.stage === stage) return settings
  }
  throw new Error(`unknown stage "${stage}": use -c stage=NAME with one of ${Object.keys(stages).join(', ')}`)
}

/** The name a thing of this stage has on AWS, such as `bin-dev-place-call`. */
export function nameOf(settings: Pick<Settings, 'stage'>, name: string): string {
  return `bin-${settings.stage}-${name}`
}
