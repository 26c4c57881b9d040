import * as z from 'zod'
import { joiningPages } from '#contract/joining-pages.ts'
import { frameOf, nameOf } from '#joining/join-page.ts'
import { type LeavingDesk, leaveBin } from '#joining/leaving-office.ts'
import { deadLinkPage } from '#joining/link-page.ts'
import { readOwner } from '#joining/own-data-store.ts'
import { leavePage } from '#joining/own-page.ts'
import { chooseLanguage, sayingPage } from '#joining/page.ts'
import { pageTexts } from '#joining/texts.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { MailerSettings, openMailer } from '#runtime/joining.ts'
import { digestWith, LinkSettings, openLinkKey } from '#runtime/links.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  ...LinkSettings.shape,
  ...MailerSettings.shape,
})

type Dependencies = Omit<LeavingDesk, 'writing'> &
  Pick<LeavingDesk['writing'], 'directory' | 'now'> & { readonly linkKey: () => Promise<Uint8Array> }

/** Asks the holder of a link once more, and then erases them: they have left the BIN when this answers. */
export function makeHandler({ linkKey, directory, now, ...desk }: Dependencies) {
  return async ({ query, form, header }: PageRequest<unknown>): Promise<PageReply> => {
    const token = form.get('token') ?? ''
    const key = await linkKey()
    const owner = await readOwner(directory, key, token, now())
    if (owner === undefined) {
      const language = chooseLanguage(query['lang'], header('accept-language'), 'nl')
      return { status: 410, body: await deadLinkPage(language) }
    }
    if (form.get('sure') !== 'yes') return { status: 200, body: await leavePage({ ...owner, token }) }
    await leaveBin({ ...desk, writing: { directory, fingerprint: digestWith(key), now } }, owner)
    const { bin, zone, member } = owner
    const { left } = pageTexts(member.language).leaving
    return { status: 200, body: await sayingPage(frameOf(bin, zone, member.language), left(nameOf(bin))) }
  }
}

export const handler = htmlPage(joiningPages.leaveBin, Settings, (settings, log) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    linkKey: openLinkKey(settings),
    mail: openMailer(settings),
    now: () => new Date(),
    log,
  }),
)
