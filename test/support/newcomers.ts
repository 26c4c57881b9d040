import { expect } from 'vitest'
import type { BinId } from '#contract/ids.ts'
import type { JoinRequestView } from '#contract/joining-api.ts'
import type { Answer, Neighbourhood, ProblemBody } from './neighbourhood.ts'
import { type VisitedPage, Visitor } from './visitor.ts'

/** What somebody fills in. */
export type Newcomer = Readonly<Record<string, string>>

/** Seconds a form must have been open, and a little more. */
const FORM_SECONDS = 3.1

/** People who join a BIN on its pages, and the coordinator who decides on them. */
export class Newcomers {
  readonly town: Neighbourhood
  readonly bin: BinId
  readonly visitor: Visitor
  #drawn = 0

  constructor(town: Neighbourhood, bin: BinId) {
    this.town = town
    this.bin = bin
    this.visitor = new Visitor(town.url)
  }

  /** Somebody nobody knows yet: of this name, and with a number of this range. */
  draw(change: Newcomer = {}): Newcomer {
    this.#drawn += 1
    return {
      name: `Nieuwkomer ${this.#drawn}`,
      street: 'Peperstraat',
      houseNumber: '12 bus 3',
      phone: `0470 55 ${String(1000 + this.#drawn).replace(/(\d\d)(\d\d)/, '$1 $2')}`,
      email: `nieuw.${this.#drawn}@example.org`,
      channel: 'voice',
      language: 'nl',
      rules: 'yes',
      ...change,
    }
  }

  /** Opens a form, takes the time a person takes, and sends it. */
  async fillIn(path: string, person: Newcomer): Promise<VisitedPage> {
    return this.visitor.send(await this.openForm(path), person)
  }

  async openForm(path: string): Promise<VisitedPage> {
    const form = await this.visitor.open(path)
    await new Promise((resolve) => setTimeout(resolve, (FORM_SECONDS * 1000) / this.town.timeScale))
    return form
  }

  join(person: Newcomer): Promise<VisitedPage> {
    return this.fillIn(`/aansluiten/${this.bin}`, person)
  }

  /** The last link of that kind in somebody's mailbox. */
  async linkTo(address: string, path: string): Promise<string> {
    const mails = await this.town.until(
      () => this.town.mails(address),
      (some) => some.some(({ text }) => text.includes(path)),
    )
    return linkIn(mails.findLast(({ text }) => text.includes(`${path}?token=`))?.text ?? '', path)
  }

  /** The code in the last SMS to a number (E.164). */
  async codeTo(phone: string): Promise<string> {
    const texts = await this.town.texts(phone)
    return texts.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? '').at(-1) ?? ''
  }

  async confirmByMail(person: Newcomer): Promise<VisitedPage> {
    const asked = await this.visitor.open(await this.linkTo(person['email'] ?? '', '/aansluiten/bevestigen'))
    return this.visitor.send(asked)
  }

  /** The requests that wait for the coordinator. */
  async requests(): Promise<readonly JoinRequestView[]> {
    const { body } = await this.asCoordinator<{ items: JoinRequestView[] }>('GET', `/v1/bins/${this.bin}/requests`)
    return body.items
  }

  async requestOf(person: Newcomer): Promise<JoinRequestView> {
    const found = (await this.requests()).find(({ applicant }) => applicant?.name === person['name'])
    if (found === undefined) throw new Error(`no request of ${person['name']}`)
    return found
  }

  decide(
    request: JoinRequestView,
    how: 'approve' | 'refuse',
    body?: unknown,
  ): Promise<Answer<JoinRequestView & ProblemBody>> {
    return this.asCoordinator('POST', `/v1/bins/${this.bin}/requests/${request.id}/${how}`, body)
  }

  /** Asks the API as the coordinator of this BIN, or of another. */
  async asCoordinator<Body>(
    method: string,
    path: string,
    body?: unknown,
    { of = this.bin, headers = {} }: { readonly of?: BinId; readonly headers?: Newcomer } = {},
  ): Promise<Answer<Body>> {
    const token = await this.town.token('coordinator', { bins: [of] })
    return this.town.request<Body>(method, path, body, { ...headers, authorization: `Bearer ${token}` })
  }

  /** Joins by mail and is approved; answers the link to their own data. */
  async becomeMember(person: Newcomer): Promise<string> {
    await this.join(person)
    await this.confirmByMail(person)
    expect((await this.decide(await this.requestOf(person), 'approve')).status).toBe(200)
    return this.linkTo(person['email'] ?? '', '/mijn-gegevens')
  }

  /** Everything in either table that tells of this person. */
  async traces(person: Newcomer): Promise<readonly string[]> {
    const [journal, directory] = await Promise.all([this.town.journal(), this.town.directory()])
    const secrets = [person['name'] ?? '', person['email'] ?? '', phoneOf(person)].filter((one) => one.length > 3)
    return [...journal.items, ...directory.items].filter((item) => secrets.some((secret) => item.includes(secret)))
  }
}

/** The number that somebody filled in, E.164. */
export function phoneOf(person: Newcomer): string {
  return `+32${(person['phone'] ?? '').replaceAll(' ', '').slice(1)}`
}

/** The same as the pages show it. */
export function shownPhone(person: Newcomer): string {
  return `+32 ${(person['phone'] ?? '').slice(1)}`
}

/** The path and query of the link in a message. */
export function linkIn(text: string, path: string): string {
  const { pathname, search } = new URL(new RegExp(`http\\S+${path}\\?token=\\S+`).exec(text)?.[0] ?? '')
  return pathname + search
}
