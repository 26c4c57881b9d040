import { GetCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import { BinId, type SurveyId } from '#contract/ids.ts'
import { inParallel } from '#runtime/in-parallel.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { countKey, type Tally } from './results.ts'
import type { Answers, Survey } from './survey.ts'
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
const Item = z.looseObject({ sk: BinId, answered: z.number().default(0) })
/** Sums that are sealed at once: a survey of the whole country has 1,059. */
const SEALED_AT_ONCE = 25

/** Whether a ballot was used. */
export async function isUsed({ client, table }: Journal, { surveyId, ballot }: Ballot): Promise<boolean> {
  const { data } = await UsedBallotEntity.get({ surveyId, ballot }).go({ client, table, consistent: true })
  return data !== null
}

/**
 * Counts answers; `used` when the ballot was used before, `sealed` when the survey was closed meanwhile. The ballot is
 * marked first: a crash in between loses the answers, where the other order could count them twice. Kept are sums alone.
 */
export async function countAnswers(
  journal: Journal,
  { surveyId, binId, ballot }: Ballot,
  answers: Answers,
): Promise<'counted' | 'used' | 'sealed'> {
  const { client, table } = journal
  const isFirst = await wasWritten(UsedBallotEntity.create({ surveyId, ballot }).go({ client, table }))
  if (!isFirst) return 'used'
  const keys = Object.entries(answers).map(([question, choice]) => `${COUNT}${countKey(question, choice)}`)
  const counting = client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: tallyOf(surveyId), sk: binId },
      ConditionExpression: 'attribute_not_exists(sealed)',
      UpdateExpression: `ADD answered :one${keys.map((_, place) => `, #c${place} :one`).join('')}`,
      ...(keys.length === 0
        ? {}
        : { ExpressionAttributeNames: Object.fromEntries(keys.map((key, place) => [`#c${place}`, key])) }),
      ExpressionAttributeValues: { ':one': 1 },
    }),
  )
  return (await wasWritten(counting)) ? 'counted' : 'sealed'
}

/**
 * Lets no answer be counted any more, neither one that is on its way: results that grew after they were shown would tell
 * the answers in between.
 */
export async function sealTallies(
  { client, table }: Journal,
  { surveyId, binIds }: Pick<Survey, 'surveyId' | 'binIds'>,
): Promise<void> {
  await inParallel(binIds, SEALED_AT_ONCE, async (binId) => {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: tallyOf(surveyId), sk: binId },
        UpdateExpression: 'SET sealed = :yes',
        ExpressionAttributeValues: { ':yes': true },
      }),
    )
  })
}

/** Reads the sums of a survey, one a BIN that answered. */
export async function readTallies({ client, table }: Journal, surveyId: SurveyId): Promise<readonly Tally[]> {
  const query = {
    TableName: table,
    KeyConditionExpression: 'pk = :survey',
    ExpressionAttributeValues: { ':survey': tallyOf(surveyId) },
    ConsistentRead: true,
  }
  const tallies: Tally[] = []
  // 1,059 BINs with twelve questions come near the megabyte of one answer.
  for await (const { Items = [] } of paginateQuery({ client }, query)) tallies.push(...Items.map(tallyFrom))
  return tallies
}

/** Reads the sums of one BIN in a survey: none where nobody answered. */
export async function readTally({ client, table }: Journal, surveyId: SurveyId, binId: BinId): Promise<Tally> {
  const { Item: item } = await client.send(
    new GetCommand({ TableName: table, Key: { pk: tallyOf(surveyId), sk: binId }, ConsistentRead: true }),
  )
  return item === undefined ? { binId, answered: 0, counts: {} } : tallyFrom(item)
}

function tallyFrom(item: Readonly<Record<string, unknown>>): Tally {
  const { sk, answered, ...counts } = Item.parse(item)
  const own = Object.entries(counts).flatMap(([name, count]): [string, number][] =>
    name.startsWith(COUNT) && typeof count === 'number' ? [[name.slice(COUNT.length), count]] : [],
  )
  return { binId: sk, answered, counts: Object.fromEntries(own) }
}

function tallyOf(surveyId: SurveyId): string {
  return `$journal#tally_${surveyId}`
}
