import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../infra/settings.ts'
import { assembly } from './assembly.ts'

const everyones = [
  'POWERTOOLS_LOG_LEVEL',
  'POWERTOOLS_METRICS_NAMESPACE',
  'POWERTOOLS_SERVICE_NAME',
  'SERVICE_NAME',
  'STAGE',
]
const directory = ['DIRECTORY_TABLE']
const journal = ['JOURNAL_TABLE', 'JOURNAL_RETENTION_DAYS']
const links = ['LINK_SECRET_ARN', 'PUBLIC_URL']
const workflow = ['STATE_MACHINE_ARN']
const lines = ['LINES', 'DIALS_PER_SECOND']
const dial = [
  'CONNECT_INSTANCE_ID',
  'CONNECT_ALERT_FLOW_ID',
  'CONNECT_SOURCE_NUMBER',
  'CONNECT_RING_TIMEOUT',
  'DETECT_VOICEMAIL',
  'RETRY_AFTER_SECONDS',
  'LINE_LEASE_SECONDS',
  'MAX_SLOT_WAIT_SECONDS',
]
const relayDesk = [
  ...directory,
  ...journal,
  ...links,
  'MAILING_STATE_MACHINE_ARN',
  'HOUR_SECONDS',
  'LOOK_AFTER_SECONDS',
]
const write = ['MAIL_SENDER', 'SMS_MAX_PRICE_USD']
const forms = [
  'FORM_LEAST_SECONDS',
  'ASKING_WINDOW_SECONDS',
  'EVEN_ANSWER_SECONDS',
  'ASKINGS_PER_BIN',
  'ASKINGS_PER_SOURCE',
  'ASKINGS_PER_PERSON',
]
const newsDesk = [...directory, ...journal, 'PUBLIC_URL']
const pages = ['SITE_BUCKET', 'PUBLIC_URL']
const prices = ['PRICE_CALL_MINUTE', 'PRICE_SMS_PART']
const duplicates = ['DUPLICATE_WINDOW_SECONDS']

/** What each function is told, and nothing else. */
const environments: Readonly<Record<string, readonly string[]>> = {
  'shape-token': ['MACHINE_ZONES'],
  'list-zones': directory,
  'add-zone': directory,
  'read-zone': directory,
  'change-zone': directory,
  'remove-zone': directory,
  'list-bins': directory,
  'add-bin': directory,
  'read-bin': directory,
  'look-up-street': [
    ...directory,
    'STREETS_LOOK_AFTER_SECONDS',
    'STREETS_OUTDATED_FOR_SECONDS',
    'STREETS_SETTLE_AFTER_SECONDS',
    'STREETS_REMAKE_AFTER_SECONDS',
  ],
  'change-bin': directory,
  'remove-bin': [...directory, ...journal],
  'set-area': directory,
  'set-streets': directory,
  'list-audit': directory,
  'list-members': [...directory, ...links],
  'read-member': [...directory, ...links],
  'add-member': [...directory, ...links],
  'change-member': [...directory, ...links],
  'import-members': [...directory, ...links],
  'export-members': directory,
  'remove-member': [...directory, ...journal, ...links],
  'record-step': [...directory, ...journal, ...links, 'MAILING_STATE_MACHINE_ARN'],
  'announce-test': [
    ...directory,
    ...journal,
    ...links,
    'MAILING_STATE_MACHINE_ARN',
    'MAIL_SENDER',
    'SMS_MAX_PRICE_USD',
    'CALLER_NUMBER',
  ],
  'read-test-report': [...directory, ...journal],
  'read-costs': [...directory, ...journal],
  'read-indicators': [...directory, ...journal],
  'read-figures': directory,
  'enter-figures': directory,
  'open-mailing': journal,
  'send-mail-batch': [
    ...directory,
    ...journal,
    ...links,
    'MAIL_SENDER',
    'MAIL_CONFIGURATION_SET',
    'MAIL_SLOT_WAIT_SECONDS',
    'MAIL_LOST_AFTER_SECONDS',
    'MAIL_LOST_AT_LAST_SECONDS',
    'MAIL_HOLD_SECONDS',
    'MAIL_STANDING_SECONDS',
    'MAIL_QUOTA_REFRESH_SECONDS',
  ],
  'close-mailing': [...directory, ...journal, 'PRICE_MAIL'],
  'record-mail-event': [...directory, ...journal, 'MAIL_SOFT_BOUNCES'],
  'report-stops': [...directory, 'MAIL_SENDER', 'MAIL_CONFIGURATION_SET'],
  'leave-list': [...directory, ...links],
  'list-meetings': journal,
  'read-meeting': journal,
  'preview-bulletin': [...journal, 'PUBLIC_URL'],
  'list-bulletins': journal,
  'read-bulletin': [...journal, 'PUBLIC_URL'],
  'show-image': journal,
  'create-bulletin': [...directory, ...journal, 'PUBLIC_URL'],
  'change-bulletin': [...directory, ...journal, 'PUBLIC_URL'],
  'delete-bulletin': [...directory, ...journal, 'PUBLIC_URL'],
  'add-image': newsDesk,
  'send-bulletin': relayDesk,
  'relay-bulletin': relayDesk,
  'ask-permit': relayDesk,
  'decide-permit': relayDesk,
  'relay-by-link': relayDesk,
  'remind-relays': relayDesk,
  'plan-meeting': [...directory, ...journal],
  'change-meeting': [...directory, ...journal],
  'invite-to-meeting': [...directory, ...journal, ...links, 'MAILING_STATE_MACHINE_ARN'],
  'cancel-meeting': [...directory, ...journal, ...links, 'MAILING_STATE_MACHINE_ARN'],
  'write-minutes': [...directory, ...journal],
  'show-invitation': [...directory, ...journal, ...links],
  'answer-invitation': [...directory, ...journal, ...links],
  'list-surveys': journal,
  'read-survey': journal,
  'add-survey': [...directory, ...journal],
  'change-survey': [...directory, ...journal],
  'remove-survey': [...directory, ...journal],
  'close-survey': [...directory, ...journal],
  'open-survey': [...directory, ...journal, ...links, 'MAILING_STATE_MACHINE_ARN'],
  'read-survey-results': [...directory, ...journal],
  'show-survey': [...journal, ...links],
  'take-answers': [...journal, ...links],
  'show-survey-results': [...directory, ...journal],
  'show-join-form': [...directory, ...links],
  'take-join-form': [...directory, ...journal, ...links, ...write, ...forms],
  'confirm-joining': [...directory, ...journal, ...links, ...write, ...forms],
  'list-requests': [...directory, ...journal],
  'read-request': [...directory, ...journal],
  'approve-request': [...directory, ...journal, ...links, ...write, 'CALLER_NUMBER'],
  'refuse-request': [...directory, ...journal, ...write],
  'show-own-data': [...directory, ...journal, ...links],
  'change-own-data': [...directory, ...journal, ...links, ...write, ...forms],
  'confirm-contact': [...directory, ...journal, ...links, ...write, ...forms],
  'download-own-data': [...directory, ...journal, ...links],
  'leave-bin': [...directory, ...journal, ...links, 'MAIL_SENDER'],
  'send-own-link': [...directory, ...journal, ...links, ...write, ...forms],
  'list-news': [...journal, 'PUBLIC_URL'],
  'read-news': [...journal, 'PUBLIC_URL'],
  'create-news': newsDesk,
  'change-news': newsDesk,
  'add-news-image': newsDesk,
  'delete-news': newsDesk,
  'publish-news': newsDesk,
  'remove-news': newsDesk,
  'search-news': pages,
  'show-missing-news': newsDesk,
  'show-subscription': [...directory, ...links],
  'take-subscription': [...directory, ...journal, ...links, ...forms, 'MAIL_SENDER'],
  'confirm-subscription': [...directory, ...journal, ...links],
  'publish-pages': [...directory, ...journal, ...pages],
  'send-editions': [...directory, ...journal, ...links, 'MAILING_STATE_MACHINE_ARN'],
  'describe-api': [],
  'preview-alert': [...directory, ...journal, ...prices, ...duplicates],
  'list-alerts': journal,
  'read-alert': journal,
  'list-deliveries': journal,
  'raise-alert': [...directory, ...journal, ...workflow, ...duplicates],
  'send-follow-up': [...directory, ...journal, ...workflow],
  'cancel-alert': [...directory, ...journal, ...workflow],
  'enrol-recipients': [...directory, ...journal, ...lines],
  'send-text-message': [...journal, 'SMS_MAX_PRICE_USD'],
  'close-batch': journal,
  'close-alert': [...directory, ...journal, 'MAIL_SENDER', ...prices],
  'record-result': [...directory, ...journal, ...prices],
  'place-call': [...journal, ...dial],
  'record-key-press': journal,
  'answer-call-back': journal,
  'record-contact-event': [...journal, ...dial],
  'reconcile-calls': [...journal, ...dial],
}

describe('the environment of the functions', () => {
  it.each(Object.entries(environments))('%s is told what it needs', (name, documented) => {
    const fn = assembly().functions.find((candidate) => candidate.name === name)!
    expect(Object.keys(fn.environment).toSorted()).toEqual([...documented, ...everyones].toSorted())
  })

  it('follows the settings of the stage', () => {
    const { calls } = settingsOf('dev')
    const fn = assembly().functions.find((candidate) => candidate.name === 'place-call')!
    expect(fn.environment).toMatchObject({
      STAGE: 'dev',
      CONNECT_RING_TIMEOUT: String(calls.ringTimeoutSeconds),
      RETRY_AFTER_SECONDS: '300',
      DETECT_VOICEMAIL: 'false',
      CONNECT_SOURCE_NUMBER: '+3214000101',
    })
  })

  it('names things that are deployed', () => {
    const deployed = assembly()
    const of = (name: string) => deployed.functions.find((candidate) => candidate.name === name)!.environment
    const tables = deployed.tables.map((table) => table.name)
    expect(tables).toContain(of('raise-alert')['JOURNAL_TABLE'])
    expect(tables).toContain(of('raise-alert')['DIRECTORY_TABLE'])
    expect(deployed.stateMachines.map((machine) => machine.arn)).toContain(of('raise-alert')['STATE_MACHINE_ARN'])
    expect(deployed.contactFlows.map((flow) => flow.id)).toContain(of('place-call')['CONNECT_ALERT_FLOW_ID'])
    expect(of('place-call')['CONNECT_INSTANCE_ID']).toBe(deployed.connect.instanceId)
  })
})

describe('settings', () => {
  it('refuse a stage they do not know, and say which they do', () => {
    expect(() => settingsOf('staging')).toThrow('unknown stage "staging": use -c stage=NAME with one of dev, prod')
  })

  it('ask for a ring timeout Connect takes', () => {
    for (const stage of ['dev', 'prod']) {
      const { ringTimeoutSeconds } = settingsOf(stage).calls
      expect(ringTimeoutSeconds).toBeGreaterThanOrEqual(15)
      expect(ringTimeoutSeconds).toBeLessThanOrEqual(60)
    }
  })
})
