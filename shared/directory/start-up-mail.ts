import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { toGsm7 } from '#alerts/gsm7.ts'
import type { Language } from '#contract/vocabulary.ts'
import type { PersonalMail } from '#joining/messages.ts'
import { escapeMarkdown } from '#mail/escape-markdown.ts'
import { layoutMail } from '#mail/layout-mail.ts'
import { renderMarkdown } from '#mail/markdown.ts'
import type { MailText, MailVariant } from '#mailing/mailing.ts'
import type { Bin, BinStreet } from './bin.ts'
import { inWords, startUpTexts } from './start-up-texts.ts'
import type { AnnouncementPlan } from './test-announcement.ts'
import type { Zone } from './zone.ts'

/** A test call as its members are told of it. */
export interface AnnouncedTest {
  readonly bin: Pick<Bin, 'type' | 'name' | 'mailbox'>
  /** ISO 8601 */
  readonly at: string
  /** The number that calls, E.164. */
  readonly caller: string
}

/** Tells a member by mail when the test call comes, from which number, what to do, and whom to tell if it did not. */
export async function announceByMail(
  { bin, at, caller }: AnnouncedTest,
  stage: string,
  { language, links }: Pick<MailVariant, 'language' | 'links'>,
): Promise<MailText> {
  const { title, paragraphs } = startUpTexts(language).announcement
  const when = inWords(at, language)
  const name = nameOf(bin)
  const told = paragraphs(escapeMarkdown(name), when, escapeMarkdown(readable(caller)), escapeMarkdown(bin.mailbox))
  const laidOut = await layoutMail({
    language,
    stage,
    sender: name,
    title: title(name, when),
    body: renderMarkdown(told.join('\n\n')),
    footer: { reason: 'member', of: name, selfServiceUrl: links['selfService'] ?? '' },
  })
  return { language, ...laidOut }
}

/** The same to who can be reached by text message only. */
export function announceByText({ bin, at, caller }: AnnouncedTest, language: Language): string {
  const { sms } = startUpTexts(language).announcement
  return toGsm7(sms(nameOf(bin), inWords(at, language, 'short'), caller, bin.mailbox))
}

/** Tells the coordinator, in the BIN's own mailbox, that the members were told, and whom to tell in person. */
export function announcedToCoordinator(
  bin: Pick<Bin, 'type' | 'name' | 'mailbox' | 'language'>,
  at: string,
  { mailed, texted, untold }: AnnouncementPlan,
): PersonalMail {
  const { language } = bin
  const texts = startUpTexts(language).announced
  const people = untold
    .toSorted((a, b) => a.name.localeCompare(b.name, language))
    .map(({ name, phone, phoneAsEntered }) => {
      const number = phone === undefined ? (phoneAsEntered ?? texts.noNumber) : readable(phone)
      return `- ${escapeMarkdown(name)} (${escapeMarkdown(number)})`
    })
  const rest = people.length === 0 ? [texts.everybody] : [texts.untold, people.join('\n')]
  return {
    to: bin.mailbox,
    from: nameOf(bin),
    replyTo: bin.mailbox,
    language,
    text: {
      title: texts.title(nameOf(bin), inWords(at, language)),
      text: [texts.told(mailed.length, texted.length), ...rest],
    },
    footer: { reason: 'mailbox', of: nameOf(bin) },
  }
}

/**
 * Tells the partners that a BIN has started up, with what they need to reach it: where it is and its own mailbox. The
 * coordinator is not named: whoever it is reads that mailbox.
 */
export async function tellPartners(
  bin: Pick<Bin, 'type' | 'name' | 'municipality' | 'streets' | 'mailbox'>,
  zone: Pick<Zone, 'name' | 'language'>,
  stage: string,
  language: Language,
): Promise<MailText> {
  const texts = startUpTexts(language).partners
  const { zone: zoneLabel, municipality, streets, mailbox } = texts.facts
  const facts = [
    [zoneLabel, zone.name],
    [municipality, bin.municipality],
    [streets, bin.streets.map((street) => describeStreet(street, language)).join('; ')],
    [mailbox, bin.mailbox],
  ].map(([label, value]) => `- ${label}: ${escapeMarkdown(value ?? '')}`)
  const laidOut = await layoutMail({
    language,
    stage,
    sender: `${zoneLabel} ${zone.name}`,
    title: texts.title(nameOf(bin), bin.municipality),
    body: renderMarkdown([texts.opening(escapeMarkdown(nameOf(bin))), facts.join('\n')].join('\n\n')),
    footer: { reason: 'staff', of: texts.office(zone.name) },
  })
  return { language, ...laidOut }
}

function describeStreet({ name, from, to, parity }: BinStreet, language: Language): string {
  const texts = startUpTexts(language).partners
  const range = from === undefined && to === undefined ? [] : [`${from ?? 1}–${to ?? ''}`]
  const side = parity === undefined ? [] : [texts[parity]]
  const part = [...range, ...side].join(', ')
  return part === '' ? name : `${name} (${part})`
}

function nameOf({ type, name }: Pick<Bin, 'type' | 'name'>): string {
  return `${type} ${name}`
}

/** A number as telephones show it: +32 14 00 01 01. */
function readable(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number
}
