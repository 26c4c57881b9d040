import type { Delivery } from '#alerts/delivery.ts'
import type { AlertKind, Outcome } from '#contract/vocabulary.ts'
import type { Bin } from '#directory/bin.ts'
import type { Member } from '#directory/member.ts'
import { officeOf } from '#directory/office.ts'
import type { ContactChange } from './contact-change.ts'
import { nameOf } from './join-page.ts'
import type { Person, Typed } from './person-form.ts'
import { writtenPhone } from './readable-phone.ts'

/** What became of one alert for one person. */
export interface OwnAlert {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly kind: AlertKind
  readonly outcome: Outcome | 'running'
  readonly acknowledgedAt?: string
  readonly textSentAt?: string
}

/** Everything that is known of one member. */
export interface OwnData {
  readonly member: Member
  readonly bin: Bin
  readonly changes: readonly ContactChange[]
  readonly alerts: readonly OwnAlert[]
}

/** What one alert was for a person. */
export function ownAlertOf(
  alert: { readonly createdAt: string; readonly kind: AlertKind },
  delivery: Delivery,
): OwnAlert {
  const { acknowledgedAt, textSentAt, outcome } = delivery
  return {
    at: alert.createdAt,
    kind: alert.kind,
    outcome: acknowledgedAt === undefined ? (outcome ?? 'running') : 'acknowledged',
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    ...(textSentAt === undefined ? {} : { textSentAt }),
  }
}

/** A member's data as the form to correct them shows them. */
export function typedOf(member: Member): Typed {
  const { name, street, houseNumber, phone, phoneAsEntered, email, channel, language, wantsNews } = member
  return {
    name,
    street,
    houseNumber,
    phone: phone === undefined ? (phoneAsEntered ?? '') : writtenPhone(phone),
    email: email ?? '',
    channel,
    language,
    wantsNews: wantsNews === true,
    rules: true,
  }
}

/** What a corrected form does: what counts at once, and what waits for the person's confirmation. */
export interface Correction {
  readonly member: Member
  readonly newEmail?: string
  readonly newMobile?: { readonly phone: string; readonly channel: Person['channel'] }
}

/**
 * Takes a corrected form apart. A new address or mobile number waits until it is confirmed: links to all these data go
 * there. A fixed line gets no links, and nobody can read a code from it, so it counts at once.
 */
export function correct(member: Member, person: Person): Correction {
  const { phone, phoneKind, email, ...rest } = person
  const { phone: oldPhone, phoneKind: oldKind, phoneAsEntered, email: oldEmail, wantsNews: _, ...kept } = member
  const isNewMobile = phone !== undefined && phone !== oldPhone && phoneKind === 'mobile'
  const isNewEmail = email !== undefined && email !== oldEmail
  const emailNow = isNewEmail ? oldEmail : email
  const reach = isNewMobile
    ? { phoneKind: oldKind, ...(oldPhone === undefined ? {} : { phone: oldPhone }) }
    : { phoneKind, ...(phone === undefined ? {} : { phone }) }
  const entered = isNewMobile && phoneAsEntered !== undefined ? { phoneAsEntered } : {}
  // A text goes to a mobile number only: until the new one counts, the old one says what can be sent.
  const channel = rest.channel === 'sms' && reach.phoneKind !== 'mobile' ? 'voice' : rest.channel
  return {
    member: { ...kept, ...rest, channel, ...reach, ...entered, ...(emailNow === undefined ? {} : { email: emailNow }) },
    ...(isNewEmail ? { newEmail: email } : {}),
    ...(isNewMobile ? { newMobile: { phone, channel: rest.channel } } : {}),
  }
}

/** Everything that is known of a member, as they download it. */
export function downloadOf({ member, bin, changes, alerts }: OwnData, now: Date) {
  const { memberId, binId: _binId, revision: _revision, ...person } = member
  const office = officeOf(bin, memberId)
  return {
    madeAt: now.toISOString(),
    bin: {
      id: bin.binId,
      name: nameOf(bin),
      municipality: bin.municipality,
      ...(office === undefined ? {} : { office }),
    },
    member: { id: memberId, ...person },
    waitingForConfirmation: changes.map(({ field, value, until }) => ({ field, value, until })),
    alerts,
  }
}
