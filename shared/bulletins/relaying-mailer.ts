import type { AuditAction } from '#contract/audit-api.ts'
import type { PermitKind } from '#contract/vocabulary.ts'
import { audited } from '#directory/audit-store.ts'
import { mailDecision, mailMembers, mailWish } from './bulletin-mailer.ts'
import type { Doer, Relay, RelayObstacle, RelayStep } from './relay.ts'
import { type RelayDesk, readRelayCase } from './relay-case-store.ts'
import type { RelayCase } from './relay-mails.ts'
import { changeRelay, lookAgain, type RelayKey } from './relay-store.ts'

/** What came of a step: taken now (`done`) or before (`repeated`), refused, or `busy` when others wrote all the time. */
export type StepTaken =
  | { readonly kind: 'done' | 'repeated'; readonly about: RelayCase }
  | { readonly kind: 'refused'; readonly obstacle: RelayObstacle; readonly about: RelayCase }
  | { readonly kind: 'missing' }
  | { readonly kind: 'busy' }

/** How often a relay is read anew because somebody else writes it at the same time. */
const TRIES = 4

/**
 * Takes a step with a bulletin in a BIN and sends the mails that follow from it. The step is recorded before anybody is
 * mailed, and a look is due soon after, so that mails which a crash left out are sent all the same.
 */
export async function takeStep(
  desk: RelayDesk,
  key: RelayKey,
  { by, action, decide }: { readonly by: Doer; readonly action: AuditAction; decide(about: RelayCase): RelayStep },
): Promise<StepTaken> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const about = await readRelayCase(desk, key)
    if (about === undefined) return { kind: 'missing' }
    const step = decide(about)
    if (step.kind === 'refused') return { kind: 'refused', obstacle: step.obstacle, about }
    const relay = step.kind === 'done' ? await record(desk, step.relay, by, action) : step.relay
    if (relay === undefined) continue
    await sendWhatFollows(desk, { ...about, relay })
    return { kind: step.kind, about: { ...about, relay } }
  }
  return { kind: 'busy' }
}

async function record(desk: RelayDesk, relay: Relay, by: Doer, action: AuditAction): Promise<Relay | undefined> {
  const { journal, directory, now, lookAfter } = desk
  const { bulletinId, binId, zoneId, withChanges } = relay
  await lookAgain(journal, { bulletinId, binId, dueAt: new Date(now().getTime() + lookAfter).toISOString() })
  return audited(
    directory,
    {
      zoneId,
      binId,
      action,
      actor: {
        subject: by.subject,
        role: by.role === 'prevention' ? 'prevention' : 'coordinator',
      },
      subjects: [bulletinId, binId],
      ...(withChanges === undefined ? {} : { details: { withChanges } }),
    },
    () => changeRelay(journal, relay),
    (written) => written !== undefined,
  )
}

/**
 * Mailings are remembered for the days that the journal is kept, 30 at least. What happened longer ago than this was
 * followed by its mails, and must not be followed by them again.
 */
const FRESH_DAYS = 7

/** Whether something happened so lately that its mails may still have to be sent. */
export function isFresh(at: string | undefined, now: Date): boolean {
  return at !== undefined && now.getTime() - Date.parse(at) < FRESH_DAYS * 86_400_000
}

/** Sends the mails that follow from what is recorded; those that were sent are not sent again. */
export async function sendWhatFollows(desk: RelayDesk, about: RelayCase): Promise<void> {
  const { relay } = about
  const now = desk.now()
  if (isFresh(relay.relayedAt, now)) await mailMembers(desk, about)
  const kinds: readonly PermitKind[] = ['change', 'social-media']
  for (const kind of kinds) {
    const permit = relay.permits[kind]
    if (permit === undefined) continue
    if (permit.decidedAt === undefined) {
      if (isFresh(permit.requestedAt, now)) await mailWish(desk, about, kind, permit)
    } else if (isFresh(permit.decidedAt, now)) {
      await mailDecision(desk, about, kind, permit)
    }
  }
}
