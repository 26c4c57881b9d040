import * as z from 'zod'
import { pages } from '#contract/pages.ts'
import { audited } from '#directory/audit-store.ts'
import { type Directory, getBin, getZone } from '#directory/directory-store.ts'
import { askLeaving, BACK, showBack, showBadLink, showLeft } from '#mailing/leaving-page.ts'
import { type MailList, ownerOfList } from '#mailing/mailing.ts'
import { resumeMail, stopMail } from '#mailing/stop-store.ts'
import { readUnsubscribe } from '#mailing/unsubscribe-tokens.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { LinkSettings, openLinkKey } from '#runtime/links.ts'
import type { Log } from '#runtime/log.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
  readonly log: Log
}

/**
 * Takes an address off a list: a GET asks for one press, as programs follow links on their own; a POST does it, from the
 * page or, without cookies and without being sent on, from a mail program (RFC 8058).
 */
export function makeHandler({ directory, linkKey, now, log }: Dependencies) {
  return async ({ method, query, form }: PageRequest<unknown>): Promise<PageReply> => {
    const token = query['token'] ?? ''
    const link = await readUnsubscribe(await linkKey(), token, now())
    if (link.kind !== 'good') return { status: 404, body: await showBadLink('nl') }
    const { fingerprint, list, language } = link.about
    const owner = await readOwner(directory, list)
    if (owner === undefined) return { status: 404, body: await showBadLink(language) }
    const frame = { language, list, of: owner.name, token }
    if (method === 'GET') return { status: 200, body: await askLeaving(frame) }

    const wantsBack = form.has(BACK)
    const change = () =>
      wantsBack
        ? resumeMail(directory, fingerprint, list)
        : stopMail(directory, fingerprint, { reason: 'unsubscribed', list, at: now().toISOString() })
    const actor = { subject: 'unsubscribe-link', role: 'member' } as const
    const action = wantsBack ? 'mail-resumed' : 'mail-stopped'
    await audited(directory, { ...owner.scope, actor, action, subjects: [list] }, change, (wasMade) => wasMade)
    log.info(wantsBack ? 'address-subscribed' : 'address-unsubscribed', { list })
    return { status: 200, body: await (wantsBack ? showBack(frame) : showLeft(frame)) }
  }
}

async function readOwner(directory: Directory, list: MailList) {
  const of = ownerOfList(list)
  if ('zoneId' in of) {
    const zone = await getZone(directory, of.zoneId)
    return zone === undefined ? undefined : { name: zone.name, scope: { zoneId: zone.zoneId } }
  }
  const bin = await getBin(directory, of.binId)
  return bin === undefined
    ? undefined
    : { name: `${bin.type} ${bin.name}`, scope: { zoneId: bin.zoneId, binId: bin.binId } }
}

const Settings = z.object({ ...DirectorySettings.shape, ...LinkSettings.shape })

export const handler = htmlPage(pages.takeLeaving, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    linkKey: openLinkKey(settings),
    now: () => new Date(),
    log,
  }),
)
