import { describe, expect, test } from 'vitest'
import { readAssembly } from '../../../local/assembly/read-assembly.ts'
import { type WrittenStack, writeAssembly } from './written-assembly.ts'

const lambda = (properties: object = {}, more: object = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: 'code.zip' },
    Handler: 'index.handler',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    ...properties,
  },
  ...more,
})
const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } }
const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    SSESpecification: { SSEEnabled: true },
  },
}

/** Reads one function whose environment has the value, in a stack with a role, a table and whatever is added. */
function resolveValue(value: unknown, added: Partial<WrittenStack> = {}): string | undefined {
  const directory = writeAssembly({
    one: {
      ...added,
      Resources: {
        Role: role,
        Table: table,
        Fn: lambda({ Environment: { Variables: { VALUE: value } } }),
        ...added.Resources,
      },
      assets: ['code'],
    },
  })
  return readAssembly(directory).functions[0]?.environment['VALUE']
}

describe('intrinsics', () => {
  test.each([
    ['Ref to a table', { Ref: 'Table' }, 'one-Table'],
    ['Ref to a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-central-1'],
    [
      'Fn::GetAtt as a list',
      { 'Fn::GetAtt': ['Table', 'Arn'] },
      'arn:aws:dynamodb:eu-central-1:000000000000:table/one-Table',
    ],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Role.Arn' }, 'arn:aws:iam::000000000000:role/one-Role'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Partition' }, 3]] }, 'a-aws-3'],
    [
      'Fn::Sub of names, attributes and literals',
      { 'Fn::Sub': '${Table}/${Table.Arn}/${!kept}/${AWS::StackName}' },
      'one-Table/arn:aws:dynamodb:eu-central-1:000000000000:table/one-Table/${kept}/one',
    ],
    ['Fn::Sub with values', { 'Fn::Sub': ['${who}', { who: { Ref: 'Table' } }] }, 'one-Table'],
    ['Fn::Select of Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', 'a-b-c'] }] }, 'b'],
    ['Fn::Base64', { 'Fn::Base64': 'abc' }, 'YWJj'],
  ])('%s', (_, value, expected) => {
    expect(resolveValue(value)).toBe(expected)
  })

  test('Ref to a parameter takes its default', () => {
    expect(resolveValue({ Ref: 'Size' }, { Parameters: { Size: { Type: 'Number', Default: 7 } } })).toBe('7')
  })

  test('Fn::If follows its condition, and AWS::NoValue leaves the key out', () => {
    const Conditions = {
      IsHere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] },
      IsNotHere: { 'Fn::Not': [{ Condition: 'IsHere' }] },
      Any: { 'Fn::Or': [{ Condition: 'IsNotHere' }, { Condition: 'IsHere' }] },
    }
    expect(resolveValue({ 'Fn::If': ['Any', 'yes', 'no'] }, { Conditions })).toBe('yes')
    expect(resolveValue({ 'Fn::If': ['IsNotHere', 'yes', { Ref: 'AWS::NoValue' }] }, { Conditions })).toBeUndefined()
  })

  test('Fn::FindInMap', () => {
    const Mappings = { Sizes: { 'eu-central-1': { small: 's' } } }
    expect(resolveValue({ 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'small'] }, { Mappings })).toBe('s')
  })

  test.each([
    ['of another stack, exported', { 'Fn::ImportValue': 'data:TableName' }],
    ['of another stack, by its output', { 'Fn::GetStackOutput': { StackName: 'data', OutputName: 'Name' } }],
  ])('a value %s', (_, value) => {
    const directory = writeAssembly({
      code: {
        Resources: { Role: role, Fn: lambda({ Environment: { Variables: { TABLE: value } } }) },
        assets: ['code'],
      },
      data: {
        Resources: { Table: table },
        Outputs: { Name: { Value: { Ref: 'Table' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:TableName' } } } },
      },
    })
    expect(readAssembly(directory).functions[0]?.environment).toEqual({ TABLE: 'data-Table' })
  })

  test.each([
    ['a resource that is not there', { Ref: 'Nobody' }, /^one \/ Fn \/ .*VALUE: Ref Nobody/],
    [
      'an attribute nobody knows',
      { 'Fn::GetAtt': ['Table', 'Colour'] },
      /^one \/ Fn \/ .*VALUE: Fn::GetAtt Table.Colour/,
    ],
    ['an export that is not there', { 'Fn::ImportValue': 'nothing' }, /^one \/ Fn \/ .*VALUE: Fn::ImportValue nothing/],
    ['an intrinsic nobody knows', { 'Fn::Guess': [] }, /^one \/ Fn \/ .*VALUE: Fn::Guess/],
  ])('%s is an error that names stack, logical id and path', (_, value, message) => {
    expect(() => resolveValue(value)).toThrow(message)
  })

  test('made ids are the same on every read', () => {
    const directory = writeAssembly({
      one: {
        Resources: {
          Role: role,
          Instance: { Type: 'AWS::Connect::Instance', Properties: {} },
          Fn: lambda({ Environment: { Variables: { ID: { 'Fn::GetAtt': ['Instance', 'Id'] } } } }),
        },
        assets: ['code'],
      },
    })
    expect(readAssembly(directory)).toEqual(readAssembly(directory))
  })
})

describe('functions', () => {
  const read = (fn: object, more: Readonly<Record<string, unknown>> = {}) =>
    readAssembly(writeAssembly({ one: { Resources: { Role: role, Fn: fn, ...more }, assets: ['code'] } })).functions

  test('have the asset folder of their code, timeout, memory and role', () => {
    expect(read(lambda({ FunctionName: 'bin-dev-place-call', Timeout: 20, MemorySize: 256 }))).toEqual([
      {
        name: 'place-call',
        arn: 'arn:aws:lambda:eu-central-1:000000000000:function:bin-dev-place-call',
        codeDirectory: expect.stringMatching(/\/asset\.code$/),
        handler: 'index.handler',
        environment: {},
        timeoutSeconds: 20,
        memoryMb: 256,
        roleArn: 'arn:aws:iam::000000000000:role/one-Role',
        asyncRetries: 2,
      },
    ])
  })

  test('are called what their metadata says', () => {
    const marked = lambda({ FunctionName: 'x' }, { Metadata: { 'bin:function': 'place-call' } })
    expect(read(marked)[0]?.name).toBe('place-call')
  })

  test('retry asynchronous invocations as often as they are set to', () => {
    const config = {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: { FunctionName: { Ref: 'Fn' }, Qualifier: '$LATEST', MaximumRetryAttempts: 0 },
    }
    expect(read(lambda(), { Config: config })[0]?.asyncRetries).toBe(0)
  })

  test('whose code is written in the template are not ours', () => {
    expect(read(lambda({ Code: { ZipFile: 'exports.handler = () => 1' } }))).toEqual([])
  })

  test('whose asset is missing are an error', () => {
    expect(() => read(lambda({ Code: { S3Key: 'gone.zip' } }))).toThrow('one / Fn / Properties.Code: no asset gone.zip')
  })
})

test('roles gather inline, attached and managed policies', () => {
  const statement = (action: string) => ({
    Statement: [{ Effect: 'Allow', Action: action, Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } }],
  })
  const { roles } = readAssembly(
    writeAssembly({
      one: {
        Resources: {
          Table: table,
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: {
              Policies: [{ PolicyName: 'inline', PolicyDocument: statement('dynamodb:GetItem') }],
              ManagedPolicyArns: [
                { Ref: 'Managed' },
                'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
              ],
            },
          },
          Managed: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: { PolicyDocument: statement('dynamodb:PutItem') },
          },
          Attached: {
            Type: 'AWS::IAM::Policy',
            Properties: { PolicyDocument: statement('dynamodb:Query'), Roles: [{ Ref: 'Role' }] },
          },
        },
      },
    }),
  )
  const statements = roles.get('arn:aws:iam::000000000000:role/one-Role') ?? []
  expect(statements.flatMap(({ actions }) => actions)).toEqual([
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
  ])
  expect(new Set(statements.flatMap(({ resources }) => resources))).toEqual(
    new Set(['arn:aws:dynamodb:eu-central-1:000000000000:table/one-Table']),
  )
})

test('tables keep keys and indexes, and nothing that means nothing here', () => {
  const index = {
    IndexName: 'gsi1',
    KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }],
    Projection: { ProjectionType: 'ALL' },
  }
  const { tables } = readAssembly(
    writeAssembly({
      one: {
        Resources: {
          Table: {
            Type: 'AWS::DynamoDB::Table',
            Properties: {
              ...table.Properties,
              GlobalSecondaryIndexes: [{ ...index, ContributorInsightsSpecification: { Enabled: true } }],
              TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
            },
          },
        },
      },
    }),
  )
  expect(tables).toEqual([
    {
      name: 'one-Table',
      createTable: {
        TableName: 'one-Table',
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        GlobalSecondaryIndexes: [index],
      },
    },
  ])
})

test('an HTTP API has its routes, and the issuer and audience of its authorizer', () => {
  const { httpApis } = readAssembly(
    writeAssembly({
      one: {
        Resources: {
          Role: role,
          Fn: lambda({ FunctionName: 'bin-dev-read-alert' }),
          Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
          Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
          Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
          Authorizer: {
            Type: 'AWS::ApiGatewayV2::Authorizer',
            Properties: {
              ApiId: { Ref: 'Api' },
              AuthorizerType: 'JWT',
              JwtConfiguration: {
                Issuer: { 'Fn::Join': ['', ['https://cognito-idp.eu-central-1.amazonaws.com/', { Ref: 'Pool' }]] },
                Audience: [{ Ref: 'Client' }],
              },
            },
          },
          Integration: {
            Type: 'AWS::ApiGatewayV2::Integration',
            Properties: { ApiId: { Ref: 'Api' }, IntegrationUri: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
          },
          Guarded: {
            Type: 'AWS::ApiGatewayV2::Route',
            Properties: {
              ApiId: { Ref: 'Api' },
              RouteKey: 'GET /v1/alerts/{id}',
              Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
              AuthorizationType: 'JWT',
              AuthorizationScopes: ['alerts/write'],
            },
          },
          Open: {
            Type: 'AWS::ApiGatewayV2::Route',
            Properties: {
              ApiId: { Ref: 'Api' },
              RouteKey: '$default',
              Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] },
            },
          },
        },
        assets: ['code'],
      },
    }),
  )
  const functionArn = 'arn:aws:lambda:eu-central-1:000000000000:function:bin-dev-read-alert'
  expect(httpApis).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{10}$/),
      issuer: expect.stringMatching(/^https:\/\/cognito-idp\.eu-central-1\.amazonaws\.com\/eu-central-1_local\w+$/),
      audience: [expect.any(String)],
      routes: [
        { method: 'GET', path: '/v1/alerts/{id}', functionArn, authorizerRequired: true, scopes: ['alerts/write'] },
        { method: 'ANY', path: '$default', functionArn, authorizerRequired: false, scopes: [] },
      ],
    },
  ])
})

test('workflow, rules, schedules and contact flows come with their documents parsed', () => {
  const assembly = readAssembly(
    writeAssembly({
      one: {
        Resources: {
          Role: role,
          Fn: lambda({
            FunctionName: 'bin-dev-place-call',
            Environment: { Variables: { CONNECT_INSTANCE_ID: 'given-id', CONNECT_SOURCE_NUMBER: '+3214000101' } },
          }),
          Machine: {
            Type: 'AWS::StepFunctions::StateMachine',
            Properties: {
              StateMachineName: 'bin-dev-warm-alert',
              RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
              DefinitionString: { 'Fn::Join': ['', ['{"StartAt":"', { Ref: 'AWS::Region' }, '","Is":"${what}"}']] },
              DefinitionSubstitutions: { what: 'put in' },
            },
          },
          Rule: {
            Type: 'AWS::Events::Rule',
            Properties: {
              Name: 'ends',
              EventPattern: { source: ['aws.connect'] },
              Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': ['Fn', 'Arn'] } }],
            },
          },
          Off: {
            Type: 'AWS::Events::Rule',
            Properties: { Name: 'off', EventPattern: { source: ['x'] }, State: 'DISABLED' },
          },
          EveryHour: {
            Type: 'AWS::Events::Rule',
            Properties: {
              Name: 'hourly',
              ScheduleExpression: 'rate(1 hour)',
              Targets: [{ Id: 'a', Arn: { 'Fn::GetAtt': ['Fn', 'Arn'] }, Input: '{}' }],
            },
          },
          EveryMinute: {
            Type: 'AWS::Scheduler::Schedule',
            Properties: {
              Name: 'minutely',
              ScheduleExpression: 'rate(1 minute)',
              ScheduleExpressionTimezone: 'Europe/Brussels',
              Target: { Arn: { 'Fn::GetAtt': ['Fn', 'Arn'] }, RoleArn: 'x' },
            },
          },
          CallBack: {
            Type: 'AWS::Connect::ContactFlow',
            Properties: {
              InstanceArn: 'arn:aws:connect:eu-central-1:000000000000:instance/given-id',
              Name: 'bin-dev-call-back',
              Content: { 'Fn::Sub': '{"Lambda":"${Fn.Arn}"}' },
            },
          },
          Unheard: { Type: 'Vendor::Unheard::Of', Properties: { Odd: { 'Fn::Guess': 1 } } },
        },
        assets: ['code'],
      },
    }),
  )
  const arn = 'arn:aws:lambda:eu-central-1:000000000000:function:bin-dev-place-call'
  expect(assembly.stateMachines).toEqual([
    {
      arn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:bin-dev-warm-alert',
      name: 'bin-dev-warm-alert',
      definition: { StartAt: 'eu-central-1', Is: 'put in' },
      roleArn: 'arn:aws:iam::000000000000:role/one-Role',
    },
  ])
  expect(assembly.rules).toEqual([{ name: 'ends', pattern: { source: ['aws.connect'] }, targets: [{ arn }] }])
  expect(assembly.schedules).toEqual([
    { name: 'minutely', expression: 'rate(1 minute)', timeZone: 'Europe/Brussels', targetArn: arn },
    { name: 'hourly', expression: 'rate(1 hour)', targetArn: arn, input: '{}' },
  ])
  const [flow] = assembly.contactFlows
  expect(flow).toMatchObject({ name: 'bin-dev-call-back', content: { Lambda: arn } })
  expect(assembly.connect).toEqual({
    instanceId: 'given-id',
    instanceArn: 'arn:aws:connect:eu-central-1:000000000000:instance/given-id',
    sourceNumber: '+3214000101',
    inboundFlowId: flow?.id,
  })
})
