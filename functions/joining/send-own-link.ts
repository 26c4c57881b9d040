import { joiningPages } from '#contract/joining-pages.ts'
import { findReachedBy, getBin } from '#directory/directory-store.ts'
import { normalisePhone } from '#directory/phone-number.ts'
import { readForm, signForm } from '#joining/form-tokens.ts'
import { linkPage, linkSentPage } from '#joining/link-page.ts'
import { ownLink } from '#joining/messages.ts'
import { chooseLanguage } from '#joining/page.ts'
import { reachPerson } from '#joining/personal-mailer.ts'
import { selfServiceUrl } from '#links/self-service-tokens.ts'
import { isMailAddress } from '#mail/mail-address.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { DeskSettings, openDesk, type PublicDesk } from '#runtime/joining.ts'

type Reach = { readonly email: string } | { readonly phone: string }

/** Sends whoever asks the links to their own data; the answer is the same, and takes as long, for whom we do not know. */
export function makeHandler(desk: PublicDesk) {
  const { linkKey, askings, evenly, leastSeconds, now, newId, log } = desk
  return async ({ query, form, header, sourceIp }: PageRequest<unknown>): Promise<PageReply> => {
    const language = chooseLanguage(query['lang'], header('accept-language'), 'nl')
    const typed = form.get('reach') ?? ''
    const token = form.get('form') ?? ''
    const key = await linkKey()
    const sent = await readForm(key, token, { page: 'own-link', about: '', leastSeconds }, now())
    const again = async (status: number, state: 'missing' | 'tooMany' | 'tooFast' | 'formOld'): Promise<PageReply> => {
      const fresh = () => signForm(key, { page: 'own-link', about: '', id: newId() }, now())
      const formToken = sent.kind === 'old' ? await fresh() : token
      return { status, body: await linkPage({ language, formToken, typed, state }) }
    }
    if (sent.kind !== 'good') return again(422, sent.kind === 'old' ? 'formOld' : 'tooFast')
    const reach = readReach(typed)
    if (reach === undefined) return again(422, 'missing')
    if (!(await askings.ofSource(sourceIp))) {
      log.warn('asking-refused')
      return again(429, 'tooMany')
    }
    await evenly(() => sendLinks(desk, reach))
    return { status: 200, body: await linkSentPage(language) }
  }
}

/** What was typed, as an address or a number (E.164). */
function readReach(typed: string): Reach | undefined {
  const email = typed.trim()
  if (isMailAddress(email)) return { email }
  const phone = normalisePhone(typed)
  return 'phone' in phone ? { phone: phone.phone } : undefined
}

/** A person is in a BIN or two; more is a household that shares an address. */
const MOST_LINKS = 6

async function sendLinks(desk: PublicDesk, reach: Reach): Promise<void> {
  const { directory, linkKey, publicUrl, messenger, mayWriteTo, now, log } = desk
  const mayWrite = await mayWriteTo('email' in reach ? reach.email : reach.phone)
  const members = mayWrite ? await findReachedBy(directory, reach) : []
  for (const member of members.slice(0, MOST_LINKS)) {
    const bin = await getBin(directory, member.binId)
    if (bin === undefined) continue
    const link = await selfServiceUrl(await linkKey(), publicUrl, member, now())
    // There where it was asked for: whoever asks by number need not have the address at hand.
    const { memberId, phoneKind } = member
    const way = 'email' in reach ? { email: reach.email, phoneKind } : { phone: reach.phone, phoneKind }
    try {
      await reachPerson(messenger, way, ownLink(bin, member.language, link))
    } catch (error) {
      log.error('message-not-sent', error, { binId: bin.binId, memberId })
    }
  }
}

export const handler = htmlPage(joiningPages.sendOwnLink, DeskSettings, (settings, log) =>
  makeHandler(openDesk(settings, log)),
)
