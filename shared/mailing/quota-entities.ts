import { Entity } from 'electrodb'

/** What SES said last of the account's quota, and until when somebody is asking it again. */
export const MailQuotaEntity = new Entity({
  model: { entity: 'mailquota', version: '1', service: 'journal' },
  attributes: {
    account: { type: 'string', required: true, default: 'main' },
    perSecond: { type: 'number' },
    perDay: { type: 'number' },
    sentInDay: { type: 'number' },
    readAt: { type: 'string' },
    /** ISO 8601: SES answers once a second, so one function asks for all. */
    askedUntil: { type: 'string' },
  },
  indexes: {
    one: {
      pk: { field: 'pk', composite: ['account'], casing: 'none' },
      sk: { field: 'sk', composite: [], casing: 'none' },
    },
  },
})
