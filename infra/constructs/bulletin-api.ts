import { Construct } from 'constructs'
import type { bulletinPages } from '#contract/bulletin-pages.ts'
import type { bulletinRoutes } from '#contract/bulletin-routes.ts'
import { everyMinutes } from './every-minute.ts'
import type { Journal } from './journal.ts'
import type { MailingWorkflow } from './mailing-workflow.ts'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'

/** The calls and pages of bulletins, each answered by the function of that name. */
type Operation =
  | (typeof bulletinRoutes)[keyof typeof bulletinRoutes]['operation']
  | (typeof bulletinPages)[keyof typeof bulletinPages]['operation']

export interface BulletinApiProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly mailing: MailingWorkflow
}

/** What the zones' settings count in; a time-compressed stack shortens it. */
const HOUR_SECONDS = 3600
/** From a write to the look that finishes what a crash left out after it; longer than any function runs. */
const LOOK_AFTER_SECONDS = 300
/** A reminder may be so much late, of a day or two. */
const LOOK_MINUTES = 5

/** Cold bulletins: written and sent by prevention, relayed by coordinators, and looked after until they are. */
export class BulletinApi extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly props: BulletinApiProps

  constructor(scope: Construct, id: string, props: BulletinApiProps) {
    super(scope, id)
    this.props = props
    this.handlers = { ...this.writing(), ...this.reading(), ...this.relaying() }
    this.lookAfterRelays()
  }

  private reading() {
    const preview = this.handler('Preview', 'preview-bulletin', 'Prevention does not see how a bulletin will be read.')
    const list = this.handler('List', 'list-bulletins', 'Nobody sees the list of bulletins.')
    const read = this.handler('Read', 'read-bulletin', 'Nobody sees a bulletin and who relayed it.')
    const image = this.handler('Image', 'show-image', 'Bulletins and news are read without their images.')
    for (const fn of [preview, list, read, image]) this.props.journal.grantRead(fn)
    for (const fn of [preview, read]) this.tellAddress(fn)
    return { 'preview-bulletin': preview, 'list-bulletins': list, 'read-bulletin': read, 'show-image': image }
  }

  private writing() {
    const create = this.handler('Create', 'create-bulletin', 'Prevention cannot write a bulletin.')
    const change = this.handler('Change', 'change-bulletin', 'Prevention cannot change the draft of a bulletin.')
    const remove = this.handler('Delete', 'delete-bulletin', 'Prevention cannot remove the draft of a bulletin.')
    const addImage = this.handler('AddImage', 'add-image', 'Prevention cannot put an image in a bulletin.')
    for (const fn of [create, change, remove, addImage]) {
      this.props.journal.grantReadWrite(fn)
      this.tellAddress(fn)
    }
    for (const fn of [create, change, remove, addImage]) this.props.directory.grantAmend(fn)
    return { 'create-bulletin': create, 'change-bulletin': change, 'delete-bulletin': remove, 'add-image': addImage }
  }

  private relaying() {
    const send = this.handler('Send', 'send-bulletin', 'Bulletins do not reach the BINs.')
    const relay = this.handler('Relay', 'relay-bulletin', 'Coordinators and prevention cannot relay a bulletin.')
    const ask = this.handler('AskPermit', 'ask-permit', 'Coordinators cannot ask leave for other words.')
    const decide = this.handler('DecidePermit', 'decide-permit', 'Prevention cannot answer what a coordinator asks.')
    const byLink = this.handler('ByLink', 'relay-by-link', 'Coordinators cannot relay a bulletin from their mail.')
    for (const fn of [send, relay, ask, decide, byLink]) this.grantRelayDesk(fn)
    return {
      'send-bulletin': send,
      'relay-bulletin': relay,
      'ask-permit': ask,
      'decide-permit': decide,
      'relay-by-link': byLink,
    }
  }

  private lookAfterRelays(): void {
    const remind = new ServiceFunction(this, 'Remind', {
      platform: this.props.platform,
      entry: 'bulletins/remind-relays',
      failureImpact: 'Nobody is reminded of bulletins that were not relayed, so members may never read them.',
      timeoutSeconds: 240,
      memoryMb: 1024,
      asynchronous: { retries: 0, giveUpAfterSeconds: LOOK_MINUTES * 60 },
    })
    this.grantRelayDesk(remind)
    everyMinutes(this, 'EveryFiveMinutes', {
      minutes: LOOK_MINUTES,
      description: 'Looks after bulletins that were not relayed',
      fn: remind,
    })
  }

  /** Lets a function bring bulletins to people, and record what becomes of them. */
  private grantRelayDesk(fn: ServiceFunction): void {
    this.props.mailing.grantStart(fn)
    this.props.directory.grantAmend(fn)
    fn.tell({ HOUR_SECONDS, LOOK_AFTER_SECONDS })
  }

  private tellAddress(fn: ServiceFunction): void {
    fn.tell({ PUBLIC_URL: this.props.platform.settings.publicUrl })
  }

  private handler(id: string, operation: Operation, failureImpact: string): ServiceFunction {
    return new ServiceFunction(this, id, {
      platform: this.props.platform,
      entry: `bulletins/${operation}`,
      failureImpact,
      timeoutSeconds: API_TIMEOUT_SECONDS,
      memoryMb: 1024,
    })
  }
}
