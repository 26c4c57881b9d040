import { expect } from 'vitest'
import type { BulletinView } from '#contract/bulletins-api.ts'
import type { BinId } from '#contract/ids.ts'
import type { Role } from '#contract/vocabulary.ts'
import type { Bin } from '#directory/bin.ts'
import type { Member } from '#directory/member.ts'
import type { Zone } from '#directory/zone.ts'
import { aBin, aMember, newMemberId } from './directory-builders.ts'
import { type Answer, Neighbourhood, type ReceivedMail } from './neighbourhood.ts'
import { type VisitedPage, Visitor } from './visitor.ts'

/** What a bulletin says unless told otherwise. */
export const bulletinText = 'Er zijn **valse meteropnemers** in de buurt. Laat niemand binnen zonder dienstkaart.'

/** A BIN that bulletins go to, and where its people get their mail. */
export interface SettledBin {
  readonly bin: Bin
  readonly members: readonly Member[]
  readonly coordinator: string
  readonly adjunct: string
  /** The address of two members. */
  readonly shared: string
}

/** A police zone that sends bulletins, on a local stack of its own: its BINs, their mailboxes, and who reads them. */
export class BulletinZone {
  readonly town: Neighbourhood
  readonly visitor: Visitor
  readonly #zone: Zone
  #bins = 0

  private constructor(town: Neighbourhood, zone: Zone) {
    this.town = town
    this.visitor = new Visitor(town.url)
    this.#zone = zone
  }

  static async start(zone: Zone): Promise<BulletinZone> {
    const town = await Neighbourhood.start({ timeScale: 60 })
    await town.settle({ zones: [zone] })
    return new BulletinZone(town, zone)
  }

  /** Makes a BIN with an adjunct, and three other members of whom one has no address and two share one. */
  async settleBin(): Promise<SettledBin> {
    this.#bins += 1
    const at = String(this.#bins)
    const [coordinatorId, adjunctId] = [newMemberId(), newMemberId()]
    const bin = aBin({
      zoneId: this.#zone.zoneId,
      name: `Wijk ${at}`,
      coordinatorId,
      adjunctIds: [adjunctId],
      mailbox: `wijk${at}@bin.example.org`,
    })
    const { binId } = bin
    const addresses = {
      coordinator: `coordinator${at}@example.org`,
      adjunct: `adjunct${at}@example.org`,
      shared: `gedeeld${at}@example.org`,
    }
    const phone = (place: number) => `+3245200${at.padStart(2, '0')}${String(place).padStart(2, '0')}`
    const members = [
      aMember({ binId, memberId: coordinatorId, email: addresses.coordinator, phone: phone(1) }),
      aMember({ binId, memberId: adjunctId, email: addresses.adjunct, phone: phone(2) }),
      aMember({ binId, email: `Gedeeld${at}@example.org`, phone: phone(3) }),
      aMember({ binId, email: addresses.shared, phone: phone(4), language: 'fr' }),
    ]
    const { email: _email, ...unreached } = aMember({ binId, phone: phone(5) })
    await this.town.settle({ bins: [bin], members: [...members, unreached] })
    return { bin, members: [...members, unreached], ...addresses }
  }

  async as<Body>(role: Role, method: string, path: string, body?: unknown, headers = {}): Promise<Answer<Body>> {
    const authorization = `Bearer ${await this.town.token(role, { zones: [this.#zone.zoneId] })}`
    return this.town.request<Body>(method, path, body, { authorization, ...headers })
  }

  async asCoordinator<Body>(binId: BinId, method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const authorization = `Bearer ${await this.town.token('coordinator', { bins: [binId] })}`
    return this.town.request<Body>(method, path, body, { authorization })
  }

  /** Writes a bulletin about false meter readers, unless told otherwise. */
  async draft(more: object = {}): Promise<BulletinView> {
    const body = { kind: 'modus-operandi', title: 'Valse meteropnemers', text: bulletinText, ...more }
    const made = await this.as<BulletinView>('prevention', 'POST', '/v1/bulletins', body)
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    return made.body
  }

  async send(bins: readonly SettledBin[]): Promise<BulletinView> {
    const { id } = await this.draft({ binIds: bins.map(({ bin }) => bin.binId) })
    const sent = await this.as<BulletinView>('prevention', 'POST', `/v1/bulletins/${id}/send`)
    expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 200, body: { state: 'sent' } })
    return sent.body
  }

  /** The one mail to an address whose subject has these words. */
  async mail(address: string, subject: string): Promise<ReceivedMail> {
    const isIt = (one: ReceivedMail) => one.subject.includes(subject)
    const mails = await this.town.until(
      () => this.town.mails(address),
      (some) => some.some(isIt),
    )
    expect(mails.filter(isIt)).toHaveLength(1)
    return mails.find(isIt)!
  }

  /** Presses a button of the relay page: `what` its form does. */
  async press(page: VisitedPage, what: string, filledIn: Readonly<Record<string, string>> = {}): Promise<VisitedPage> {
    const form = page.forms.find(({ fields }) => fields['do'] === what)
    expect(form, `no ${what} in ${page.text.slice(0, 300)}`).toBeDefined()
    return this.visitor.send({ ...page, forms: [form!] }, filledIn)
  }
}

/** The way to the relay page in a mail. */
export function linkIn({ text }: ReceivedMail): string {
  const link = new URL(/http\S+\/doorsturen\?token=\S+/.exec(text)?.[0] ?? '')
  return link.pathname + link.search
}
