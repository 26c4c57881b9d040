import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { joiningPages } from '#contract/joining-pages.ts'
import type { Directory } from '#directory/directory-store.ts'
import { deadLinkPage } from '#joining/link-page.ts'
import { downloadOf } from '#joining/own-data.ts'
import { readOwnData, readOwner } from '#joining/own-data-store.ts'
import { chooseLanguage } from '#joining/page.ts'
import { pageTexts } from '#joining/texts.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { LinkSettings, openLinkKey } from '#runtime/links.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape, ...LinkSettings.shape })

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
}

/** Gives the holder of a link all their data as one file. */
export function makeHandler({ directory, journal, linkKey, now }: Dependencies) {
  return async ({ query, form, header }: PageRequest<unknown>): Promise<PageReply> => {
    const owner = await readOwner(directory, await linkKey(), form.get('token') ?? '', now())
    if (owner === undefined) {
      const language = chooseLanguage(query['lang'], header('accept-language'), 'nl')
      return { status: 410, body: await deadLinkPage(language) }
    }
    const { fileName } = pageTexts(owner.member.language).own
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}.json"`,
    }
    const data = downloadOf(await readOwnData(journal, owner, now()), now())
    return { status: 200, headers, body: `${JSON.stringify(data, undefined, 2)}\n` }
  }
}

export const handler = htmlPage(joiningPages.downloadOwnData, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    linkKey: openLinkKey(settings),
    now: () => new Date(),
  }),
)
