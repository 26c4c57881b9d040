import { relayMailTexts } from '#bulletins/mail-texts.ts'
import type { Language } from '#contract/vocabulary.ts'
import type { Bin } from '#directory/bin.ts'
import type { Member } from '#directory/member.ts'
import type { Zone } from '#directory/zone.ts'
import { escapeMarkdown } from '#mail/escape-markdown.ts'
import type { Footer } from '#mail/layout-mail.ts'
import { nameOf } from './join-page.ts'
import { type MailText, messageTexts } from './message-texts.ts'
import { readablePhone } from './readable-phone.ts'

/** A mail to one person, before it is laid out. */
export interface PersonalMail {
  readonly to: string
  /** The name beside the system's address: the BIN's. */
  readonly from: string
  /** The BIN's own mailbox, or prevention. */
  readonly replyTo: string
  readonly language: Language
  readonly text: MailText
  /** Where the mail's one button leads. */
  readonly url?: string
  readonly footer: Footer
}

/** The same to who has an address and to who has but a mobile number; whoever has neither cannot be told. */
export interface PersonalMessage {
  readonly mail: Omit<PersonalMail, 'to'>
  /** In place of the mail; absent: it is not worth a text message. */
  readonly sms?: string
}

/** How a person is written to. */
export type Reached = Pick<Member, 'email' | 'phone'> & { readonly phoneKind: Member['phoneKind'] }

type OfBin = Pick<Bin, 'type' | 'name' | 'mailbox'>

/** Asks whoever filled in the form to confirm it: by a link, or a code. */
export function confirmJoining(
  bin: OfBin,
  language: Language,
  proof: { link: string } | { code: string },
): PersonalMessage {
  const texts = messageTexts(language)
  const sms = 'code' in proof ? { sms: texts.sms.code(proof.code, nameOf(bin)) } : {}
  return {
    mail: {
      ...fromBin(bin, language),
      text: texts.confirmJoining(spoken(bin)),
      ...('link' in proof ? { url: proof.link } : {}),
      footer: { reason: 'confirmation', of: nameOf(bin) },
    },
    ...sms,
  }
}

/** Tells a member who fills in the form again that nothing has changed. */
export function alreadyMember(bin: OfBin, language: Language, link: string): PersonalMessage {
  const texts = messageTexts(language)
  return {
    mail: toMember(bin, language, texts.alreadyMember(spoken(bin)), link),
    sms: texts.sms.alreadyMember(nameOf(bin), link),
  }
}

/** Tells the coordinator, in the BIN's own mailbox, that there is a request; who it is of stands in the request only. */
export function newRequest(bin: OfBin & Pick<Bin, 'language'>, url: string): PersonalMail {
  const { language } = bin
  const text = messageTexts(language).newRequest(spoken(bin))
  return { to: bin.mailbox, ...fromBin(bin, language), text, url, footer: { reason: 'mailbox', of: nameOf(bin) } }
}

/** Welcomes a new member, with the number that alerts come from. */
export function welcome(bin: OfBin, language: Language, caller: string, link: string): PersonalMessage {
  const texts = messageTexts(language)
  const number = readablePhone(caller)
  return {
    mail: toMember(bin, language, texts.welcome(spoken(bin), escapeMarkdown(number)), link),
    sms: texts.sms.welcome(nameOf(bin), number, link),
  }
}

/** Tells somebody that they do not become a member, and why. */
export function refused(bin: OfBin, language: Language, reason: string): PersonalMessage {
  const texts = messageTexts(language)
  return {
    mail: {
      ...fromBin(bin, language),
      text: texts.refused(spoken(bin), escapeMarkdown(reason)),
      footer: { reason: 'confirmation', of: nameOf(bin) },
    },
    sms: texts.sms.refused(nameOf(bin), /[.!?…]$/.test(reason) ? reason : `${reason}.`),
  }
}

/** Gives a member the link to their own data. */
export function ownLink(bin: OfBin, language: Language, link: string): PersonalMessage {
  const texts = messageTexts(language)
  return {
    mail: toMember(bin, language, texts.ownLink(spoken(bin)), link),
    sms: texts.sms.ownLink(nameOf(bin), link),
  }
}

/** Asks at a new address whether it is the member's. */
export function confirmEmail(bin: OfBin, language: Language, link: string): PersonalMessage {
  const text = messageTexts(language).confirmEmail(spoken(bin))
  return {
    mail: { ...fromBin(bin, language), text, url: link, footer: { reason: 'confirmation', of: nameOf(bin) } },
  }
}

/** The code that says that a mobile number is the member's. */
export function codeFor(bin: OfBin, language: Language, code: string): string {
  return messageTexts(language).sms.code(code, nameOf(bin))
}

/** Tells a member at the address they had that they are now reached in another way. */
export function contactChanged(bin: OfBin, language: Language, link: string): PersonalMessage {
  return { mail: toMember(bin, language, messageTexts(language).contactChanged(spoken(bin)), link) }
}

/** The last mail to somebody who left. */
export function farewell(bin: OfBin, language: Language): PersonalMessage {
  const text = messageTexts(language).left(spoken(bin))
  return { mail: { ...fromBin(bin, language), text, footer: { reason: 'former', of: nameOf(bin) } } }
}

/** Tells prevention that a BIN has no coordinator any more. */
export function coordinatorLeft(bin: OfBin & Pick<Bin, 'municipality'>, zone: Zone): PersonalMail {
  const { language, preventionEmail: to } = zone
  const text = messageTexts(language).coordinatorLeft(`${spoken(bin)} (${escapeMarkdown(bin.municipality)})`)
  return {
    to,
    ...fromBin(bin, language),
    text,
    footer: { reason: 'staff', of: relayMailTexts(language).prevention(zone.name) },
  }
}

function toMember(bin: OfBin, language: Language, text: MailText, link: string): PersonalMessage['mail'] {
  const footer = { reason: 'member', of: nameOf(bin), selfServiceUrl: link } as const
  return { ...fromBin(bin, language), text, ...(text.action === undefined ? {} : { url: link }), footer }
}

function fromBin(bin: OfBin, language: Language) {
  return { from: nameOf(bin), replyTo: bin.mailbox, language }
}

/** The BIN's name inside Markdown. */
function spoken(bin: OfBin): string {
  return escapeMarkdown(nameOf(bin))
}
