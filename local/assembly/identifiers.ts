import { createHash } from 'node:crypto'

/** What an identifier is made from: the same stack and logical id always give the same. */
export interface Identity {
  readonly stackName: string
  readonly logicalId: string
  readonly type: string
  readonly account: string
  readonly region: string
  /** A resolved text property of the resource, where the template gives one. */
  property(name: string): string | undefined
}

interface Kind {
  /** The property that names the resource, where the template may name it. */
  readonly nameProperty?: string
  ref(identity: Identity, name: string): string
  readonly attributes?: Readonly<Record<string, (identity: Identity, name: string) => string>>
}

/** The caller number of a telephone number that the template claims: of a range no Belgian subscriber can have. */
const CLAIMED_NUMBER = '+3230000101'

function digest({ stackName, logicalId }: Identity): string {
  return createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex')
}

function uuid(identity: Identity): string {
  const hex = digest(identity)
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

const arn = ({ region, account }: Identity, service: string, resource: string) =>
  `arn:aws:${service}:${region}:${account}:${resource}`
const globalArn = ({ account }: Identity, service: string, resource: string) =>
  `arn:aws:${service}::${account}:${resource}`
const named = (_: Identity, name: string) => name

const poolId = (identity: Identity) => `${identity.region}_local${digest(identity).slice(0, 5)}`
const poolHost = (identity: Identity) => `cognito-idp.${identity.region}.amazonaws.com/${poolId(identity)}`
const instanceArn = (identity: Identity) => arn(identity, 'connect', `instance/${uuid(identity)}`)
const flowArn = (identity: Identity) =>
  `${identity.property('InstanceArn') ?? arn(identity, 'connect', 'instance/unknown')}/contact-flow/${uuid(identity)}`
const phoneArn = (identity: Identity) => arn(identity, 'connect', `phone-number/${uuid(identity)}`)
const functionArn = (identity: Identity, name: string) => arn(identity, 'lambda', `function:${name}`)
const tableArn = (identity: Identity, name: string) => arn(identity, 'dynamodb', `table/${name}`)
const machineArn = (identity: Identity, name: string) => arn(identity, 'states', `stateMachine:${name}`)
const ruleArn = (identity: Identity, name: string) => arn(identity, 'events', `rule/${name}`)
const topicArn = (identity: Identity, name: string) => arn(identity, 'sns', name)

const table: Kind = { nameProperty: 'TableName', ref: named, attributes: { Arn: tableArn } }
const shortId: Kind = { ref: (identity) => digest(identity).slice(0, 10) }

const KINDS: Readonly<Record<string, Kind>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Lambda::Function': { nameProperty: 'FunctionName', ref: named, attributes: { Arn: functionArn } },
  'AWS::Lambda::Version': { ref: (identity) => `${identity.property('FunctionName')}:1` },
  'AWS::Lambda::Alias': { ref: (identity) => `${identity.property('FunctionName')}:${identity.property('Name')}` },
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    ref: named,
    attributes: {
      Arn: (identity, name) => globalArn(identity, 'iam', `role/${name}`),
      RoleId: (identity) => `AROA${digest(identity).slice(0, 16).toUpperCase()}`,
    },
  },
  'AWS::IAM::ManagedPolicy': {
    nameProperty: 'ManagedPolicyName',
    ref: (identity, name) => globalArn(identity, 'iam', `policy/${name}`),
  },
  'AWS::StepFunctions::StateMachine': {
    nameProperty: 'StateMachineName',
    ref: machineArn,
    attributes: { Arn: machineArn, Name: named },
  },
  'AWS::ApiGatewayV2::Api': {
    ref: (identity) => digest(identity).slice(0, 10),
    attributes: {
      ApiId: (identity) => digest(identity).slice(0, 10),
      ApiEndpoint: (identity) =>
        `https://${digest(identity).slice(0, 10)}.execute-api.${identity.region}.amazonaws.com`,
    },
  },
  'AWS::ApiGatewayV2::Integration': shortId,
  'AWS::ApiGatewayV2::Authorizer': shortId,
  'AWS::Events::Rule': { nameProperty: 'Name', ref: named, attributes: { Arn: ruleArn } },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    ref: named,
    attributes: { Arn: (identity, name) => arn(identity, 'scheduler', `schedule/default/${name}`) },
  },
  'AWS::Scheduler::ScheduleGroup': {
    nameProperty: 'Name',
    ref: named,
    attributes: { Arn: (identity, name) => arn(identity, 'scheduler', `schedule-group/${name}`) },
  },
  'AWS::Connect::Instance': { ref: instanceArn, attributes: { Arn: instanceArn, Id: uuid } },
  'AWS::Connect::ContactFlow': { ref: flowArn, attributes: { ContactFlowArn: flowArn } },
  'AWS::Connect::PhoneNumber': {
    ref: phoneArn,
    attributes: { PhoneNumberArn: phoneArn, Address: () => CLAIMED_NUMBER },
  },
  'AWS::Cognito::UserPool': {
    ref: poolId,
    attributes: {
      UserPoolId: poolId,
      ProviderName: poolHost,
      ProviderURL: (identity) => `https://${poolHost(identity)}`,
      Arn: (identity) => arn(identity, 'cognito-idp', `userpool/${poolId(identity)}`),
    },
  },
  'AWS::Cognito::UserPoolClient': {
    ref: (identity) => digest(identity).slice(0, 26),
    attributes: { ClientId: (identity) => digest(identity).slice(0, 26) },
  },
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    ref: (identity, name) => arn(identity, 'secretsmanager', `secret:${name}-${digest(identity).slice(0, 6)}`),
  },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    ref: topicArn,
    attributes: { TopicArn: topicArn, TopicName: named },
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    ref: ({ region, account }, name) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    attributes: { Arn: (identity, name) => arn(identity, 'sqs', name), QueueName: named },
  },
  'AWS::KMS::Key': {
    ref: uuid,
    attributes: { Arn: (identity) => arn(identity, 'kms', `key/${uuid(identity)}`), KeyId: uuid },
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    ref: named,
    attributes: { Arn: (identity, name) => arn(identity, 'logs', `log-group:${name}:*`) },
  },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    ref: (_, name) => name.toLowerCase(),
    attributes: {
      Arn: (_, name) => `arn:aws:s3:::${name.toLowerCase()}`,
      DomainName: (_, name) => `${name.toLowerCase()}.s3.amazonaws.com`,
      RegionalDomainName: ({ region }, name) => `${name.toLowerCase()}.s3.${region}.amazonaws.com`,
    },
  },
  'AWS::CloudFront::Distribution': {
    ref: (identity) => digest(identity).slice(0, 14).toUpperCase(),
    attributes: {
      Id: (identity) => digest(identity).slice(0, 14).toUpperCase(),
      DomainName: (identity) => `d${digest(identity).slice(0, 13)}.cloudfront.net`,
    },
  },
  'AWS::CloudFront::Function': {
    nameProperty: 'Name',
    ref: (identity, name) => globalArn(identity, 'cloudfront', `function/${name}`),
    attributes: { FunctionARN: (identity, name) => globalArn(identity, 'cloudfront', `function/${name}`) },
  },
  'AWS::CloudFront::OriginAccessControl': { ref: uuid, attributes: { Id: uuid } },
  'AWS::CloudFront::ResponseHeadersPolicy': { ref: uuid, attributes: { Id: uuid } },
  'AWS::SES::EmailIdentity': { nameProperty: 'EmailIdentity', ref: named },
  'AWS::SES::ConfigurationSet': { nameProperty: 'Name', ref: named },
  'AWS::SSM::Parameter': {
    nameProperty: 'Name',
    ref: named,
    attributes: { Value: (identity) => identity.property('Value') ?? '' },
  },
}

/** The name a resource has: the template's own, or one made from stack and logical id. */
function physicalName(identity: Identity, kind: Kind | undefined): string {
  const given = kind?.nameProperty === undefined ? undefined : identity.property(kind.nameProperty)
  return given ?? `${identity.stackName}-${identity.logicalId}`
}

/** What `Ref` gives for a resource; a made name for types that are not known. */
export function refOf(identity: Identity): string {
  const kind = KINDS[identity.type]
  const name = physicalName(identity, kind)
  return kind === undefined ? name : kind.ref(identity, name)
}

/** What `Fn::GetAtt` gives for a resource; undefined where the attribute is not known. */
export function attributeOf(identity: Identity, attribute: string): string | undefined {
  const kind = KINDS[identity.type]
  return kind?.attributes?.[attribute]?.(identity, physicalName(identity, kind))
}
