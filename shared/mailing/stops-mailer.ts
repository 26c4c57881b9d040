import type { BinId } from '#contract/ids.ts'
import type { Bin } from '#directory/bin.ts'
import { type Directory, getBin, getMember, getMembers } from '#directory/directory-store.ts'
import { composeMail, mailId, UnfitForMail } from '#mail/compose-mail.ts'
import type { RawMailer } from './ses-raw-mailer.ts'
import type { UntoldStop } from './stop-store.ts'
import { stopsMail } from './stops-mail.ts'

/** What telling a coordinator needs. */
export interface StopsMailer {
  readonly directory: Directory
  readonly send: RawMailer
  /** The address all mail comes from. */
  readonly sender: string
  readonly stage: string
  readonly now: () => Date
  readonly newId: () => string
}

/** What came of telling: `later` when SES takes nothing at the moment, or nobody knows whether it did. */
export type Told = 'told' | 'nobody' | 'refused' | 'later'

/** Tells the coordinator of a BIN which of its members get no more mail; those who left meanwhile are nobody's to hear of. */
export async function tellOfStops(mailer: StopsMailer, binId: BinId, stops: readonly UntoldStop[]): Promise<Told> {
  const { directory, send, sender } = mailer
  const [bin, members] = await Promise.all([getBin(directory, binId), getMembers(directory, stops)])
  if (bin === undefined || members.length === 0) return 'nobody'
  const reasonOf = new Map(stops.map(({ memberId, reason }) => [memberId, reason]))
  const stopped = members.flatMap(({ memberId, name }) => {
    const reason = reasonOf.get(memberId)
    return reason === undefined ? [] : [{ name, reason }]
  })
  const to = await readCoordinatorAddress(directory, bin)
  try {
    const message = await composeMail({
      from: { name: `BIN ${bin.name}`, address: sender },
      replyTo: bin.mailbox,
      to,
      ...(await stopsMail({ binName: bin.name, language: bin.language, stage: mailer.stage }, stopped)),
      language: bin.language,
      date: mailer.now(),
      messageId: mailId(mailer.newId(), sender.slice(sender.lastIndexOf('@') + 1)),
    })
    const { kind } = await send({ from: sender, to, message, tags: { notice: 'stops' } })
    return kind === 'taken' ? 'told' : kind === 'refused' ? 'refused' : 'later'
  } catch (error) {
    if (error instanceof UnfitForMail) return 'refused'
    throw error
  }
}

async function readCoordinatorAddress(directory: Directory, bin: Bin): Promise<string> {
  const { binId, coordinatorId, mailbox } = bin
  const coordinator =
    coordinatorId === undefined ? undefined : await getMember(directory, { binId, memberId: coordinatorId })
  return coordinator?.email ?? mailbox
}
