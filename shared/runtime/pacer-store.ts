import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { isConditionFailure } from './write-condition.ts'

/**
 * The part of a request rate that is used. Slots a little wider apart than the rate asks leave room for the wobble
 * between a slot and its request's arrival, so that no second sees more requests than the rate.
 */
const SHARE_OF_RATE = 0.95

/** Between finding the pacer behind and finding it ahead others may move it; each turn lost is a slot they took. */
const MOST_TURNS = 50

/** A service whose rate is shared by everything that asks it. */
export type PacedService = 'connect' | 'ses'

/**
 * When the next request to a service may go out: one item that all who ask it move. Written without ElectroDB, which
 * cannot add one attribute to another: that addition is what spares a reservation its read and its race.
 */
const keys: Readonly<Record<PacedService, { readonly pk: string; readonly sk: string }>> = {
  connect: { pk: '$journal#pacer', sk: '$pacer' },
  ses: { pk: '$journal#pacer#ses', sk: '$pacer' },
}

/** `nextAt` in milliseconds since 1970, `spacing` in milliseconds. */
const Pacer = z.object({ nextAt: z.number(), spacing: z.number() })

/** Tells the pacer how many requests a second a service takes. */
export async function setPace(
  journal: Pick<Journal, 'client' | 'table'>,
  service: PacedService,
  perSecond: number,
): Promise<void> {
  await move(journal, service, {
    UpdateExpression: 'SET spacing = :spacing, nextAt = if_not_exists(nextAt, :never)',
    ExpressionAttributeValues: { ':spacing': 1000 / (perSecond * SHARE_OF_RATE), ':never': 0 },
  })
}

/**
 * Reserves the next slot in time for one request to a service: when it may go out, in milliseconds since 1970; undefined
 * when that would be more than `wait` milliseconds ahead.
 */
export async function reserveSlot(
  journal: Pick<Journal, 'client' | 'table'>,
  service: PacedService,
  now: () => number,
  wait: number,
): Promise<number | undefined> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const at = now()
    const ahead = await move(journal, service, {
      UpdateExpression: 'SET nextAt = nextAt + spacing',
      ConditionExpression: 'nextAt BETWEEN :now AND :latest',
      ExpressionAttributeValues: { ':now': at, ':latest': at + wait },
    })
    if (ahead !== undefined) return ahead.nextAt - ahead.spacing
    const fromStandstill = await move(journal, service, {
      UpdateExpression: 'SET nextAt = :now + spacing',
      ConditionExpression: 'nextAt < :now',
      ExpressionAttributeValues: { ':now': at },
    })
    if (fromStandstill !== undefined) return at
    if (turn > 0) return undefined
  }
  return undefined
}

async function move(
  { client, table }: Pick<Journal, 'client' | 'table'>,
  service: PacedService,
  update: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
): Promise<z.output<typeof Pacer> | undefined> {
  try {
    const { Attributes } = await client.send(
      new UpdateCommand({ TableName: table, Key: keys[service], ReturnValues: 'ALL_NEW', ...update }),
    )
    return Pacer.parse(Attributes)
  } catch (error) {
    if (isConditionFailure(error)) return undefined
    throw error
  }
}
