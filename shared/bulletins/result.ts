import { BulletinId } from '#contract/ids.ts'
import type { BulletinResult } from '#directory/bulletin-result.ts'
import { mailCost } from '#directory/costs.ts'
import { type Mailing, ownerOfList } from '#mailing/mailing.ts'

/**
 * What a mailing that has ended came to for its BIN: `sent` mails at `mailPrice` euro. Undefined for any mailing but the
 * relay of a bulletin to the members.
 */
export function resultOfRelay(
  { kind, list, thread }: Pick<Mailing, 'kind' | 'list' | 'thread'>,
  sent: number,
  mailPrice: number,
): BulletinResult | undefined {
  const bulletinId = BulletinId.safeParse(thread).data
  if (kind !== 'relay' || list === undefined || bulletinId === undefined) return undefined
  const owner = ownerOfList(list)
  if (!('binId' in owner)) return undefined
  return { binId: owner.binId, bulletinId, mails: sent, mailPrice, cost: mailCost(sent, mailPrice) }
}
