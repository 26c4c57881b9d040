import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { AlertWorkflow } from '../constructs/alert-workflow.ts'
import { ConnectInstance } from '../constructs/connect-instance.ts'
import { contactEvents } from '../constructs/contact-events.ts'
import { everyMinute } from '../constructs/every-minute.ts'
import type { Journal } from '../constructs/journal.ts'
import { PhoneMenus } from '../constructs/phone-menus.ts'
import type { Platform } from '../constructs/platform.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { TelephoneLine } from '../constructs/telephone-line.ts'

export interface TelephonyStackProps extends StackProps {
  readonly platform: Platform
  readonly journal: Journal
}

/**
 * A function that dials goes on filling lines for 20 seconds. The last call it starts may ask Connect five times, each
 * after up to 10 seconds for a slot in the rate and with up to 5 for the answer: 20 + 5 × 15 = 95.
 */
const FILLING_SECONDS = 120

/**
 * Everything that has to do with a telephone: Connect, what members hear, and the functions that dial, hear a key and
 * learn that a call has ended. It knows the workflow by name only, so that the workflow can be made after it.
 */
export class TelephonyStack extends Stack {
  readonly placeCall: ServiceFunction
  /** The number members are called from, E.164. */
  readonly callerNumber: string
  private readonly platform: Platform
  private readonly journal: Journal

  constructor(scope: Construct, id: string, props: TelephonyStackProps) {
    super(scope, id, props)
    this.platform = props.platform
    this.journal = props.journal
    const { settings } = props.platform
    const workflow = new AlertWorkflow(this, settings)
    const instance = new ConnectInstance(this, 'Connect', settings)
    this.callerNumber = instance.sourceNumber

    const recordKeyPress = this.recordKeyPress()
    const answerCallBack = this.answerCallBack()
    const menus = new PhoneMenus(this, 'Menus', { platform: this.platform, instance, recordKeyPress, answerCallBack })
    const line = new TelephoneLine({
      settings,
      instanceArn: instance.arn,
      instanceId: instance.id,
      alertFlowArn: menus.alert.arn,
      alertFlowId: menus.alert.id,
      sourceNumber: instance.sourceNumber,
    })

    this.placeCall = this.makePlaceCall()
    const recordContactEvent = this.recordContactEvent()
    const reconcileCalls = this.reconcileCalls()
    for (const dialling of [this.placeCall, recordContactEvent, reconcileCalls]) line.grantDial(dialling)
    for (const asking of [recordContactEvent, reconcileCalls]) line.grantDescribe(asking)
    for (const answering of [this.placeCall, recordContactEvent, reconcileCalls]) workflow.grantAnswer(answering)
    contactEvents(this, 'ContactEvents', instance, recordContactEvent)
    everyMinute(this, 'EveryMinute', 'Ends the calls whose end nobody reported', reconcileCalls)

    this.explainCallBack(instance.id, menus.callBack.id)
  }

  private recordKeyPress(): ServiceFunction {
    const fn = new ServiceFunction(this, 'RecordKeyPress', {
      platform: this.platform,
      entry: 'telephony/record-key-press',
      failureImpact: 'People press 1 and are called again: acknowledgements are lost.',
      // Connect waits 8 seconds at most, and invokes again within them.
      timeoutSeconds: 8,
      memoryMb: 1024,
    })
    this.journal.grantReadWrite(fn)
    return fn
  }

  private answerCallBack(): ServiceFunction {
    const fn = new ServiceFunction(this, 'AnswerCallBack', {
      platform: this.platform,
      entry: 'telephony/answer-call-back',
      failureImpact: 'Members who call the number back do not hear the running alert.',
      timeoutSeconds: 8,
      memoryMb: 1024,
    })
    this.journal.grantRead(fn)
    return fn
  }

  private makePlaceCall(): ServiceFunction {
    const fn = new ServiceFunction(this, 'PlaceCall', {
      platform: this.platform,
      entry: 'telephony/place-call',
      failureImpact: 'Members of a running alert are not called.',
      timeoutSeconds: FILLING_SECONDS,
    })
    this.journal.grantReadWrite(fn)
    return fn
  }

  private recordContactEvent(): ServiceFunction {
    const fn = new ServiceFunction(this, 'RecordContactEvent', {
      platform: this.platform,
      entry: 'telephony/record-contact-event',
      failureImpact: 'Lines stay taken until their lease ends, so alerts go slowly and outcomes come late.',
      timeoutSeconds: FILLING_SECONDS,
      asynchronous: { retries: 2, giveUpAfterSeconds: 3600 },
    })
    this.journal.grantReadWrite(fn)
    return fn
  }

  private reconcileCalls(): ServiceFunction {
    const fn = new ServiceFunction(this, 'ReconcileCalls', {
      platform: this.platform,
      entry: 'telephony/reconcile-calls',
      failureImpact: 'Calls whose end was not reported keep their line, and their alert does not close.',
      timeoutSeconds: FILLING_SECONDS,
      asynchronous: { retries: 0, giveUpAfterSeconds: 60 },
    })
    this.journal.grantReadWrite(fn)
    return fn
  }

  /**
   * CloudFormation can claim a number but has no property that says which flow answers it, for a claimed number or a
   * given one. So once, after the first deployment, somebody runs what this output says.
   */
  private explainCallBack(instanceId: string, flowId: string): void {
    new CfnOutput(this, 'AnswerTheNumber', {
      description: 'Run once: from then on the number is answered by the call-back flow',
      value:
        'aws connect associate-phone-number-contact-flow --phone-number-id ID_OF_THE_NUMBER ' +
        `--instance-id ${instanceId} --contact-flow-id ${flowId}`,
    })
  }
}
