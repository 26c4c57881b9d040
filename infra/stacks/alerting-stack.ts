import { Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { AlertApi } from '../constructs/alert-api.ts'
import { AlertStateMachine } from '../constructs/alert-state-machine.ts'
import { AlertWorkflow } from '../constructs/alert-workflow.ts'
import type { Journal } from '../constructs/journal.ts'
import type { MemberDirectory } from '../constructs/member-directory.ts'
import { grantSendMail, grantSendTextMessages, tellPrices } from '../constructs/messaging.ts'
import type { Platform } from '../constructs/platform.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { tellLineLimits } from '../constructs/telephone-line.ts'

export interface AlertingStackProps extends StackProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly placeCall: ServiceFunction
}

/** The warm alert: its workflow, the workflow's own functions, and those that answer the API. */
export class AlertingStack extends Stack {
  readonly api: AlertApi
  private readonly platform: Platform

  constructor(scope: Construct, id: string, props: AlertingStackProps) {
    super(scope, id, props)
    const { platform, directory, journal, placeCall } = props
    const { settings } = platform
    this.platform = platform
    const workflow = new AlertWorkflow(this, settings)

    const enrolRecipients = this.enrolRecipients()
    const sendTextMessage = this.sendTextMessage()
    const closeBatch = this.closeBatch()
    const closeAlert = this.closeAlert()
    const recordResult = this.recordResult()
    for (const fn of [enrolRecipients, sendTextMessage, closeBatch, closeAlert]) journal.grantReadWrite(fn)
    for (const fn of [enrolRecipients, closeAlert]) directory.grantRead(fn)
    journal.grantRead(recordResult)
    directory.grantAmend(recordResult)
    tellPrices(recordResult, settings)
    tellLineLimits(enrolRecipients, settings)
    grantSendTextMessages(sendTextMessage, settings)
    grantSendMail(closeAlert, settings)
    tellPrices(closeAlert, settings)

    new AlertStateMachine(this, 'WarmAlert', {
      platform,
      workflow,
      functions: {
        enrolRecipients: enrolRecipients.function,
        placeCall: placeCall.function,
        sendTextMessage: sendTextMessage.function,
        closeBatch: closeBatch.function,
        closeAlert: closeAlert.function,
        recordResult: recordResult.function,
      },
    })
    this.api = new AlertApi(this, 'Api', { platform, directory, journal, workflow })
  }

  private enrolRecipients(): ServiceFunction {
    return new ServiceFunction(this, 'EnrolRecipients', {
      platform: this.platform,
      entry: 'alerting/enrol-recipients',
      failureImpact: 'Alerts are raised but nobody is called.',
      // 100,000 recipients are 4,000 writes of 25.
      timeoutSeconds: 300,
      memoryMb: 1024,
    })
  }

  private sendTextMessage(): ServiceFunction {
    return new ServiceFunction(this, 'SendTextMessage', {
      platform: this.platform,
      entry: 'alerting/send-text-message',
      failureImpact: 'Members who chose text messages, or missed both calls, get none.',
      timeoutSeconds: 30,
    })
  }

  private closeBatch(): ServiceFunction {
    return new ServiceFunction(this, 'CloseBatch', {
      platform: this.platform,
      entry: 'alerting/close-batch',
      failureImpact: 'Alerts do not close, and telephone numbers are kept longer than they should be.',
      timeoutSeconds: 60,
    })
  }

  private closeAlert(): ServiceFunction {
    return new ServiceFunction(this, 'CloseAlert', {
      platform: this.platform,
      entry: 'alerting/close-alert',
      failureImpact: 'Alerts do not close, and nobody gets the summary.',
      timeoutSeconds: 120,
      memoryMb: 1024,
    })
  }

  private recordResult(): ServiceFunction {
    return new ServiceFunction(this, 'RecordResult', {
      platform: this.platform,
      entry: 'alerting/record-result',
      failureImpact: 'A BIN that held its test call cannot be alerted yet, and the indicators lack an alert.',
      timeoutSeconds: 120,
      memoryMb: 1024,
    })
  }
}
