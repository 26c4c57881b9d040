import { joiningPages } from '#contract/joining-pages.ts'
import {
  CONFIRM_CONTACT_PATH,
  confirmChange,
  findChange,
  sendCodeAgain,
  tryContactCode,
} from '#joining/contact-office.ts'
import { readContactChange } from '#joining/contact-tokens.ts'
import { frameOf } from '#joining/join-page.ts'
import { deadLinkPage, pressPage } from '#joining/link-page.ts'
import { typedOf } from '#joining/own-data.ts'
import { getOwner, type Owner, readOwnData, readOwner } from '#joining/own-data-store.ts'
import { type OwnPage, ownPage } from '#joining/own-page.ts'
import { chooseLanguage, sayingPage } from '#joining/page.ts'
import { pageTexts } from '#joining/texts.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { DeskSettings, openDesk, type PublicDesk } from '#runtime/joining.ts'

/** Lets a new address count by the link in the mail that went there, and a new mobile number by the code of its SMS. */
export function makeHandler(desk: PublicDesk) {
  const { directory, linkKey, now } = desk
  return async ({ method, query, form, header }: PageRequest<unknown>): Promise<PageReply> => {
    const isSent = method === 'POST'
    const token = (isSent ? form.get('token') : query['token']) ?? ''
    const key = await linkKey()
    const about = await readContactChange(key, token, now())
    const holder =
      about === undefined ? await readOwner(directory, key, token, now()) : await getOwner(directory, about)
    if (holder === undefined) return dead(chooseLanguage(query['lang'], header('accept-language'), 'nl'))
    if (about !== undefined) return byMail(desk, holder, about.change, { isSent, token })
    return isSent ? byCode(desk, holder, form, token) : dead(holder.member.language)
  }
}

async function byMail(
  desk: PublicDesk,
  owner: Owner,
  changeId: string | undefined,
  { isSent, token }: { readonly isSent: boolean; readonly token: string },
): Promise<PageReply> {
  const { language } = owner.member
  const change = await findChange(desk, owner, changeId)
  if (change === undefined) return dead(language)
  const texts = pageTexts(language)
  const frame = frameOf(owner.bin, owner.zone, language)
  if (!isSent) {
    return { status: 200, body: await pressPage(frame, texts.confirmContact, { action: CONFIRM_CONTACT_PATH, token }) }
  }
  const written = await confirmChange(desk, owner, change)
  return written.kind === 'written'
    ? { status: 200, body: await sayingPage(frame, texts.contactConfirmed) }
    : dead(language)
}

async function byCode(desk: PublicDesk, owner: Owner, form: URLSearchParams, token: string): Promise<PageReply> {
  const show = async (status: number, about: Owner, state?: OwnPage['state']) => {
    const data = await readOwnData(desk.journal, about, desk.now())
    const page = {
      ...data,
      zone: about.zone,
      token,
      typed: typedOf(about.member),
      ...(state === undefined ? {} : { state }),
    }
    return { status, body: await ownPage(page) }
  }
  if (form.get('again') === 'yes') {
    const isSent = await sendCodeAgain(desk, owner)
    return isSent ? show(200, owner) : show(429, owner, 'too-many')
  }
  const result = await tryContactCode(desk, owner, form.get('code') ?? '')
  if (result.kind === 'written') return show(200, { ...owner, member: result.member }, 'saved')
  return result.kind === 'taken' ? show(409, owner, 'number-taken') : show(422, owner, 'code-wrong')
}

async function dead(language: Owner['member']['language']): Promise<PageReply> {
  return { status: 410, body: await deadLinkPage(language) }
}

export const handler = htmlPage(joiningPages.confirmContact, DeskSettings, (settings, log) =>
  makeHandler(openDesk(settings, log)),
)
