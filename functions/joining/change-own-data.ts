import { joiningPages } from '#contract/joining-pages.ts'
import { askToConfirm, writeCorrection } from '#joining/contact-office.ts'
import { deadLinkPage } from '#joining/link-page.ts'
import { correct, typedOf } from '#joining/own-data.ts'
import { getOwner, type Owner, readOwnData, readOwner } from '#joining/own-data-store.ts'
import { type OwnPage, ownPage } from '#joining/own-page.ts'
import { chooseLanguage } from '#joining/page.ts'
import { readPerson, readTyped, type Typed } from '#joining/person-form.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { DeskSettings, openDesk, type PublicDesk } from '#runtime/joining.ts'

/**
 * Writes what a member corrected, on the condition that nobody wrote since the form was shown: whoever was slower gets
 * the form again, with what they typed and what now stands. A new address or mobile number waits for its confirmation.
 */
export function makeHandler(desk: PublicDesk) {
  const { directory, journal, linkKey, now } = desk
  return async ({ query, form, header }: PageRequest<unknown>): Promise<PageReply> => {
    const token = form.get('token') ?? ''
    const owner = await readOwner(directory, await linkKey(), token, now())
    if (owner === undefined) {
      const language = chooseLanguage(query['lang'], header('accept-language'), 'nl')
      return { status: 410, body: await deadLinkPage(language) }
    }
    const show = async (status: number, about: Owner, typed: Typed, more: Pick<OwnPage, 'faults' | 'state'>) => {
      const data = await readOwnData(journal, about, now())
      return { status, body: await ownPage({ ...data, zone: about.zone, token, typed, ...more }) }
    }
    const typed = readTyped(form, owner.member.language)
    if (form.get('revision') !== String(owner.member.revision)) return show(412, owner, typed, { state: 'stale' })
    const read = readPerson(typed)
    if (read.kind === 'faulty') return show(422, owner, typed, { faults: read.faults })

    const correction = correct(owner.member, read.person)
    const written = await writeCorrection(desk, owner, correction.member)
    if (written.kind === 'taken') return show(409, owner, typed, { state: 'number-taken' })
    if (written.kind !== 'written') return show(412, (await reread(desk, owner)) ?? owner, typed, { state: 'stale' })
    const isAsked = await askToConfirm(desk, owner, correction)
    const saved = { ...owner, member: written.member }
    return show(isAsked ? 200 : 429, saved, typedOf(written.member), { state: isAsked ? 'saved' : 'too-many' })
  }
}

function reread({ directory }: PublicDesk, { member }: Owner): Promise<Owner | undefined> {
  return getOwner(directory, { bin: member.binId, member: member.memberId })
}

export const handler = htmlPage(joiningPages.changeOwnData, DeskSettings, (settings, log) =>
  makeHandler(openDesk(settings, log)),
)
