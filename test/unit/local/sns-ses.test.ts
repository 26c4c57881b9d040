import { SESClient, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { expect, onTestFinished, test } from 'vitest'
import { startMailService } from '../../../local/aws/ses.ts'
import { createTextMessageService } from '../../../local/aws/sns.ts'
import { serveAws } from './serve-aws.ts'

async function sns() {
  const texts = createTextMessageService()
  const client = new SNSClient(await serveAws('sns', texts.service))
  onTestFinished(() => client.destroy())
  return { texts, client }
}

test('a text message to a number is kept, with its attributes', async () => {
  const { texts, client } = await sns()
  const { MessageId } = await client.send(
    new PublishCommand({
      PhoneNumber: '+32460000001',
      Message: 'Politie: inbraak & "poging" in de Peperstraat. € 101',
      MessageAttributes: {
        'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: '0.20' },
      },
    }),
  )
  await client.send(new PublishCommand({ PhoneNumber: '+32460000002', Message: 'iets anders' }))
  expect(texts.messages('+32460000001')).toMatchObject([
    {
      to: '+32460000001',
      text: 'Politie: inbraak & "poging" in de Peperstraat. € 101',
      messageId: MessageId,
      attributes: { SMSType: 'Transactional', MaxPrice: '0.20' },
    },
  ])
  expect(texts.messages()).toHaveLength(2)
})

test.each([
  ['a number that is not E.164', { PhoneNumber: '0460000001', Message: 'x' }],
  ['an empty message', { PhoneNumber: '+32460000001', Message: '' }],
  ['a message that is too long', { PhoneNumber: '+32460000001', Message: 'x'.repeat(1601) }],
  [
    'an attribute SNS does not know',
    {
      PhoneNumber: '+32460000001',
      Message: 'x',
      MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Urgent' } },
    },
  ],
])('SNS refuses %s', async (_, input) => {
  const { texts, client } = await sns()
  await expect(client.send(new PublishCommand(input))).rejects.toMatchObject({ name: 'InvalidParameterException' })
  expect(texts.messages()).toEqual([])
})

async function ses() {
  const mails = await startMailService({
    account: '111122223333',
    region: 'eu-central-1',
    configurationSets: [],
    timeScale: 1,
    emit: () => undefined,
  })
  const client = new SESClient(await serveAws('ses', mails.service))
  onTestFinished(() => {
    mails.close()
    client.destroy()
  })
  return { mails, client }
}

test('a mail is kept for each of its recipients', async () => {
  const { mails, client } = await ses()
  const { MessageId } = await client.send(
    new SendEmailCommand({
      Source: 'BIN <bin@example.org>',
      Destination: { ToAddresses: ['Een <een@example.org>', 'twee@example.org'], CcAddresses: ['drie@example.org'] },
      Message: {
        Subject: { Data: 'Verslag van de oproep' },
        Body: { Text: { Data: 'Beste coördinator' }, Html: { Data: '<p>Beste coördinator</p>' } },
      },
    }),
  )
  expect(await mails.mailbox.mails({ to: 'EEN@example.org' })).toMatchObject([
    {
      messageId: MessageId,
      from: 'BIN <bin@example.org>',
      subject: 'Verslag van de oproep',
      text: 'Beste coördinator',
      html: '<p>Beste coördinator</p>',
    },
  ])
  expect(await mails.mailbox.mails({ to: 'drie@example.org' })).toHaveLength(1)
  expect(await mails.mailbox.mails({ to: 'vier@example.org' })).toEqual([])
})

test('the headers of a raw mail are kept, and the recipients named beside it count', async () => {
  const { mails, client } = await ses()
  const message = [
    'From: BIN <bin@example.org>',
    'To: lid@example.org',
    'Subject: =?UTF-8?Q?Inbraken_in_uw_buurt=2C_co=C3=B6rdinator?=',
    'List-Unsubscribe: <https://example.org/uitschrijven?token=abc>,',
    ' <mailto:uit@example.org>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Beste lid: tot zo.',
  ].join('\r\n')
  await client.send(
    new SendRawEmailCommand({ Destinations: ['lid@example.org'], RawMessage: { Data: Buffer.from(message) } }),
  )
  const [mail] = await mails.mailbox.mails({ to: 'lid@example.org' })
  expect(mail).toMatchObject({ subject: 'Inbraken in uw buurt, coördinator', text: 'Beste lid: tot zo.' })
  expect(mail?.headers).toMatchObject({
    'List-Unsubscribe': '<https://example.org/uitschrijven?token=abc>, <mailto:uit@example.org>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
})

test('SES refuses a mail without a body, and one to more than 50', async () => {
  const { mails, client } = await ses()
  const bodiless = new SendEmailCommand({
    Source: 'bin@example.org',
    Destination: { ToAddresses: ['een@example.org'] },
    Message: { Subject: { Data: 'leeg' }, Body: {} },
  })
  await expect(client.send(bodiless)).rejects.toMatchObject({ name: 'InvalidParameterValue' })
  const everyone = Array.from({ length: 51 }, (_, index) => `lid${index}@example.org`)
  const crowd = new SendRawEmailCommand({
    Destinations: everyone,
    RawMessage: { Data: Buffer.from('Subject: x\r\n\r\nx') },
  })
  await expect(client.send(crowd)).rejects.toMatchObject({ name: 'MessageRejected' })
  expect(mails.mailbox.list()).toEqual([])
})
