import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { CfnInstance, CfnPhoneNumber } from 'aws-cdk-lib/aws-connect'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'

/** The Connect instance and its caller number, made here or given by settings. Kept when the stack is deleted. */
export class ConnectInstance extends Construct {
  readonly id: string
  readonly arn: string
  /** The caller number, E.164. */
  readonly sourceNumber: string

  constructor(scope: Construct, id: string, { connect, calls }: Settings) {
    super(scope, id)
    if ('create' in connect.instance) {
      const instance = this.instance(connect.instance.create.alias, calls.detectVoicemail)
      this.id = instance.attrId
      this.arn = instance.attrArn
    } else {
      this.id = connect.instance.given.id
      this.arn = Stack.of(this).formatArn({
        service: 'connect',
        resource: 'instance',
        resourceName: this.id,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      })
    }
    this.sourceNumber =
      'create' in connect.number ? this.number(connect.number.create).attrAddress : connect.number.given
  }

  private instance(alias: string, detectVoicemail: boolean): CfnInstance {
    const instance = new CfnInstance(this, 'Instance', {
      instanceAlias: alias,
      identityManagementType: 'CONNECT_MANAGED',
      attributes: {
        inboundCalls: true,
        outboundCalls: true,
        // A flow log holds every message in full, and message texts stay out of logs.
        contactflowLogs: false,
        highVolumeOutBound: detectVoicemail,
      },
    })
    instance.applyRemovalPolicy(RemovalPolicy.RETAIN)
    return instance
  }

  private number(wanted: { countryCode: string; type: string }): CfnPhoneNumber {
    const number = new CfnPhoneNumber(this, 'Number', {
      targetArn: this.arn,
      countryCode: wanted.countryCode,
      type: wanted.type,
      description: 'The number members are called from, and call back',
    })
    number.applyRemovalPolicy(RemovalPolicy.RETAIN)
    return number
  }
}
