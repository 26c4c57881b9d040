import { Construct } from 'constructs'
import type { indicatorRoutes } from '#contract/indicator-routes.ts'
import type { Journal } from './journal.ts'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'

/** The calls about indicators, each answered by the function of that name. */
type Operation = (typeof indicatorRoutes)[keyof typeof indicatorRoutes]['operation']

/** What a BIN comes to (source, chapter 1.6): recorded by the system, and entered by people. */
export class Indicators extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly platform: Platform

  constructor(
    scope: Construct,
    id: string,
    props: { readonly platform: Platform; readonly directory: MemberDirectory; readonly journal: Journal },
  ) {
    super(scope, id)
    this.platform = props.platform
    const { directory, journal } = props
    const readIndicators = this.handler('Read', 'read-indicators', 'Nobody sees the indicators of a BIN.')
    const readFigures = this.handler(
      'ReadFigures',
      'read-figures',
      'Nobody can enter figures, as that begins with reading them.',
    )
    const enterFigures = this.handler('EnterFigures', 'enter-figures', 'Figures for the indicators cannot be entered.')
    const readCosts = this.handler('ReadCosts', 'read-costs', 'Nobody sees what the communication of a BIN costs.')
    for (const fn of [readIndicators, readFigures, readCosts]) directory.grantRead(fn)
    journal.grantRead(readIndicators)
    directory.grantAmend(enterFigures)
    journal.grantRead(readCosts)
    this.handlers = {
      'read-indicators': readIndicators,
      'read-costs': readCosts,
      'read-figures': readFigures,
      'enter-figures': enterFigures,
    }
  }

  private handler(id: string, operation: Operation, failureImpact: string): ServiceFunction {
    return new ServiceFunction(this, id, {
      platform: this.platform,
      entry: `directory/${operation}`,
      failureImpact,
      timeoutSeconds: API_TIMEOUT_SECONDS,
    })
  }
}
