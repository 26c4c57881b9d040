import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns'

/** Sends a text message to a number (E.164); `refused` when that number will never take it. */
export type Texter = (phone: string, text: string) => Promise<'sent' | 'refused'>

const refusals = ['InvalidParameterException', 'InvalidParameter', 'OptedOutException', 'OptedOut']

/** Sends text messages through SNS, as urgent ones, at no more than `maxPriceUsd` each. */
export function makeSnsTexter(client: SNSClient, maxPriceUsd: string): Texter {
  return async (phone, text) => {
    try {
      await client.send(
        new PublishCommand({
          PhoneNumber: phone,
          Message: text,
          MessageAttributes: {
            'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
            'AWS.SNS.SMS.MaxPrice': { DataType: 'Number', StringValue: maxPriceUsd },
          },
        }),
      )
      return 'sent'
    } catch (error) {
      if (error instanceof Error && refusals.includes(error.name)) return 'refused'
      throw error
    }
  }
}
