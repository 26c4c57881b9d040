import type { PermitKind } from '#contract/vocabulary.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, getMembers, listMembers } from '#directory/directory-store.ts'
import type { LaidOutMail } from '#mail/layout-mail.ts'
import { type MailVariant, mailingIdOf, type NewMailing, type Recipient } from '#mailing/mailing.ts'
import { type Mailings, startMailing } from '#mailing/start-mailing.ts'
import type { Permit } from './relay.ts'
import {
  mailPermitAsked,
  mailPermitDecided,
  mailToMembers,
  mailToPrevention,
  mailToRelay,
  nameOfBin,
  nameOfPrevention,
  type RelayCase,
} from './relay-mails.ts'
import { relayLink } from './relay-tokens.ts'

/** What sending mails about bulletins needs. Each mailing is named for what it is of: started twice, it is one. */
export interface BulletinMailer {
  readonly mailings: Mailings
  readonly directory: Directory
}

/** Brings a bulletin to the mailbox of its BIN. */
export async function mailMailbox(mailer: BulletinMailer, about: RelayCase): Promise<void> {
  const compose = (variant: MailVariant) => mailToRelay(about, 'mailbox', variant)
  await mailBin(mailer, about, ['mailbox'], [toMailbox(about)], compose)
}

/** The adjuncts of a BIN who can be written to. */
export async function findAdjuncts(directory: Directory, { binId, adjunctIds }: Bin): Promise<readonly Recipient[]> {
  const adjuncts = await getMembers(
    directory,
    adjunctIds.map((memberId) => ({ binId, memberId })),
  )
  return adjuncts.flatMap(({ email, language, memberId }): Recipient[] =>
    email === undefined ? [] : [{ address: email, language, member: { binId, memberId }, about: { member: memberId } }],
  )
}

/** Asks the adjuncts to relay, each by a link of their own. */
export async function mailAdjuncts(
  mailer: BulletinMailer,
  about: RelayCase,
  adjuncts: readonly Recipient[],
): Promise<void> {
  await mailBin(mailer, about, ['adjunct'], adjuncts, (variant) => mailToRelay(about, 'adjunct', variant))
}

/** Relays a bulletin to the members of a BIN that have an address. */
export async function mailMembers({ mailings, directory }: BulletinMailer, about: RelayCase): Promise<void> {
  const { relay, bin } = about
  const { bulletinId, binId } = relay
  const members = await listMembers(directory, binId)
  await startMailing(
    mailings,
    {
      mailingId: mailingIdOf(bulletinId, binId, 'members'),
      kind: 'relay',
      from: nameOfBin(bin),
      replyTo: bin.mailbox,
      thread: bulletinId,
      list: `bulletins#${binId}`,
      compose: async (variant) => ({ language: variant.language, ...(await mailToMembers(about, variant)) }),
    },
    members.flatMap(({ email, language, memberId }): Recipient[] =>
      email === undefined ? [] : [{ address: email, language, member: { binId, memberId } }],
    ),
  )
}

/** Tells prevention that a bulletin was not relayed. */
export async function mailNotRelayed(mailer: BulletinMailer, about: RelayCase): Promise<void> {
  await mailPrevention(mailer, about, ['prevention'], (variant) => mailToPrevention(about, variant))
}

/** Asks prevention for a permit. */
export async function mailWish(
  mailer: BulletinMailer,
  about: RelayCase,
  kind: PermitKind,
  permit: Permit,
): Promise<void> {
  const parts = ['asked', kind, digits(permit.requestedAt)]
  await mailPrevention(mailer, about, parts, (variant) => mailPermitAsked(about, kind, permit, variant))
}

/** Tells a BIN what was decided on its request. */
export async function mailDecision(
  mailer: BulletinMailer,
  about: RelayCase,
  kind: PermitKind,
  permit: Permit,
): Promise<void> {
  const parts = ['decided', kind, digits(permit.decidedAt ?? '')]
  const compose = (variant: MailVariant) => mailPermitDecided(about, kind, permit, variant)
  await mailBin(mailer, about, parts, [toMailbox(about)], compose)
}

type Compose = (variant: MailVariant) => Promise<LaidOutMail>

async function mailBin(
  { mailings }: BulletinMailer,
  about: RelayCase,
  parts: readonly string[],
  recipients: readonly Recipient[],
  compose: Compose,
): Promise<void> {
  await startMailing(
    mailings,
    { ...fromPrevention(about, parts, compose), links: [relayLink(about.relay)] },
    recipients,
  )
}

async function mailPrevention(
  { mailings }: BulletinMailer,
  about: RelayCase,
  parts: readonly string[],
  compose: Compose,
): Promise<void> {
  const { preventionEmail: address, language } = about.zone
  const mailing = { ...fromPrevention(about, parts, compose), replyTo: about.bin.mailbox }
  await startMailing(mailings, mailing, [{ address, language }])
}

function fromPrevention({ bin, zone, relay }: RelayCase, parts: readonly string[], compose: Compose): NewMailing {
  const { bulletinId, binId } = relay
  return {
    mailingId: mailingIdOf(bulletinId, binId, ...parts),
    kind: 'bulletin',
    from: nameOfPrevention(zone, bin.language),
    replyTo: zone.preventionEmail,
    thread: bulletinId,
    compose: async (variant) => ({ language: variant.language, ...(await compose(variant)) }),
  }
}

function toMailbox({ bin }: RelayCase): Recipient {
  return { address: bin.mailbox, language: bin.language }
}

/** A moment as an id may have it. */
function digits(instant: string): string {
  return instant.replaceAll(/\D/g, '')
}
