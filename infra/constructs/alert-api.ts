import { Construct } from 'constructs'
import type { alertRoutes } from '#contract/alert-routes.ts'
import type { AlertWorkflow } from './alert-workflow.ts'
import type { Journal } from './journal.ts'
import type { MemberDirectory } from './member-directory.ts'
import { tellDuplicateWindow, tellPrices } from './messaging.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'

/** The calls about alerts, and the description of all, each answered by the function of that name. */
type Operation = (typeof alertRoutes)[keyof typeof alertRoutes]['operation'] | 'describe-api'

export interface AlertApiProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly workflow: AlertWorkflow
}

/** The functions that answer the API's calls about alerts. */
export class AlertApi extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly platform: Platform

  constructor(scope: Construct, id: string, props: AlertApiProps) {
    super(scope, id)
    this.platform = props.platform
    const { directory, journal, workflow } = props
    const { settings } = props.platform
    const preview = this.handler('Preview', 'preview-alert', 'Dispatchers do not see what an alert will say and cost.')
    const raise = this.handler('Raise', 'raise-alert', 'Dispatchers cannot raise an alert.')
    const list = this.handler('List', 'list-alerts', 'Dispatchers do not see the alerts that are running.')
    const read = this.handler('Read', 'read-alert', 'Dispatchers do not see how an alert goes.')
    const deliveries = this.handler('Deliveries', 'list-deliveries', 'Nobody sees who was reached.')
    const cancel = this.handler('Cancel', 'cancel-alert', 'An alert raised by mistake cannot be stopped.')
    const followUp = this.handler('FollowUp', 'send-follow-up', 'People who were alerted do not hear how it went on.')
    const describe = this.handler('Describe', 'describe-api', 'Makers of other programs cannot read the description.')

    directory.grantRead(preview)
    for (const fn of [raise, cancel, followUp]) directory.grantLog(fn)
    for (const fn of [preview, list, read, deliveries]) journal.grantRead(fn)
    for (const fn of [raise, cancel, followUp]) {
      journal.grantReadWrite(fn)
      workflow.grantStart(fn)
    }
    workflow.grantStop(cancel)
    tellPrices(preview, settings)
    for (const fn of [preview, raise]) tellDuplicateWindow(fn, settings)

    this.handlers = {
      'preview-alert': preview,
      'raise-alert': raise,
      'list-alerts': list,
      'read-alert': read,
      'list-deliveries': deliveries,
      'cancel-alert': cancel,
      'send-follow-up': followUp,
      'describe-api': describe,
    }
  }

  private handler(id: string, operation: Operation, failureImpact: string): ServiceFunction {
    return new ServiceFunction(this, id, {
      platform: this.platform,
      entry: `alerting/${operation}`,
      failureImpact,
      timeoutSeconds: API_TIMEOUT_SECONDS,
      memoryMb: 1024,
    })
  }
}
