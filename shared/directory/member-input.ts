import type { MemberPatch, MemberRequest } from '#contract/member-api.ts'
import type { Language } from '#contract/vocabulary.ts'
import { dayInBrussels } from './brussels-day.ts'
import type { FieldFault } from './field-fault.ts'
import type { Member } from './member.ts'
import { memberFault } from './member-faults.ts'
import { phoneAdvice } from './phone-advice.ts'
import { normalisePhone } from './phone-number.ts'

/** What came of reading what was entered about a member. */
export type MemberEntered =
  | { readonly kind: 'good'; readonly member: Member }
  | { readonly kind: 'faulty'; readonly faults: readonly FieldFault[] }

/** Who reads the faults, and when. */
export interface Reading {
  readonly language: Language
  readonly now: Date
}

type Reach = Pick<Member, 'phone' | 'phoneKind' | 'phoneAsEntered'>
interface Faulty {
  readonly fault: FieldFault
}

/** Clocks differ; what was accepted a moment ago is not in the future. */
const CLOCKS_DIFFER_MS = 5 * 60_000

/** Reads a new member; the number is Belgian unless it says otherwise, the language the BIN's. */
export function enterMember(
  request: MemberRequest,
  about: Pick<Member, 'memberId' | 'binId' | 'language'>,
  reading: Reading,
): MemberEntered {
  const { name, street, houseNumber, email, channel = 'voice', wantsNews, houseRules } = request
  const reach = readPhone(request.phone ?? '', reading.language)
  const acceptance = readAcceptance(houseRules, reading)
  if ('fault' in reach || 'fault' in acceptance) return faulty(reach, acceptance)
  const member = {
    ...about,
    language: request.language ?? about.language,
    name,
    street,
    houseNumber,
    channel,
    ...reach,
    ...(email === undefined ? {} : { email }),
    ...(wantsNews === true ? { wantsNews } : {}),
    ...acceptance,
    revision: 1,
  }
  return reachable(member, reading.language)
}

/** Reads what changes about a member (JSON merge patch); what is not touched need not be as it should be today. */
export function patchMember(before: Member, patch: MemberPatch, reading: Reading): MemberEntered {
  const { phone, email, wantsNews, houseRules, confirm: _confirm, mailStopped: _mailStopped, ...plain } = patch
  const reach = phone === undefined ? reachOf(before) : readPhone(phone ?? '', reading.language)
  const acceptance = houseRules === undefined ? {} : readAcceptance(houseRules, reading)
  if ('fault' in reach || 'fault' in acceptance) return faulty(reach, acceptance)
  const { phone: _, phoneAsEntered: __, email: formerEmail = null, wantsNews: wanted = null, ...rest } = before
  const newEmail = email === undefined ? formerEmail : email
  const news = wantsNews === undefined ? wanted : wantsNews
  const member = {
    ...rest,
    ...plain,
    ...reach,
    ...(newEmail === null ? {} : { email: newEmail }),
    ...(news === true ? { wantsNews: true } : {}),
    ...acceptance,
  }
  const touchesReach = phone !== undefined || email !== undefined || patch.channel !== undefined
  return touchesReach ? reachable(member, reading.language) : { kind: 'good', member }
}

function faulty(...read: readonly object[]): MemberEntered {
  return { kind: 'faulty', faults: read.flatMap((one) => (isFaulty(one) ? [one.fault] : [])) }
}

function isFaulty(read: object): read is Faulty {
  return 'fault' in read
}

function readPhone(entered: string, language: Language): Reach | Faulty {
  const read = normalisePhone(entered)
  if (read.kind === 'invalid') return { fault: { path: 'phone', message: phoneAdvice(entered, read.reason, language) } }
  return read.kind === 'none' ? { phoneKind: 'none' } : { phoneKind: read.kind, phone: read.phone }
}

function reachOf({ phone, phoneKind, phoneAsEntered }: Member): Reach {
  return {
    phoneKind,
    ...(phone === undefined ? {} : { phone }),
    ...(phoneAsEntered === undefined ? {} : { phoneAsEntered }),
  }
}

function reachable(member: Member, language: Language): MemberEntered {
  const { phone, phoneKind, email, channel } = member
  if (phone === undefined && email === undefined) {
    return { kind: 'faulty', faults: [memberFault('phone', 'no-reach', language)] }
  }
  if (channel === 'sms' && phoneKind !== 'mobile') {
    return { kind: 'faulty', faults: [memberFault('channel', 'sms-needs-mobile', language)] }
  }
  return { kind: 'good', member }
}

function readAcceptance(
  { version, acceptedAt }: MemberRequest['houseRules'],
  { language, now }: Reading,
): Pick<Member, 'houseRulesVersion' | 'houseRulesAcceptedAt'> | Faulty {
  const isDay = acceptedAt.length === 'YYYY-MM-DD'.length
  const latest = isDay ? dayInBrussels(now) : new Date(now.getTime() + CLOCKS_DIFFER_MS).toISOString()
  const at = isDay ? acceptedAt : new Date(acceptedAt).toISOString()
  if (at > latest) return { fault: memberFault('houseRules.acceptedAt', 'in-the-future', language) }
  return { houseRulesVersion: version, houseRulesAcceptedAt: new Date(acceptedAt).toISOString() }
}
