import { Construct } from 'constructs'
import type { joiningPages } from '#contract/joining-pages.ts'
import type { joiningRoutes } from '#contract/joining-routes.ts'
import type { Settings } from '../settings.ts'
import type { Journal } from './journal.ts'
import type { MemberDirectory } from './member-directory.ts'
import { grantSendPersonalMail, grantSendTextMessages } from './messaging.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'
import type { SignedLinks } from './signed-links.ts'

type Operation =
  | (typeof joiningRoutes)[keyof typeof joiningRoutes]['operation']
  | (typeof joiningPages)[keyof typeof joiningPages]['operation']

export interface JoiningProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly links: SignedLinks
  /** The number members are called from, E.164. */
  readonly callerNumber: string
}

/** A form that comes back sooner was filled in by a robot. */
const FORM_LEAST_SECONDS = 3
/** What the public asks for is counted an hour at a time. */
const ASKING_WINDOW_SECONDS = 3600
/** Longer than a mail and a text message take: whether one was sent cannot be told from how long an answer took. */
const EVEN_ANSWER_SECONDS = 1.5

/** What each function's failure means for people. */
const impacts: Readonly<Record<Operation, string>> = {
  'show-join-form': 'People who want to join a BIN do not see the form.',
  'take-join-form': 'People who want to join a BIN cannot send the form.',
  'confirm-joining': 'People who asked to join a BIN cannot confirm it, so the coordinator does not hear of them.',
  'list-requests': 'Coordinators do not see who asks to join.',
  'read-request': 'Coordinators cannot look at a request to join.',
  'approve-request': 'Coordinators cannot make a member of who asks to join.',
  'refuse-request': 'Coordinators cannot refuse a request to join, and its data stay until it expires.',
  'show-own-data': 'Members do not see what is kept of them.',
  'change-own-data': 'Members cannot correct their data: an alert may go to an old number.',
  'confirm-contact': 'Members cannot confirm a new address or number, so the old one stays.',
  'download-own-data': 'Members cannot download their data.',
  'leave-bin': 'Members cannot leave a BIN, and their data stay.',
  'send-own-link': 'Members who lost their link cannot reach their data.',
}

/** The pages on which people join, see to their own data and leave, and the calls with which coordinators decide. */
export class Joining extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly platform: Platform

  constructor(scope: Construct, id: string, props: JoiningProps) {
    super(scope, id)
    this.platform = props.platform
    const { directory, journal, links, callerNumber } = props
    const { settings } = props.platform
    const showForm = this.handler('ShowForm', 'show-join-form')
    const takeForm = this.handler('TakeForm', 'take-join-form')
    const confirm = this.handler('Confirm', 'confirm-joining')
    const list = this.handler('List', 'list-requests')
    const read = this.handler('Read', 'read-request')
    const approve = this.handler('Approve', 'approve-request')
    const refuse = this.handler('Refuse', 'refuse-request')
    const showOwn = this.handler('ShowOwn', 'show-own-data')
    const changeOwn = this.handler('ChangeOwn', 'change-own-data')
    const confirmContact = this.handler('ConfirmContact', 'confirm-contact')
    const download = this.handler('Download', 'download-own-data')
    const leave = this.handler('Leave', 'leave-bin')
    const sendLink = this.handler('SendLink', 'send-own-link')

    for (const fn of [showForm, list, read, showOwn, download, sendLink]) directory.grantRead(fn)
    for (const fn of [takeForm, confirm, refuse]) directory.grantAmend(fn)
    for (const fn of [approve, changeOwn, confirmContact, leave]) directory.grantReadWrite(fn)
    for (const fn of [list, read, showOwn, download]) journal.grantRead(fn)
    const recording = [takeForm, confirm, approve, refuse, changeOwn, confirmContact, leave, sendLink]
    for (const fn of recording) journal.grantReadWrite(fn)
    const signing = [
      showForm,
      takeForm,
      confirm,
      approve,
      showOwn,
      changeOwn,
      confirmContact,
      download,
      leave,
      sendLink,
    ]
    for (const fn of signing) links.grantSign(fn)
    for (const fn of recording) grantSendPersonalMail(fn, settings)
    for (const fn of recording.filter((one) => one !== leave)) grantSendTextMessages(fn, settings)
    for (const fn of [takeForm, confirm, changeOwn, confirmContact, sendLink]) tellForms(fn, settings)
    approve.tell({ CALLER_NUMBER: callerNumber })

    this.handlers = {
      'show-join-form': showForm,
      'take-join-form': takeForm,
      'confirm-joining': confirm,
      'list-requests': list,
      'read-request': read,
      'approve-request': approve,
      'refuse-request': refuse,
      'show-own-data': showOwn,
      'change-own-data': changeOwn,
      'confirm-contact': confirmContact,
      'download-own-data': download,
      'leave-bin': leave,
      'send-own-link': sendLink,
    }
  }

  private handler(id: string, operation: Operation): ServiceFunction {
    return new ServiceFunction(this, id, {
      platform: this.platform,
      entry: `joining/${operation}`,
      failureImpact: impacts[operation],
      timeoutSeconds: API_TIMEOUT_SECONDS,
    })
  }
}

/** Tells a function how robots and prying eyes are kept out of the public's forms. */
export function tellForms(fn: ServiceFunction, { forms }: Settings): void {
  fn.tell({
    FORM_LEAST_SECONDS,
    ASKING_WINDOW_SECONDS,
    EVEN_ANSWER_SECONDS,
    ASKINGS_PER_BIN: forms.perBin,
    ASKINGS_PER_SOURCE: forms.perSource,
    ASKINGS_PER_PERSON: forms.perPerson,
  })
}
