import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { AwsSolutionsChecks } from 'cdk-nag'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { acknowledgeWildcards } from '../../infra/constructs/acknowledge.ts'
import { featureFlags } from '../../infra/feature-flags.ts'
import { type Settings, settingsOf } from '../../infra/settings.ts'
import { composeSystem } from '../../infra/system.ts'

const folder = mkdtempSync(join(tmpdir(), 'bin-alert-policy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// The check of the templates against CloudFormation's own rules takes most of a synthesis, and is done in `npm run synth`.
beforeAll(() => {
  vi.stubEnv('CDK_VALIDATION', 'false')
})

const findingsIn = (app: App) => new AwsSolutionsChecks().validateScope(app).violations.map((found) => found.ruleName)

describe('a wildcard', () => {
  function appWith(reason: string | undefined): App {
    const app = new App({ outdir: folder })
    const role = new Role(new Stack(app, 'Stack'), 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    role.addToPolicy(new PolicyStatement({ actions: ['connect:DescribeContact'], resources: [`${role.roleArn}/*`] }))
    if (reason !== undefined) acknowledgeWildcards(role, [`${role.roleArn}/*`], reason)
    return app
  }

  it('is found when nobody said why', () => {
    expect(findingsIn(appWith(undefined))).toEqual([expect.stringMatching(/^AwsSolutions-IAM5\[Resource::.*\/\*\]$/)])
  })

  it('is accepted with its reason', () => {
    expect(findingsIn(appWith('A call has no id before it is made.'))).toEqual([])
  })
})

describe('the other ways to set a stage up', () => {
  const prod = settingsOf('prod')

  it.each<[string, Settings]>([
    ['a new instance and a given number, as it stands', prod],
    [
      'a given instance, a number claimed here, and detection of voicemail',
      {
        ...prod,
        connect: {
          instance: { given: { id: '11111111-2222-4333-8444-555555555555' } },
          number: { create: { countryCode: 'GB', type: 'DID' } },
        },
        calls: { ...prod.calls, detectVoicemail: true },
      },
    ],
  ])('pass the policy check too: %s', (_name, settings) => {
    const app = new App({ outdir: folder, context: featureFlags })
    composeSystem(app, settings)
    expect(findingsIn(app)).toEqual([])

    const telephony = Template.fromStack(app.node.findChild('bin-prod-telephony') as Stack)
    telephony.resourceCountIs('AWS::Connect::Instance', 'create' in settings.connect.instance ? 1 : 0)
    telephony.resourceCountIs('AWS::Connect::PhoneNumber', 'create' in settings.connect.number ? 1 : 0)
    const flows = JSON.stringify(telephony.findResources('AWS::Connect::ContactFlow'))
    expect(flows.includes('CheckOutboundCallStatus')).toBe(settings.calls.detectVoicemail)
  })
})
