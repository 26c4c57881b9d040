import { ulid } from 'ulid'
import * as z from 'zod'
import type { BinId } from '#contract/ids.ts'
import { joiningPages } from '#contract/joining-pages.ts'
import { type Directory, getBin, getZone } from '#directory/directory-store.ts'
import { signForm } from '#joining/form-tokens.ts'
import { joinPage } from '#joining/join-page.ts'
import { chooseLanguage } from '#joining/page.ts'
import { emptyTyped } from '#joining/person-form.ts'
import { htmlPage, notFound, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { LinkSettings, openLinkKey } from '#runtime/links.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

const Settings = z.object({ ...DirectorySettings.shape, ...LinkSettings.shape })

interface Dependencies {
  readonly directory: Directory
  readonly linkKey: () => Promise<Uint8Array>
  readonly now: () => Date
  readonly newId: () => string
}

/** Shows the form to join a BIN, in the language asked for or the reader's own. */
export function makeHandler({ directory, linkKey, now, newId }: Dependencies) {
  return async ({ params, query, header }: PageRequest<{ id: BinId }>): Promise<PageReply> => {
    const bin = await getBin(directory, params.id)
    const zone = bin === undefined ? undefined : await getZone(directory, bin.zoneId)
    if (bin === undefined || zone === undefined) return notFound()
    const language = chooseLanguage(query['lang'], header('accept-language'), bin.language)
    const formToken = await signForm(await linkKey(), { page: 'join', about: bin.binId, id: newId() }, now())
    return { status: 200, body: await joinPage({ bin, zone, language, typed: emptyTyped(language), formToken }) }
  }
}

export const handler = htmlPage(joiningPages.showJoinForm, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    linkKey: openLinkKey(settings),
    now: () => new Date(),
    newId: () => ulid(),
  }),
)
