import { Fn, Stack } from 'aws-cdk-lib'
import { CfnContactFlow, CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { alertFlow } from '../contact-flows/alert-flow.ts'
import { callBackFlow } from '../contact-flows/call-back-flow.ts'
import type { FlowDocument } from '../contact-flows/document.ts'
import { nameOf } from '../settings.ts'
import type { ConnectInstance } from './connect-instance.ts'
import type { Platform } from './platform.ts'
import type { ServiceFunction } from './service-function.ts'

export interface PhoneMenusProps {
  readonly platform: Platform
  readonly instance: ConnectInstance
  readonly recordKeyPress: ServiceFunction
  readonly answerCallBack: ServiceFunction
}

/** A contact flow as deployed. */
export interface DeployedFlow {
  readonly arn: string
  readonly id: string
}

/** What members hear: the flow of a call of ours, and the flow of a member who calls back. */
export class PhoneMenus extends Construct {
  readonly alert: DeployedFlow
  readonly callBack: DeployedFlow
  private readonly instance: ConnectInstance

  constructor(scope: Construct, id: string, props: PhoneMenusProps) {
    super(scope, id)
    const { platform, recordKeyPress, answerCallBack } = props
    this.instance = props.instance
    this.letConnectInvoke('RecordKeyPress', recordKeyPress)
    this.letConnectInvoke('AnswerCallBack', answerCallBack)

    const recordKeyPressArn = recordKeyPress.function.functionArn
    const answerCallBackArn = answerCallBack.function.functionArn
    const { detectVoicemail } = platform.settings.calls
    this.alert = this.flow('AlertFlow', nameOf(platform.settings, 'alert'), {
      description: 'Speaks the alert and takes the acknowledgement',
      document: alertFlow({ recordKeyPressArn, detectVoicemail }),
    })
    this.callBack = this.flow('CallBackFlow', nameOf(platform.settings, 'call-back'), {
      description: 'Answers a member who calls the number back',
      document: callBackFlow({ answerCallBackArn, recordKeyPressArn }),
    })
  }

  /**
   * Flows may only invoke functions that are associated with the instance and that let Connect invoke them. That the
   * association also writes the permission is true of the console and documented nowhere else, so both are here.
   */
  private letConnectInvoke(id: string, fn: ServiceFunction): void {
    new CfnIntegrationAssociation(this, `${id}Association`, {
      instanceId: this.instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: fn.function.functionArn,
    })
    fn.function.addPermission('Connect', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceArn: this.instance.arn,
      sourceAccount: Stack.of(this).account,
    })
  }

  private flow(id: string, name: string, props: { description: string; document: FlowDocument }): DeployedFlow {
    const flow = new CfnContactFlow(this, id, {
      instanceArn: this.instance.arn,
      name,
      type: 'CONTACT_FLOW',
      description: props.description,
      content: Stack.of(this).toJsonString(props.document),
    })
    for (const child of this.node.children) {
      if (child instanceof CfnIntegrationAssociation) flow.addResourceDependency(child)
    }
    const arn = flow.attrContactFlowArn
    // arn:aws:connect:REGION:ACCOUNT:instance/INSTANCE/contact-flow/FLOW
    return { arn, id: Fn.select(3, Fn.split('/', arn)) }
  }
}
