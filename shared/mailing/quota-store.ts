import { GetSendQuotaCommand, type SESClient } from '@aws-sdk/client-ses'
import type { Journal } from '#alerts/journal.ts'
import { setPace } from '#runtime/pacer-store.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import type { MailQuota } from './quota.ts'
import { MailQuotaEntity } from './quota-entities.ts'

const account = 'main'

/** What reading the quota needs; times in milliseconds. */
export interface QuotaReader {
  readonly journal: Journal
  readonly ask: () => Promise<Omit<MailQuota, 'readAt'>>
  readonly now: () => Date
  readonly pause: (milliseconds: number) => Promise<void>
  readonly refreshAfter: number
}

/** One who was asking and died is waited for no longer than this. */
const ASKING_MILLISECONDS = 3000
const TURN_MILLISECONDS = 300

/**
 * The account's quota, at most `refreshAfter` old or somebody is asking for it again: of all who send, one asks SES,
 * which answers once a second, and sets the pace of all.
 */
export async function readQuota(reader: QuotaReader): Promise<MailQuota> {
  const { journal, now, pause, refreshAfter } = reader
  for (;;) {
    const known = await getQuota(journal)
    const oldest = new Date(now().getTime() - refreshAfter).toISOString()
    if (known !== undefined && known.readAt > oldest) return known
    if (await mayAsk(journal, now())) return refresh(reader, known)
    if (known !== undefined) return known
    await pause(TURN_MILLISECONDS)
  }
}

async function refresh({ journal, ask, now }: QuotaReader, known: MailQuota | undefined): Promise<MailQuota> {
  const { client, table } = journal
  const answer = await ask().catch((error: unknown) => {
    if (known === undefined) throw error
    return known
  })
  const quota = { ...answer, readAt: now().toISOString() }
  await setPace(journal, 'ses', quota.perSecond)
  await MailQuotaEntity.put({ account, ...quota }).go({ client, table, response: 'none' })
  return quota
}

async function getQuota({ client, table }: Journal): Promise<MailQuota | undefined> {
  const { data } = await MailQuotaEntity.get({ account }).go({ client, table })
  const { perSecond, perDay, sentInDay, readAt } = data ?? {}
  if (perSecond === undefined || perDay === undefined || sentInDay === undefined || readAt === undefined)
    return undefined
  return { perSecond, perDay, sentInDay, readAt }
}

async function mayAsk({ client, table }: Journal, now: Date): Promise<boolean> {
  const askedUntil = new Date(now.getTime() + ASKING_MILLISECONDS).toISOString()
  return wasWritten(
    MailQuotaEntity.update({ account })
      .set({ askedUntil })
      .where((attributes, { lt, notExists }) =>
        [notExists(attributes.askedUntil), lt(attributes.askedUntil, now.toISOString())].join(' OR '),
      )
      .go({ client, table, response: 'none' }),
  )
}

/** Asks SES for the account's quota. */
export function makeQuotaQuestion(client: SESClient): QuotaReader['ask'] {
  return async () => {
    const { MaxSendRate = 1, Max24HourSend = 200, SentLast24Hours = 0 } = await client.send(new GetSendQuotaCommand({}))
    return { perSecond: MaxSendRate, perDay: Max24HourSend, sentInDay: SentLast24Hours }
  }
}
