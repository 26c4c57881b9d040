import { SESClient } from '@aws-sdk/client-ses'
import { describe, expect, onTestFinished, test } from 'vitest'
import { hasQuota, mailsAtOnce } from '#mailing/quota.ts'
import { makeQuotaQuestion } from '#mailing/quota-store.ts'
import { makeRawMailer } from '#mailing/ses-raw-mailer.ts'
import { queryError } from '../../../local/aws/replies.ts'
import { startMailService } from '../../../local/aws/ses.ts'
import { serveAws } from '../local/serve-aws.ts'

const mail = {
  from: 'bin@bin.example',
  to: 'lid@example.org',
  message: Buffer.from('From: BIN <bin@bin.example>\r\nTo: lid@example.org\r\nSubject: x\r\n\r\nx'),
  tags: { mailing: 'blt_1--bin_1', batch: '0' },
}

async function refusing(code: string, message: string, status = 400) {
  const client = new SESClient({
    ...(await serveAws('ses', async () => queryError(code, message, status))),
    maxAttempts: 1,
  })
  onTestFinished(() => client.destroy())
  return makeRawMailer(client, 'bin-dev-mail')(mail)
}

describe('what SES says to a mail', () => {
  test.each([
    ['Throttling', 'Maximum sending rate exceeded.', 400, { kind: 'too-fast' }],
    ['Throttling', 'Daily message quota exceeded.', 400, { kind: 'quota' }],
    [
      'MessageRejected',
      'Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: lid@example.org',
      400,
      { kind: 'refused', error: 'MessageRejected' },
    ],
    [
      'MessageRejected',
      'Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: BIN <bin@bin.example>',
      400,
      { kind: 'closed', error: 'MessageRejected' },
    ],
    ['InvalidParameterValue', "Missing final '@domain'", 400, { kind: 'refused', error: 'InvalidParameterValue' }],
    ['AccountSendingPausedException', 'paused', 400, { kind: 'closed', error: 'AccountSendingPausedException' }],
    ['ConfigurationSetDoesNotExist', 'gone', 400, { kind: 'closed', error: 'ConfigurationSetDoesNotExistException' }],
    ['AccessDenied', 'no', 403, { kind: 'closed', error: 'AccessDenied' }],
    ['InternalFailure', 'oops', 500, { kind: 'unsure', error: 'InternalFailure' }],
    ['ServiceUnavailable', 'later', 503, { kind: 'unsure', error: 'ServiceUnavailable' }],
  ] as const)('%s, %s', async (code, message, status, result) => {
    expect(await refusing(code, message, status)).toEqual(result)
  })

  test('nothing, as nobody answers', async () => {
    const client = new SESClient({
      endpoint: 'http://127.0.0.1:1',
      region: 'eu-central-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      maxAttempts: 1,
    })
    expect(await makeRawMailer(client, 'bin-dev-mail')(mail)).toMatchObject({ kind: 'unsure' })
  })
})

describe('the local SES', () => {
  async function ses(timeScale: number) {
    let at = Date.parse('2026-11-22T18:00:00Z')
    const events: { 'detail-type': string; detail: { mail: { tags: object; messageId: string } } }[] = []
    const service = await startMailService({
      account: '111122223333',
      region: 'eu-central-1',
      configurationSets: [{ name: 'bin-dev-mail', events: ['send', 'delivery', 'bounce', 'complaint'] }],
      timeScale,
      emit: (event) => void events.push(event as (typeof events)[number]),
      now: () => new Date(at),
    })
    const client = new SESClient({ ...(await serveAws('ses', service.service)), maxAttempts: 1 })
    onTestFinished(() => {
      service.close()
      client.destroy()
    })
    return {
      service,
      client,
      events,
      send: makeRawMailer(client, 'bin-dev-mail'),
      wait: (ms: number) => void (at += ms),
    }
  }

  test('takes in no second more than its rate, and in no day more than its quota, of the system', async () => {
    const { service, send, wait, client } = await ses(10)
    service.quota.setLimits({ maxSendRate: 3, max24HourSend: 5 })
    const kinds = async (times: number) => {
      const results: string[] = []
      for (let turn = 0; turn < times; turn += 1) results.push((await send(mail)).kind)
      return results
    }
    expect(await kinds(4)).toEqual(['taken', 'taken', 'taken', 'too-fast'])
    wait(100)
    expect(await kinds(3)).toEqual(['taken', 'taken', 'quota'])
    expect(await makeQuotaQuestion(client)()).toEqual({ perSecond: 30, perDay: 5, sentInDay: 5 })
    wait(8_640_000)
    expect(await kinds(1)).toEqual(['taken'])
    expect(service.quota.figures()).toMatchObject({ taken: 6, throttled: 2, mostInASecond: 4 })
  })

  test('tells what becomes of a mail, with its tags, as SES does', async () => {
    const { service, send, events } = await ses(100)
    service.setFates({ 'Lid@Example.org': 'bounce' })
    const result = await send(mail)
    await send({ ...mail, to: 'complaint+3@simulator.amazonses.com' })
    await expect.poll(() => events.length).toBe(5)
    expect(events.map((event) => event['detail-type']).toSorted()).toEqual([
      'Email Bounced',
      'Email Complaint Received',
      'Email Delivered',
      'Email Sent',
      'Email Sent',
    ])
    expect(events[0]?.detail.mail).toMatchObject({
      messageId: result.kind === 'taken' ? result.messageId : '',
      tags: { 'ses:configuration-set': ['bin-dev-mail'], mailing: ['blt_1--bin_1'], batch: ['0'] },
    })
  })

  test('refuses a configuration set that is not deployed', async () => {
    const { client, service } = await ses(1)
    expect(await makeRawMailer(client, 'other')(mail)).toEqual({
      kind: 'closed',
      error: 'ConfigurationSetDoesNotExistException',
    })
    expect(service.mailbox.list()).toEqual([])
  })
})

test('mailings leave a part of the day to single mails, and have as many on their way as the rate asks for', () => {
  const quota = { perSecond: 14, perDay: 1000, sentInDay: 949, readAt: '' }
  expect([hasQuota(quota), hasQuota({ ...quota, sentInDay: 950 })]).toEqual([true, false])
  expect(hasQuota({ ...quota, perDay: -1, sentInDay: 1e6 })).toBe(true)
  expect([1, 14, 500].map((perSecond) => mailsAtOnce({ perSecond }))).toEqual([1, 7, 25])
})
