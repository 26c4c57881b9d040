import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PageRoute } from '#contract/page-route.ts'
import { pages } from '#contract/pages.ts'
import type { Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { allOf, assembly, assemblyFolder, resourcesOf } from './assembly.ts'

describe('what must never be lost', () => {
  it.each([
    ['directory', 'AWS::DynamoDB::Table', ['DirectoryTableD64E6930', 'JournalTableE0A5D4A5']],
    ['directory', 'AWS::Cognito::UserPool', ['SignInUserPoolA2C003D1']],
    ['telephony', 'AWS::Connect::Instance', ['ConnectInstanceA41B2DEB']],
  ] as const)('keeps its name, or it would be made anew: %s %s', (stack, type, logicalIds) => {
    expect(Object.keys(resourcesOf(stack, type)).toSorted()).toEqual(logicalIds)
  })

  it('stays when its stack goes', () => {
    const kept = ['AWS::DynamoDB::Table', 'AWS::Cognito::UserPool', 'AWS::Connect::Instance'].flatMap(allOf)
    expect(kept).toHaveLength(4)
    for (const resource of kept) {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    }
  })

  it('is protected from deletion, and the tables can go back in time', () => {
    for (const table of allOf('AWS::DynamoDB::Table')) {
      expect(table.Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      })
    }
    expect(allOf('AWS::Cognito::UserPool')).toMatchObject([{ Properties: { DeletionProtection: 'ACTIVE' } }])
  })
})

describe('the tables', () => {
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ]

  it('have the keys and indexes the stores use', () => {
    const tables = resourcesOf('directory', 'AWS::DynamoDB::Table')
    const byGsi = { IndexName: 'gsi1', KeySchema: key('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' } }
    const byLsi = { IndexName: 'lsi1', KeySchema: key('pk', 'lsi1sk'), Projection: { ProjectionType: 'ALL' } }
    expect(tables['DirectoryTableD64E6930']?.Properties).toMatchObject({
      KeySchema: key('pk', 'sk'),
      GlobalSecondaryIndexes: [byGsi, { ...byGsi, IndexName: 'gsi2', KeySchema: key('gsi2pk', 'gsi2sk') }],
    })
    expect(tables['JournalTableE0A5D4A5']?.Properties).toMatchObject({
      KeySchema: key('pk', 'sk'),
      GlobalSecondaryIndexes: [byGsi],
      LocalSecondaryIndexes: [byLsi],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    })
  })
})

describe('the API', () => {
  it('has the routes of the contract, each with its function, and no other', () => {
    const deployed = assembly()
    const [api] = deployed.httpApis
    const nameOf = (arn: string) => deployed.functions.find((fn) => fn.arn === arn)?.name
    const found = api!.routes.map(
      (route) => `${route.method} ${route.path} ${nameOf(route.functionArn)} ${route.authorizerRequired}`,
    )
    const calls = Object.values<Route>(routes)
    const wanted = [...calls, ...Object.values<PageRoute>(pages)].map((route) => {
      const isForSome = 'roles' in route && route.roles.length > 0
      return `${route.method} ${route.path} ${route.operation} ${isForSome}`
    })
    expect(found.toSorted()).toEqual(wanted.toSorted())
  })

  it('is throttled, and its log holds nothing of a person', () => {
    const [stage] = allOf('AWS::ApiGatewayV2::Stage')
    expect(stage?.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    })
    const { Format } = stage!.Properties['AccessLogSettings'] as { Format: string }
    const variables = [...Format.matchAll(/\$context\.([A-Za-z.]+)/g)].map(([, name]) => name)
    expect(variables).toEqual([
      'requestTime',
      'requestId',
      'routeKey',
      'status',
      'responseLength',
      'responseLatency',
      'integrationLatency',
      'authorizer.error',
    ])
  })

  it('is for people with a second factor, who cannot give themselves a role', () => {
    const [pool] = allOf('AWS::Cognito::UserPool')
    expect(pool?.Properties).toMatchObject({
      MfaConfiguration: 'ON',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V3_0' } },
    })
    const people = allOf('AWS::Cognito::UserPoolClient').find((client) => client.Properties['GenerateSecret'] === false)
    expect(people?.Properties).toMatchObject({ AllowedOAuthFlows: ['code'], WriteAttributes: ['name'] })
  })
})

describe('what is invoked by events', () => {
  const tenOrMore = (tries: unknown) => Number(tries) >= 10

  it('sets aside what it could not handle', () => {
    const deployed = assembly()
    const invoked = [
      ...deployed.rules.flatMap((rule) => rule.targets.map((target) => target.arn)),
      ...deployed.schedules.map((schedule) => schedule.targetArn),
    ]
    const names = deployed.functions.filter((fn) => invoked.includes(fn.arn)).map((fn) => fn.name)
    const withDeadLetters = allOf('AWS::Lambda::Function')
      .filter((fn) => fn.Properties['DeadLetterConfig'] !== undefined)
      .map((fn) => String(fn.Metadata?.['bin:function']))
    expect(names).toContain('record-contact-event')
    expect(withDeadLetters.toSorted()).toEqual(names.toSorted())
    expect(allOf('AWS::SQS::Queue')).toHaveLength(names.length)
  })

  it('is set aside too where it could not be delivered', () => {
    for (const rule of allOf('AWS::Events::Rule')) {
      expect(rule.Properties).toHaveProperty('Targets.0.DeadLetterConfig.Arn')
      expect(rule.Properties).toHaveProperty('Targets.0.RetryPolicy.MaximumRetryAttempts', expect.toSatisfy(tenOrMore))
    }
    for (const schedule of allOf('AWS::Scheduler::Schedule')) {
      expect(schedule.Properties).toHaveProperty('Target.DeadLetterConfig.Arn')
    }
  })
})

describe('the telephone', () => {
  it('tells of the end of the calls of our instance alone', () => {
    const { rules, connect } = assembly()
    const ofConnect = rules.filter((rule) => JSON.stringify(rule.pattern['source']) === '["aws.connect"]')
    expect(ofConnect.map((rule) => rule.pattern)).toEqual([
      {
        source: ['aws.connect'],
        'detail-type': ['Amazon Connect Contact Event'],
        detail: { eventType: ['DISCONNECTED'], instanceArn: [connect.instanceArn] },
      },
    ])
  })

  it('may invoke, from its flows, exactly the functions they use', () => {
    const deployed = assembly()
    const used = new Set(JSON.stringify(deployed.contactFlows).match(/arn:aws:lambda:[^"]+/g))
    const names = deployed.functions.filter((fn) => used.has(fn.arn)).map((fn) => fn.name)
    expect(names.toSorted()).toEqual(['answer-call-back', 'record-key-press'])
    const permitted = Object.values(resourcesOf('telephony', 'AWS::Lambda::Permission')).filter(
      (permission) => permission.Properties['Principal'] === 'connect.amazonaws.com',
    )
    expect(permitted).toHaveLength(2)
    for (const permission of permitted) {
      expect(permission.Properties).toHaveProperty('SourceArn')
      expect(permission.Properties).toHaveProperty('SourceAccount')
    }
    expect(Object.keys(resourcesOf('telephony', 'AWS::Connect::IntegrationAssociation'))).toHaveLength(2)
  })
})

describe('mail', () => {
  it('is told of by the events of our own configuration set, and every one of them is handed on', () => {
    const { rules, configurationSets } = assembly()
    const wanted = ['bounce', 'complaint', 'delivery', 'deliveryDelay', 'reject', 'renderingFailure', 'send']
    expect(configurationSets.map(({ name, events }) => [name, events.toSorted()])).toEqual([['bin-dev-mail', wanted]])
    const types = rules.flatMap(({ pattern }) => {
      const { eventType, mail } = (pattern['detail'] ?? {}) as { eventType: string[]; mail?: { tags: object } }
      return JSON.stringify(mail?.tags ?? {}).includes('bin-dev-mail') ? eventType : []
    })
    expect(types.toSorted()).toEqual(
      ['Bounce', 'Complaint', 'Delivery', 'DeliveryDelay', 'Reject', 'Rendering Failure', 'Send'].toSorted(),
    )
  })

  it('is told of without the address and the subject', () => {
    const { rules } = assembly()
    const paths = rules
      .filter(({ pattern }) => JSON.stringify(pattern['source']) === '["aws.ses"]')
      .flatMap(({ targets }) => targets.map(({ inputTransformer }) => Object.values(inputTransformer?.paths ?? {})))
    expect(paths).toHaveLength(3)
    const handedOn = [
      '$.detail.bounce.bounceType',
      '$.detail.eventType',
      '$.detail.mail.messageId',
      '$.detail.mail.tags',
      '$.time',
    ]
    for (const some of paths) expect(handedOn).toEqual(expect.arrayContaining(some))
  })

  it('is signed by a key of ours, which stays when the stack goes', () => {
    const [identity] = allOf('AWS::SES::EmailIdentity')
    expect(identity).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        EmailIdentity: 'dev.bin-alert.example',
        MailFromAttributes: { MailFromDomain: 'mail.dev.bin-alert.example' },
      },
    })
  })
})

describe('alarms', () => {
  it('there is one for every function, named after it, that says what it means and where to read on', () => {
    const alarms = allOf('AWS::CloudWatch::Alarm').map((alarm) => alarm.Properties)
    for (const { name } of assembly().functions) {
      const alarm = alarms.find((candidate) => candidate['AlarmName'] === `bin-dev-${name}`)
      expect(alarm?.['AlarmDescription']).toMatch(new RegExp(`^[A-Z].*\\. Runbook: docs/runbook\\.md#${name}$`))
      expect(alarm?.['AlarmActions']).toHaveLength(1)
    }
  })

  it('one hears of errors that a function answered itself, on any route', () => {
    const alarms = allOf('AWS::CloudWatch::Alarm').map((alarm) => alarm.Properties)
    expect(alarms.find((alarm) => alarm['AlarmName'] === 'bin-dev-api')).toMatchObject({
      Namespace: 'AWS/ApiGateway',
      MetricName: '5xx',
      Dimensions: [{ Name: 'ApiId', Value: { Ref: expect.stringMatching(/^HttpApi/) } }],
      Statistic: 'Sum',
      Threshold: 1,
    })
  })
})

describe('the policy check', () => {
  it('found nothing that is not acknowledged', () => {
    const file = join(assemblyFolder, 'validation-report.json')
    const report = JSON.parse(readFileSync(file, 'utf8')) as { pluginReports: unknown[] }
    expect(report.pluginReports).toEqual([])
  })
})
