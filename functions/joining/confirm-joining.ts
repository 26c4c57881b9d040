import { joiningPages } from '#contract/joining-pages.ts'
import { getBin, getZone } from '#directory/directory-store.ts'
import { type Confirmation, readConfirmation } from '#joining/confirmation-tokens.ts'
import { CONFIRM_PATH, codePage, frameOf } from '#joining/join-page.ts'
import { deadLinkPage, pressPage } from '#joining/link-page.ts'
import { chooseLanguage, sayingPage } from '#joining/page.ts'
import { confirmRequest, sendCode, tryCode } from '#joining/request-office.ts'
import { getRequest } from '#joining/request-store.ts'
import { pageTexts } from '#joining/texts.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { DeskSettings, openDesk, type PublicDesk } from '#runtime/joining.ts'

/**
 * Confirms a request to join. A link of a mail leads to a page with a button: programs that look at the links in mails
 * press none. A code is filled in; a wrong one, one too late and one for a request that never was are answered alike.
 */
export function makeHandler(desk: PublicDesk) {
  const { directory, linkKey, now } = desk
  return async ({ method, query, form, header }: PageRequest<unknown>): Promise<PageReply> => {
    const token = (method === 'POST' ? form.get('token') : query['token']) ?? ''
    const confirmation = await readConfirmation(await linkKey(), token, now())
    const bin = confirmation === undefined ? undefined : await getBin(directory, confirmation.binId)
    const zone = bin === undefined ? undefined : await getZone(directory, bin.zoneId)
    if (confirmation === undefined || bin === undefined || zone === undefined) {
      return dead(chooseLanguage(query['lang'], header('accept-language'), 'nl'))
    }
    const at = { bin, frame: frameOf(bin, zone, confirmation.language), token, isSent: method === 'POST' }
    return confirmation.by === 'mail' ? byMail(desk, confirmation, at) : byCode(desk, confirmation, at, form)
  }
}

interface At {
  readonly bin: Parameters<typeof frameOf>[0]
  readonly frame: ReturnType<typeof frameOf>
  readonly token: string
  readonly isSent: boolean
}

async function byMail(
  desk: PublicDesk,
  confirmation: Extract<Confirmation, { by: 'mail' }>,
  { bin, frame, token, isSent }: At,
): Promise<PageReply> {
  const { journal, now } = desk
  const texts = pageTexts(confirmation.language)
  const request = await getRequest(journal, confirmation, now())
  // Another revision that still waits was corrected after this link was sent: it belongs to what was filled in first.
  const isReplaced = request?.state === 'filed' && request.revision !== confirmation.revision
  if (request === undefined || isReplaced) return dead(confirmation.language)
  if (request.state === 'filed' && !isSent) {
    return { status: 200, body: await pressPage(frame, texts.confirmJoining, { action: CONFIRM_PATH, token }) }
  }
  const isConfirmed = await confirmRequest(desk, bin, request)
  return isConfirmed ? { status: 200, body: await sayingPage(frame, texts.confirmed) } : dead(confirmation.language)
}

async function byCode(
  desk: PublicDesk,
  confirmation: Extract<Confirmation, { by: 'code' }>,
  { bin, frame, token, isSent }: At,
  form: URLSearchParams,
): Promise<PageReply> {
  const { journal, mayWriteTo, evenly, now } = desk
  const page = { action: CONFIRM_PATH, hidden: { token } }
  if (!isSent) return { status: 200, body: await codePage(frame, page) }
  return evenly(async () => {
    const request = await getRequest(journal, confirmation, now())
    const waits = request?.state === 'filed' ? request : undefined
    if (form.get('again') === 'yes') {
      if (waits !== undefined && (await mayWriteTo(waits.applicant?.phone ?? ''))) await sendCode(desk, bin, waits)
      return { status: 200, body: await codePage(frame, { ...page, state: 'sent-again' }) }
    }
    const tried = waits === undefined ? undefined : await tryCode(desk, waits, form.get('code') ?? '')
    const isConfirmed = tried !== undefined && (await confirmRequest(desk, bin, tried))
    return isConfirmed
      ? { status: 200, body: await sayingPage(frame, pageTexts(confirmation.language).confirmed) }
      : { status: 422, body: await codePage(frame, { ...page, state: 'wrong' }) }
  })
}

async function dead(language: Confirmation['language']): Promise<PageReply> {
  return { status: 410, body: await deadLinkPage(language) }
}

export const handler = htmlPage(joiningPages.confirmJoining, DeskSettings, (settings, log) =>
  makeHandler(openDesk(settings, log)),
)
