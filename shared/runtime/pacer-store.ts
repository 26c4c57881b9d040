import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { isConditionFailure } from './write-condition.ts'

/** Between finding the pacer behind and finding it ahead others may move it; each turn lost is a slot they took. */
const MOST_TURNS = 50

/** A service whose rate is shared by everything that asks it. */
export type PacedService = 'connect' | 'ses'

interface Pace {
  /**
   * The part of the rate that is used. Slots a little wider apart than the rate asks leave room for the wobble between a
   * slot and its request's arrival, so that no second sees more requests than the rate: 5 % of it are 50 milliseconds.
   */
  readonly share: number
  /** The item that says when the next request may go out, and that all who ask the service move. */
  readonly key: { readonly pk: string; readonly sk: string }
}

/**
 * Written without ElectroDB, which cannot add one attribute to another: that addition is what spares a reservation its
 * read and its race. Connect lets bursts pass; SES says so too, and is not held to it.
 */
const paces: Readonly<Record<PacedService, Pace>> = {
  connect: { share: 0.95, key: { pk: '$journal#pacer', sk: '$pacer' } },
  ses: { share: 0.93, key: { pk: '$journal#pacer#ses', sk: '$pacer' } },
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
    ExpressionAttributeValues: { ':spacing': 1000 / (perSecond * paces[service].share), ':never': 0 },
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
      new UpdateCommand({ TableName: table, Key: paces[service].key, ReturnValues: 'ALL_NEW', ...update }),
    )
    return Pacer.parse(Attributes)
  } catch (error) {
    if (isConditionFailure(error)) return undefined
    throw error
  }
}
