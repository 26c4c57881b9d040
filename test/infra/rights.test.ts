import { describe, expect, it } from 'vitest'
import type { Assembly, DeployedFunction, PolicyStatement } from '../../local/assembly.ts'
import { assembly } from './assembly.ts'

const on = (table: 'Directory' | 'Journal', ...actions: string[]) =>
  actions.map((action) => `dynamodb:${action} on ${table}`)

const seeDirectory = on('Directory', 'BatchGetItem', 'GetItem', 'Query')
const logInDirectory = [...seeDirectory, ...on('Directory', 'PutItem')]
const amendDirectory = [...logInDirectory, ...on('Directory', 'UpdateItem')]
const keepDirectory = [...amendDirectory, ...on('Directory', 'BatchWriteItem', 'DeleteItem')]
const seeJournal = on('Journal', 'BatchGetItem', 'GetItem', 'Query')
const keepJournal = [...seeJournal, ...on('Journal', 'BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem')]
const seePages = ['s3:GetObject', 's3:ListBucket']
const readKey = 'secretsmanager:GetSecretValue'
const answer = ['states:SendTaskSuccess']
const deadLetters = ['sqs:SendMessage']

/** To one person at a time, by mail or SMS. */
const write = ['ses:SendRawEmail', 'sns:Publish']

/** What each function may do, and nothing else. */
const rights: Readonly<Record<string, readonly string[]>> = {
  'shape-token': [],
  'list-zones': seeDirectory,
  'add-zone': amendDirectory,
  'read-zone': seeDirectory,
  'change-zone': amendDirectory,
  'remove-zone': keepDirectory,
  'list-bins': seeDirectory,
  'add-bin': amendDirectory,
  'read-bin': seeDirectory,
  'look-up-street': [...seeDirectory, ...deadLetters],
  'change-bin': amendDirectory,
  'remove-bin': [...keepDirectory, ...keepJournal],
  'set-area': amendDirectory,
  'set-streets': amendDirectory,
  'list-audit': seeDirectory,
  'list-members': [...seeDirectory, readKey],
  'read-member': [...seeDirectory, readKey],
  'add-member': [...keepDirectory, readKey],
  'change-member': [...keepDirectory, readKey],
  'import-members': [...keepDirectory, readKey],
  'export-members': seeDirectory,
  'remove-member': [...keepDirectory, ...keepJournal, readKey],
  'record-step': [...amendDirectory, ...keepJournal, readKey, 'states:StartExecution'],
  'announce-test': [
    ...amendDirectory,
    ...keepJournal,
    readKey,
    'states:StartExecution',
    'ses:SendRawEmail',
    'sns:Publish',
  ],
  'read-test-report': [...seeDirectory, ...seeJournal],
  'read-costs': [...seeDirectory, ...seeJournal],
  'read-indicators': [...seeDirectory, ...seeJournal],
  'read-figures': seeDirectory,
  'enter-figures': amendDirectory,
  'open-mailing': seeJournal,
  'send-mail-batch': [...seeDirectory, ...keepJournal, readKey, 'ses:SendRawEmail', 'ses:GetSendQuota'],
  'close-mailing': [...amendDirectory, ...keepJournal],
  'record-mail-event': [...keepDirectory, ...keepJournal, ...deadLetters],
  'report-stops': [...keepDirectory, ...deadLetters, 'ses:SendRawEmail'],
  'leave-list': [...keepDirectory, readKey],
  'list-meetings': seeJournal,
  'read-meeting': seeJournal,
  'preview-bulletin': seeJournal,
  'list-bulletins': seeJournal,
  'read-bulletin': seeJournal,
  'show-image': seeJournal,
  'create-bulletin': [...amendDirectory, ...keepJournal],
  'change-bulletin': [...amendDirectory, ...keepJournal],
  'delete-bulletin': [...amendDirectory, ...keepJournal],
  'add-image': [...amendDirectory, ...keepJournal],
  'send-bulletin': [...amendDirectory, ...keepJournal, readKey, 'states:StartExecution'],
  'relay-bulletin': [...amendDirectory, ...keepJournal, readKey, 'states:StartExecution'],
  'ask-permit': [...amendDirectory, ...keepJournal, readKey, 'states:StartExecution'],
  'decide-permit': [...amendDirectory, ...keepJournal, readKey, 'states:StartExecution'],
  'relay-by-link': [...amendDirectory, ...keepJournal, readKey, 'states:StartExecution'],
  'remind-relays': [...amendDirectory, ...keepJournal, ...deadLetters, readKey, 'states:StartExecution'],
  'plan-meeting': [...amendDirectory, ...keepJournal],
  'change-meeting': [...amendDirectory, ...keepJournal],
  'invite-to-meeting': [...amendDirectory, ...keepJournal, readKey, 'states:StartExecution'],
  'cancel-meeting': [...amendDirectory, ...keepJournal, readKey, 'states:StartExecution'],
  'write-minutes': [...amendDirectory, ...keepJournal],
  'show-invitation': [...seeDirectory, ...seeJournal, readKey],
  'answer-invitation': [...seeDirectory, ...keepJournal, readKey],
  'list-surveys': seeJournal,
  'read-survey': seeJournal,
  'add-survey': [...amendDirectory, ...keepJournal],
  'change-survey': [...amendDirectory, ...keepJournal],
  'remove-survey': [...amendDirectory, ...keepJournal],
  'close-survey': [...amendDirectory, ...keepJournal],
  'open-survey': [...amendDirectory, ...keepJournal, readKey, 'states:StartExecution'],
  'read-survey-results': [...seeDirectory, ...seeJournal],
  'show-survey': [...seeJournal, readKey],
  'take-answers': [...keepJournal, readKey],
  'show-survey-results': [...seeDirectory, ...seeJournal],
  'show-join-form': [...seeDirectory, readKey],
  'take-join-form': [...amendDirectory, ...keepJournal, readKey, ...write],
  'confirm-joining': [...amendDirectory, ...keepJournal, readKey, ...write],
  'list-requests': [...seeDirectory, ...seeJournal],
  'read-request': [...seeDirectory, ...seeJournal],
  'approve-request': [...keepDirectory, ...keepJournal, readKey, ...write],
  'refuse-request': [...amendDirectory, ...keepJournal, ...write],
  'show-own-data': [...seeDirectory, ...seeJournal, readKey],
  'change-own-data': [...keepDirectory, ...keepJournal, readKey, ...write],
  'confirm-contact': [...keepDirectory, ...keepJournal, readKey, ...write],
  'download-own-data': [...seeDirectory, ...seeJournal, readKey],
  'leave-bin': [...keepDirectory, ...keepJournal, readKey, 'ses:SendRawEmail'],
  'send-own-link': [...seeDirectory, ...keepJournal, readKey, ...write],
  'list-news': seeJournal,
  'read-news': seeJournal,
  'create-news': [...amendDirectory, ...keepJournal],
  'change-news': [...amendDirectory, ...keepJournal],
  'add-news-image': [...amendDirectory, ...keepJournal],
  'delete-news': [...amendDirectory, ...keepJournal],
  'publish-news': [...amendDirectory, ...keepJournal],
  'remove-news': [...amendDirectory, ...keepJournal],
  'search-news': seePages,
  'show-missing-news': [...seeDirectory, ...seeJournal],
  'show-subscription': [...seeDirectory, readKey],
  'take-subscription': [...seeDirectory, ...keepJournal, readKey, 'ses:SendRawEmail'],
  'confirm-subscription': [...keepDirectory, ...seeJournal, readKey],
  'publish-pages': [...seeDirectory, ...keepJournal, ...deadLetters, ...seePages, 's3:DeleteObject', 's3:PutObject'],
  'send-editions': [...keepDirectory, ...keepJournal, ...deadLetters, readKey, 'states:StartExecution'],
  'describe-api': [],
  'preview-alert': [...seeDirectory, ...seeJournal],
  'list-alerts': seeJournal,
  'read-alert': seeJournal,
  'list-deliveries': seeJournal,
  'raise-alert': [...logInDirectory, ...keepJournal, 'states:StartExecution'],
  'send-follow-up': [...logInDirectory, ...keepJournal, 'states:StartExecution'],
  'cancel-alert': [...logInDirectory, ...keepJournal, 'states:StartExecution', 'states:StopExecution'],
  'enrol-recipients': [...seeDirectory, ...keepJournal],
  'send-text-message': [...keepJournal, 'sns:Publish'],
  'close-batch': keepJournal,
  'close-alert': [...seeDirectory, ...keepJournal, 'ses:SendEmail'],
  'record-result': [...amendDirectory, ...seeJournal],
  'place-call': [...keepJournal, ...answer, 'connect:StartOutboundVoiceContact'],
  'record-key-press': keepJournal,
  'answer-call-back': seeJournal,
  'record-contact-event': [
    ...keepJournal,
    ...answer,
    ...deadLetters,
    'connect:StartOutboundVoiceContact',
    'connect:DescribeContact',
  ],
  'reconcile-calls': [
    ...keepJournal,
    ...answer,
    ...deadLetters,
    'connect:StartOutboundVoiceContact',
    'connect:DescribeContact',
  ],
}

/** What every function may do: write its log, send its trace. */
const everyones = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments']

/** The actions, those on a table with its name. */
function actionsOf(statements: readonly PolicyStatement[]): ReadonlySet<string> {
  const onTables = ({ actions, resources }: PolicyStatement) => {
    const tables = (resources ?? []).flatMap((resource) => /:table\/.*-([A-Z][a-z]+)Table/.exec(resource)?.[1] ?? [])
    return (actions ?? []).flatMap((action) =>
      action.startsWith('dynamodb:') ? tables.map((table) => `${action} on ${table}`) : [action],
    )
  }
  return new Set(statements.flatMap(onTables))
}

function statementsOf(deployed: Assembly, fn: DeployedFunction) {
  return (deployed.roles.get(fn.roleArn) ?? []).filter((statement) => statement.effect === 'Allow')
}

describe('the rights of the functions', () => {
  it('are documented here for every function, and for nothing else', () => {
    const deployed = assembly().functions.map((fn) => fn.name)
    expect(deployed.toSorted()).toEqual(Object.keys(rights).toSorted())
  })

  it.each(Object.entries(rights))('%s does what it must and no more', (name, documented) => {
    const deployed = assembly()
    const fn = deployed.functions.find((candidate) => candidate.name === name)!
    const actions = actionsOf(statementsOf(deployed, fn))
    expect([...actions].toSorted()).toEqual([...new Set([...documented, ...everyones])].toSorted())
  })

  it('have a wildcard only where the thing has no name yet or at all', () => {
    const deployed = assembly()
    const wildcards = deployed.functions.flatMap((fn) =>
      statementsOf(deployed, fn)
        .filter((statement) => statement.resources?.some((resource) => resource.includes('*')))
        .flatMap((statement) => statement.actions ?? []),
    )
    expect([...new Set(wildcards)].toSorted()).toEqual([
      'connect:DescribeContact',
      'connect:StartOutboundVoiceContact',
      // A log group's own ARN ends in :*, its streams.
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:DeleteObject',
      's3:GetObject',
      's3:PutObject',
      'ses:GetSendQuota',
      'sns:Publish',
      'states:StopExecution',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ])
  })

  it('let texts go to telephones only, not to topics', () => {
    const deployed = assembly()
    const fn = deployed.functions.find((candidate) => candidate.name === 'send-text-message')!
    const denied = (deployed.roles.get(fn.roleArn) ?? []).filter((statement) => statement.effect === 'Deny')
    expect(denied).toMatchObject([{ actions: ['sns:Publish'], resources: ['arn:aws:sns:*:*:*'] }])
  })

  it('are each function its own: no two share a role', () => {
    const roles = assembly().functions.map((fn) => fn.roleArn)
    expect(new Set(roles).size).toBe(roles.length)
  })
})

describe('the rights of the workflows', () => {
  it.each([
    [
      'warm-alert',
      ['close-alert', 'close-batch', 'enrol-recipients', 'place-call', 'record-result', 'send-text-message'],
      ['/CallEveryone:*', '/SettleDeliveries:*', ':*'],
    ],
    ['mailing', ['close-mailing', 'open-mailing', 'send-mail-batch'], ['/SendBatches:*', ':*']],
  ])('are to invoke its own functions and run its own children: %s', (name, functions, executions) => {
    const deployed = assembly()
    const machine = deployed.stateMachines.find((candidate) => candidate.name === `bin-dev-${name}`)
    const statements = deployed.roles.get(machine!.roleArn) ?? []
    const invoked = statements
      .filter((statement) => statement.actions?.includes('lambda:InvokeFunction'))
      .flatMap((statement) => statement.resources ?? [])
    const arnOf = (called: string) => deployed.functions.find((fn) => fn.name === called)!.arn
    expect(invoked.toSorted()).toEqual(functions.map(arnOf).toSorted())
    const about = (service: string) =>
      statements.filter((statement) => statement.actions?.some((action) => action.startsWith(service)))
    expect(about('states:')).toMatchObject([
      { actions: ['states:StartExecution'], resources: [machine!.arn] },
      {
        actions: ['states:DescribeExecution', 'states:RedriveExecution', 'states:StopExecution'],
        resources: executions.map((which) => machine!.arn.replace(':stateMachine:', ':execution:') + which),
      },
    ])
    const services = new Set(
      statements.flatMap(({ actions }) => actions ?? []).map((action) => action.replace(/:.*/, '')),
    )
    expect([...services].toSorted()).toEqual(['lambda', 'logs', 'states', 'xray'])
  })
})
