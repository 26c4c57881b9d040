import * as z from 'zod'
import type { Log } from '#runtime/log.ts'
import { eventConsumer } from '#runtime/tasks.ts'
import type { EndedCall } from '#telephony/call-outcome.ts'
import { CallReference } from '#telephony/call-reference.ts'
import { composeSwitchboard, FILL_MILLISECONDS, SwitchboardSettings } from '#telephony/compose-switchboard.ts'
import { getContact, type KnownContact } from '#telephony/contact-store.ts'
import { endCall } from '#telephony/end-call.ts'
import { fillLines } from '#telephony/fill-lines.ts'
import { findLineOf } from '#telephony/line-store.ts'
import type { Switchboard } from '#telephony/switchboard.ts'

/** A contact event of EventBridge, as far as it is read; fields we do not know are left alone. */
const ContactEvent = z.object({
  time: z.string(),
  detail: z.object({
    eventType: z.string(),
    contactId: z.string().min(1),
    initiationTimestamp: z.string().optional(),
    connectedToSystemTimestamp: z.string().optional(),
    disconnectTimestamp: z.string().optional(),
    disconnectReason: z.string().optional(),
    answeringMachineDetectionStatus: z.string().optional(),
  }),
})
type ContactEvent = z.output<typeof ContactEvent>

/**
 * Ends the attempt of a call that Connect says has ended, and hands its line to the next who waits. Events come twice,
 * late and in any order: only the end counts, and it counts once. What is lost is found by reconcile-calls.
 */
export function makeHandler(board: Switchboard, log: Log) {
  return async ({ time, detail }: ContactEvent): Promise<void> => {
    const contact = (await getContact(board.journal, detail.contactId)) ?? (await askConnect(board, detail.contactId))
    if (contact === undefined) {
      log.warn('contact-unknown', { contactId: detail.contactId, eventType: detail.eventType })
      return
    }
    await endCall(board, contact.call, await endOf(board, time, detail))
    await fillLines(board, new Date(board.now().getTime() + FILL_MILLISECONDS), contact.line)
  }
}

/** The function that dialled may have died, or not yet have written its contact down: the call itself says whose it is. */
async function askConnect(
  board: Switchboard,
  contactId: string,
): Promise<(Pick<KnownContact, 'call'> & { readonly line: KnownContact['line'] | undefined }) | undefined> {
  const standing = await board.dialler.describe(contactId)
  if (standing.kind === 'unknown') return undefined
  const reference = CallReference.safeParse(standing.attributes)
  if (!reference.success || reference.data.attempt === 'call-back') return undefined
  const call = { ...reference.data.key, attempt: reference.data.attempt }
  return { call, line: await findLineOf(board.journal, call) }
}

async function endOf(board: Switchboard, time: string, detail: ContactEvent['detail']): Promise<EndedCall> {
  const said: EndedCall = {
    startedAt: detail.initiationTimestamp,
    connectedAt: detail.connectedToSystemTimestamp,
    disconnectedAt: detail.disconnectTimestamp ?? time,
    disconnectReason: detail.disconnectReason,
    answeringMachine: detail.answeringMachineDetectionStatus,
  }
  // Of a call nobody answered, the event need not say why (it does for campaign calls only): DescribeContact does.
  if (said.connectedAt !== undefined || said.disconnectReason !== undefined) return said
  const standing = await board.dialler.describe(detail.contactId)
  return standing.kind === 'ended' ? standing.call : said
}

export const handler = eventConsumer('record-contact-event', ContactEvent, SwitchboardSettings, (settings, log) =>
  makeHandler(composeSwitchboard(settings, log), log),
)
