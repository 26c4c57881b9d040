import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { BinId, type SurveyId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { countKey, type Tally } from './results.ts'
import type { Answers } from './survey.ts'
import { UsedBallotEntity } from './survey-entities.ts'

/** A right to answer once. */
export interface Ballot {
  readonly surveyId: SurveyId
  readonly binId: BinId
  /** A keyed digest of survey and member. */
  readonly ballot: string
}

const COUNT = 'n_'
/** One item a BIN. Written without ElectroDB, which cannot add to attributes that are named only by the questions. */
const Item = z.looseObject({ sk: BinId, answered: z.number() })

/** Whether a ballot was used. */
export async function isUsed({ client, table }: Journal, { surveyId, ballot }: Ballot): Promise<boolean> {
  const { data } = await UsedBallotEntity.get({ surveyId, ballot }).go({ client, table, consistent: true })
  return data !== null
}

/**
 * Counts answers; false when the ballot was used before. The ballot is marked first: a crash in between loses the
 * answers, where the other order could count them twice. Kept are sums alone.
 */
export async function countAnswers(
  journal: Journal,
  { surveyId, binId, ballot }: Ballot,
  answers: Answers,
): Promise<boolean> {
  const { client, table } = journal
  const isFirst = await wasWritten(UsedBallotEntity.create({ surveyId, ballot }).go({ client, table }))
  if (!isFirst) return false
  const keys = Object.entries(answers).map(([question, choice]) => `${COUNT}${countKey(question, choice)}`)
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: tallyOf(surveyId), sk: binId },
      UpdateExpression: `ADD answered :one${keys.map((_, place) => `, #c${place} :one`).join('')}`,
      ...(keys.length === 0
        ? {}
        : { ExpressionAttributeNames: Object.fromEntries(keys.map((key, place) => [`#c${place}`, key])) }),
      ExpressionAttributeValues: { ':one': 1 },
    }),
  )
  return true
}

/** Reads the sums of a survey, one a BIN that answered. */
export async function readTallies({ client, table }: Journal, surveyId: SurveyId): Promise<readonly Tally[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :survey',
      ExpressionAttributeValues: { ':survey': tallyOf(surveyId) },
      ConsistentRead: true,
    }),
  )
  return Items.map((item) => {
    const { sk, answered, ...counts } = Item.parse(item)
    const own = Object.entries(counts).flatMap(([name, count]): [string, number][] =>
      name.startsWith(COUNT) && typeof count === 'number' ? [[name.slice(COUNT.length), count]] : [],
    )
    return { binId: sk, answered, counts: Object.fromEntries(own) }
  })
}

function tallyOf(surveyId: SurveyId): string {
  return `$journal#tally_${surveyId}`
}
