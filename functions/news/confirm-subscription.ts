import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { ZoneId } from '#contract/ids.ts'
import { newsPages } from '#contract/news-pages.ts'
import { recordAudit } from '#directory/audit-store.ts'
import { type Directory, getZone } from '#directory/directory-store.ts'
import { printOf, resumeMail } from '#mailing/stop-store.ts'
import { getPending, putSubscriber } from '#news/subscriber-store.ts'
import { deadLinkPage, donePage, pressPage } from '#news/subscription-page.ts'
import { readConfirmLink } from '#news/subscription-tokens.ts'
import { htmlPage, notFound, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { LinkSettings, openLinkKey } from '#runtime/links.ts'
import type { Log } from '#runtime/log.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

interface Dependencies {
  readonly journal: Journal
  readonly directory: Directory
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
  readonly log: Log
}

/** Subscribes whoever has the link that was mailed: a GET asks for one press, a POST does it, as often as it is pressed. */
export function makeHandler({ journal, directory, linkKey, now, log }: Dependencies) {
  return async (request: PageRequest<{ readonly zoneId: ZoneId }>): Promise<PageReply> => {
    const { method, params, query, form } = request
    const zone = await getZone(directory, params.zoneId)
    if (zone === undefined) return notFound()
    const key = await linkKey()
    const token = (method === 'POST' ? form.get('token') : query['token']) ?? ''
    const link = await readConfirmLink(key, token, now())
    const pending = link?.zoneId === zone.zoneId ? await getPending(journal, link, now()) : undefined
    if (pending === undefined) return { status: 404, body: await deadLinkPage(zone, zone.language) }
    const { zoneId, address, language } = pending
    if (method !== 'POST') return { status: 200, body: await pressPage(zone, language, token) }
    const list = `news#${zoneId}` as const
    const actor = { subject: 'confirm-link', role: 'public' } as const
    await recordAudit(directory, { zoneId, actor, action: 'news-subscribed', subjects: [list] })
    await putSubscriber(directory, key, { zoneId, address, language }, now())
    // Who unsubscribed before wants it again.
    await resumeMail(directory, printOf(key, address), list)
    log.info('news-subscribed', { zoneId })
    return { status: 200, body: await donePage(zone, language) }
  }
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape, ...LinkSettings.shape })

export const handler = htmlPage(newsPages.confirmSubscription, Settings, (settings, log) =>
  makeHandler({
    journal: openJournal(settings),
    directory: openDirectory(settings),
    linkKey: openLinkKey(settings),
    now: () => new Date(),
    log,
  }),
)
