import { type BinId, JoinRequestId, MemberId } from '#contract/ids.ts'
import { joiningPages } from '#contract/joining-pages.ts'
import { getBin, getZone } from '#directory/directory-store.ts'
import { readForm, signForm } from '#joining/form-tokens.ts'
import { type JoinPage, joinPage, sentPage, TRAP } from '#joining/join-page.ts'
import { chooseLanguage } from '#joining/page.ts'
import { readApplicant, readTyped } from '#joining/person-form.ts'
import { fileRequest } from '#joining/request-office.ts'
import { htmlPage, notFound, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import { DeskSettings, openDesk, type PublicDesk } from '#runtime/joining.ts'

/**
 * Takes the form to join a BIN. What is wrong comes back beside what was typed. The answer to a form in order is the same,
 * and takes as long, whoever's number and address are in it.
 */
export function makeHandler(desk: PublicDesk) {
  const { directory, linkKey, askings, evenly, leastSeconds, now, newId, log } = desk
  return async ({ params, query, form, header, sourceIp }: PageRequest<{ id: BinId }>): Promise<PageReply> => {
    const bin = await getBin(directory, params.id)
    const zone = bin === undefined ? undefined : await getZone(directory, bin.zoneId)
    if (bin === undefined || zone === undefined) return notFound()
    const { binId } = bin
    const language = chooseLanguage(query['lang'], header('accept-language'), bin.language)
    const typed = readTyped(form, language)
    const token = form.get('form') ?? ''
    const trapped = form.get(TRAP) ?? ''
    const key = await linkKey()
    const sent = await readForm(key, token, { page: 'join', about: binId, leastSeconds }, now())
    const again = async (status: number, why: Pick<JoinPage, 'faults' | 'notice' | 'trapped'>): Promise<PageReply> => {
      const fresh = () => signForm(key, { page: 'join', about: binId, id: newId() }, now())
      const formToken = sent.kind === 'old' ? await fresh() : token
      return { status, body: await joinPage({ bin, zone, language, typed, formToken, ...why }) }
    }
    const read = readApplicant(typed)
    if (sent.kind !== 'good' || read.kind === 'faulty' || trapped !== '') {
      const notices = { good: undefined, 'too-fast': 'tooFast', old: 'formOld' } as const
      const notice = notices[sent.kind]
      const faults = read.kind === 'faulty' ? read.faults : []
      return again(422, { faults, trapped, ...(notice === undefined ? {} : { notice }) })
    }
    if (!(await askings.ofSource(sourceIp)) || !(await askings.ofBin(binId))) {
      log.warn('asking-refused', { binId })
      return again(429, { notice: 'tooMany' })
    }
    const accepted = { houseRulesVersion: zone.houseRules.version, houseRulesAcceptedAt: now().toISOString() }
    const { page, request } = await evenly(() =>
      fileRequest(desk, {
        requestId: JoinRequestId.parse(`req_${sent.id}`),
        memberId: MemberId.parse(`mbr_${newId()}`),
        bin,
        language,
        applicant: { ...read.person, ...accepted },
      }),
    )
    if (request !== undefined) log.info('request-filed', { binId, requestId: request })
    return { status: 200, body: await sentPage(bin, zone, language, page) }
  }
}

export const handler = htmlPage(joiningPages.takeJoinForm, DeskSettings, (settings, log) =>
  makeHandler(openDesk(settings, log)),
)
