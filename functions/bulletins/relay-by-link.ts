import { previewBulletin } from '#bulletins/bulletin-view.ts'
import { askPermit, type Doer, type RelayObstacle, relayBulletin } from '#bulletins/relay.ts'
import { type RelayDesk, readRelayCase } from '#bulletins/relay-case-store.ts'
import type { RelayCase } from '#bulletins/relay-mails.ts'
import { badRelayLinkPage, RELAY_PATH, relayPage } from '#bulletins/relay-page.ts'
import { relayPageTexts } from '#bulletins/relay-page-catalogue.ts'
import { type AskedForm, boxOf, findFaults, readAskForm, readConfirmed } from '#bulletins/relay-page-forms.ts'
import { readRelayLink } from '#bulletins/relay-tokens.ts'
import { type StepTaken, takeStep } from '#bulletins/relaying-mailer.ts'
import { bulletinPages } from '#contract/bulletin-pages.ts'
import type { PermitKind } from '#contract/vocabulary.ts'
import { listMembers } from '#directory/directory-store.ts'
import { keptFrom } from '#mailing/stop.ts'
import { stopsOfMany } from '#mailing/stop-store.ts'
import { remainingFindings } from '#privacy/confirmation.ts'
import { openRelayDesk, RelayDeskSettings } from '#runtime/bulletins.ts'
import { htmlPage, type PageReply, type PageRequest } from '#runtime/html-page.ts'
import type { Log } from '#runtime/log.ts'
import { readerLanguage } from '#runtime/reader-language.ts'

/** What a link opens, and for whom. */
interface Visit {
  readonly about: RelayCase
  readonly by: Doer
  readonly token: string
}

/** What is shown beside the bulletin when something was not in order. */
type Shown = Pick<Parameters<typeof relayPage>[0], 'asked' | 'notice'>

type Request = Pick<PageRequest<unknown>, 'method' | 'query' | 'form' | 'header'>

/** Shows a bulletin to whoever runs a BIN, and relays it or asks for a permit at one press; the link is the login. */
export function makeHandler(desk: RelayDesk, log: Log) {
  return async ({ method, query, form, header }: Request): Promise<PageReply> => {
    const visit = await open((method === 'POST' ? form.get('token') : query['token']) ?? '')
    if (visit === undefined) {
      return { status: 410, body: await badRelayLinkPage(readerLanguage(header('accept-language'))) }
    }
    if (method !== 'POST') return show(visit)
    switch (form.get('do')) {
      case 'relay':
        return relay(visit, false)
      case 'relay-changed':
        return relay(visit, true)
      case 'ask-change':
        return ask(visit, form, 'change')
      case 'ask-social-media':
        return ask(visit, form, 'social-media')
      default:
        return show(visit)
    }
  }

  /** An adjunct's link is worth something only while they are one. */
  async function open(token: string): Promise<Visit | undefined> {
    const link = await readRelayLink(await desk.mailings.linkKey(), token, desk.now())
    if (link.kind !== 'good') return undefined
    const { bulletinId, binId, memberId } = link.about
    const about = await readRelayCase(desk, { bulletinId, binId })
    if (about === undefined) return undefined
    if (memberId === undefined) return { about, token, by: { subject: binId, role: 'coordinator' } }
    if (!about.bin.adjunctIds.includes(memberId)) return undefined
    return { about, token, by: { subject: memberId, role: 'adjunct' } }
  }

  async function show({ about, token }: Visit, { asked, notice }: Shown = {}): Promise<PageReply> {
    const body = await relayPage({
      about,
      token,
      ...(await countReaders(about)),
      ...(asked === undefined ? {} : { asked }),
      ...(notice === undefined ? {} : { notice }),
    })
    return { status: asked === undefined && notice === undefined ? 200 : 422, body }
  }

  /** How many addresses get it, or got it, and how many do not: unsubscribed, or not working, before it was relayed. */
  async function countReaders({ bin: { binId }, relay: { relayedAt } }: RelayCase) {
    const emails = (await listMembers(desk.directory, binId)).flatMap(({ email }) => email?.toLowerCase() ?? [])
    const addresses = [...new Set(emails)]
    const stops = await stopsOfMany(desk.directory, await desk.mailings.linkKey(), addresses)
    const isKept = (address: string) => {
      const before = (stops.get(address) ?? []).filter(({ at }) => relayedAt === undefined || at < relayedAt)
      return keptFrom(before, `bulletins#${binId}`) !== undefined
    }
    const kept = addresses.filter(isKept).length
    return { members: addresses.length - kept, kept }
  }

  async function relay(visit: Visit, withChanges: boolean): Promise<PageReply> {
    const { about, by } = visit
    const { bulletinId, binId } = about.relay
    const decide = (now: RelayCase) => relayBulletin(now.relay, by, withChanges, desk.now())
    const taken = await takeStep(desk, { bulletinId, binId }, { by, action: 'bulletin-relayed', decide })
    if (taken.kind === 'done') log.info('bulletin-relayed', { bulletinId, binId, role: by.role, withChanges })
    return answer(visit, taken)
  }

  async function ask(visit: Visit, form: URLSearchParams, kind: PermitKind): Promise<PageReply> {
    const { about, by } = visit
    const { bulletin, relay: standing } = about
    const wish = readAskForm(form, kind)
    const { title, text, motive } = wish
    const faulty = kind === 'change' ? checkForm(about, form, wish) : undefined
    if (faulty !== undefined) return show(visit, { asked: faulty })
    const asked = {
      by,
      ...(motive === '' ? {} : { motive }),
      ...(kind === 'change' ? { changed: { title, text } } : {}),
    }
    const decide = (now: RelayCase) => askPermit(now.relay, kind, asked, bulletin, desk.now())
    return answer(visit, await takeStep(desk, standing, { by, action: 'permit-asked', decide }))
  }

  function checkForm(
    { bulletin, bin }: RelayCase,
    form: URLSearchParams,
    wish: Omit<AskedForm, 'faults' | 'findings'>,
  ): AskedForm | undefined {
    const texts = relayPageTexts(bin.language)
    const faults = findFaults(wish, bulletin, texts)
    if (faults.length > 0) return { ...wish, faults, findings: [] }
    const { findings } = previewBulletin(wish, bulletin, desk.publicUrl)
    const left = remainingFindings(findings, readConfirmed(form, findings))
    if (left.length === 0) return undefined
    const told = left.map((finding) => ({
      field: boxOf(finding),
      text: `“${finding.text}”: ${texts.rules[finding.rule]}`,
    }))
    return { ...wish, faults: told, findings }
  }

  /** After a step the page is asked for anew, so that nobody sends a form again by reading it again. */
  async function answer(visit: Visit, taken: StepTaken): Promise<PageReply> {
    const texts = relayPageTexts(visit.about.bin.language)
    switch (taken.kind) {
      case 'missing':
      case 'busy':
        return show(visit, { notice: texts.obstacles.busy })
      case 'refused': {
        const notice = noticeOf(taken.obstacle)
        return show({ ...visit, about: taken.about }, notice === undefined ? {} : { notice: texts.obstacles[notice] })
      }
      case 'done':
      case 'repeated':
        return { status: 303, body: '', headers: { location: `${RELAY_PATH}?token=${visit.token}` } }
    }
  }
}

/** What to say of an obstacle; of a bulletin that was relayed already the page itself says it. */
function noticeOf(obstacle: RelayObstacle): 'asked' | 'tooOften' | 'noPermit' | undefined {
  switch (obstacle) {
    case 'permit-asked-already':
      return 'asked'
    case 'asked-too-often':
      return 'tooOften'
    case 'no-permit':
      return 'noPermit'
    default:
      return undefined
  }
}

export const handler = htmlPage(bulletinPages.seeRelay, RelayDeskSettings, (settings, log) =>
  makeHandler(openRelayDesk(settings), log),
)
