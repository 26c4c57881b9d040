import { ulid } from 'ulid'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { joiningPages } from '#contract/joining-pages.ts'
import type { Directory } from '#directory/directory-store.ts'
import { signForm } from '#joining/form-tokens.ts'
import { linkPage } from '#joining/link-page.ts'
import { typedOf } from '#joining/own-data.ts'
import { readOwnData, readOwner } from '#joining/own-data-store.ts'
import { ownPage } from '#joining/own-page.ts'
import { chooseLanguage } from '#joining/page.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { LinkSettings, openLinkKey } from '#runtime/links.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape, ...LinkSettings.shape })

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
  readonly newId: () => string
}

/** Shows the holder of a link their own data; whoever has no link that works is offered one. */
export function makeHandler({ directory, journal, linkKey, now, newId }: Dependencies) {
  return async ({ query, header }: PageRequest<unknown>): Promise<PageReply> => {
    const key = await linkKey()
    const token = query['token']
    const owner = token === undefined ? undefined : await readOwner(directory, key, token, now())
    if (owner === undefined || token === undefined) {
      const language = chooseLanguage(query['lang'], header('accept-language'), 'nl')
      const formToken = await signForm(key, { page: 'own-link', about: '', id: newId() }, now())
      const state = token === undefined ? {} : ({ state: 'dead-link' } as const)
      return { status: token === undefined ? 200 : 410, body: await linkPage({ language, formToken, ...state }) }
    }
    const data = await readOwnData(journal, owner, now())
    return { status: 200, body: await ownPage({ ...data, zone: owner.zone, token, typed: typedOf(owner.member) }) }
  }
}

export const handler = htmlPage(joiningPages.showOwnData, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    linkKey: openLinkKey(settings),
    now: () => new Date(),
    newId: () => ulid(),
  }),
)
