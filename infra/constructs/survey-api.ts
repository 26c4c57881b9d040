import { Construct } from 'constructs'
import type { surveyPages } from '#contract/survey-pages.ts'
import type { surveyRoutes } from '#contract/survey-routes.ts'
import type { Journal } from './journal.ts'
import type { MailingWorkflow } from './mailing-workflow.ts'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'
import type { SignedLinks } from './signed-links.ts'

/** The calls and pages of evaluations, each answered by the function of that name. */
type Operation =
  | (typeof surveyRoutes)[keyof typeof surveyRoutes]['operation']
  | (typeof surveyPages)[keyof typeof surveyPages]['operation']

export interface SurveyApiProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly links: SignedLinks
  readonly mailing: MailingWorkflow
}

/** The functions of anonymous evaluations: written and opened by prevention, answered by members, seen by all. */
export class SurveyApi extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly platform: Platform

  constructor(scope: Construct, id: string, props: SurveyApiProps) {
    super(scope, id)
    this.platform = props.platform
    const { directory, journal, links, mailing } = props
    const list = this.handler('List', 'list-surveys', 'Prevention does not see its evaluations.')
    const add = this.handler('Add', 'add-survey', 'Prevention cannot write an evaluation.')
    const read = this.handler('Read', 'read-survey', 'Prevention does not see an evaluation.')
    const change = this.handler('Change', 'change-survey', 'Prevention cannot change an evaluation.')
    const remove = this.handler('Remove', 'remove-survey', 'Prevention cannot remove an evaluation.')
    const open = this.handler('Open', 'open-survey', 'Members are not asked for their evaluation.')
    const close = this.handler('Close', 'close-survey', 'An evaluation cannot be closed, so nobody sees its results.')
    const results = this.handler('Results', 'read-survey-results', 'Prevention does not see what was answered.')
    const show = this.handler('Show', 'show-survey', 'Members cannot open an evaluation.')
    const take = this.handler('Take', 'take-answers', 'Members cannot send in an evaluation.')
    const showResults = this.handler('ShowResults', 'show-survey-results', 'Nobody sees the results of an evaluation.')

    for (const fn of [list, read, results, show, showResults]) journal.grantRead(fn)
    for (const fn of [add, change, remove, close, take]) journal.grantReadWrite(fn)
    for (const fn of [add, change, remove, close, open]) directory.grantAmend(fn)
    for (const fn of [results, showResults]) directory.grantRead(fn)
    for (const fn of [show, take]) links.grantSign(fn)
    mailing.grantStart(open)

    this.handlers = {
      'list-surveys': list,
      'add-survey': add,
      'read-survey': read,
      'change-survey': change,
      'remove-survey': remove,
      'open-survey': open,
      'close-survey': close,
      'read-survey-results': results,
      'show-survey': show,
      'take-answers': take,
      'show-survey-results': showResults,
    }
  }

  private handler(id: string, operation: Operation, failureImpact: string): ServiceFunction {
    return new ServiceFunction(this, id, {
      platform: this.platform,
      entry: `surveys/${operation}`,
      failureImpact,
      timeoutSeconds: API_TIMEOUT_SECONDS,
      ...(operation === 'open-survey' ? { memoryMb: 1024 } : {}),
    })
  }
}
