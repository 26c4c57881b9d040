import * as z from 'zod'
import { BinId, SurveyId } from './ids.ts'

const Day = z.iso.date().refine((day) => day >= '2000-01-01' && day < '2100-01-01', 'Kies een dag van deze eeuw.')

export const PeriodQuery = z
  .strictObject({
    from: Day.exactOptional().meta({ description: 'first day, as it is in Belgium; without: 1 January of this year' }),
    to: Day.exactOptional().meta({ description: 'last day, included; without: today' }),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'De laatste dag ligt voor de eerste. Wissel ze om.',
  })

const Count = z.int().min(0).max(100_000)
/** Of a survey: 0 to 10, to a tenth. */
const Score = z
  .number()
  .min(0)
  .max(10)
  .overwrite((score) => Math.round(score * 10) / 10)

/** What is entered by hand, by the indicator of the source it belongs to (chapter 1.6). */
const figures = {
  reports: Count.exactOptional().meta({ description: '1: reports to the police; entered by prevention' }),
  usefulReports: Count.exactOptional().meta({ description: '1: useful and in time; entered by prevention' }),
  informationMoments: Count.exactOptional().meta({ description: '2: information moments about prevention' }),
  preventiveMeasures: Score.exactOptional().meta({ description: '2: preventive efforts of the members, surveyed' }),
  attempts: Count.exactOptional().meta({ description: '3: attempted crimes; entered by prevention' }),
  completed: Count.exactOptional().meta({ description: '3: completed crimes; entered by prevention' }),
  feelingOfSafety: Score.exactOptional().meta({ description: '4: feeling of safety, surveyed' }),
  initiatives: Count.exactOptional().meta({ description: '5: initiatives of the BIN' }),
  socialLife: Score.exactOptional().meta({ description: '5: social life, surveyed' }),
  meetings: Count.exactOptional().meta({ description: '6: meetings of the partners' }),
  inspectorContacts: Count.exactOptional().meta({ description: '6: contacts with the neighbourhood inspector' }),
  actions: Count.exactOptional().meta({
    description: '6: fitting actions for order and safety; entered by prevention',
  }),
  cooperation: Score.exactOptional().meta({ description: '6: cooperation with the police, surveyed' }),
}

export const FiguresRequest = z
  .strictObject({
    ...figures,
    respondents: Count.exactOptional().meta({ description: 'how many answered the survey' }),
    note: z.string().trim().min(1).max(280).exactOptional(),
  })
  .meta({ id: 'FiguresRequest', description: 'what is left out is not known, which is another thing than 0' })

export const FiguresView = FiguresRequest.extend({ quarter: z.string() }).meta({ id: 'Figures' })

export const FiguresPath = z.strictObject({
  id: BinId,
  quarter: z
    .string()
    .regex(/^20\d\d-Q[1-4]$/)
    .meta({ examples: ['2026-Q3'] }),
})

const AlertFigures = z
  .object({
    alerts: z.int().meta({ description: 'that ended, cancelled ones among them' }),
    cancelled: z.int().meta({ description: 'cancelled; in none of the other numbers' }),
    recipients: z.int(),
    reached: z.int().meta({ description: 'heard it on the telephone, or were sent the text' }),
    reachedShare: z.number().exactOptional(),
    acknowledged: z.int(),
    acknowledgedShare: z.number().exactOptional(),
    medianSecondsToAcknowledge: z.number().exactOptional(),
    p90SecondsToAcknowledge: z.number().exactOptional(),
  })
  .meta({ id: 'AlertFigures', description: 'shares are of 1; without recipients there is none' })

const EnteredFigure = z.object({
  source: z.literal('entered').meta({ description: 'by hand: of surveys those that were held elsewhere' }),
  value: z.number().meta({ description: 'counts added up; scores averaged over their respondents' }),
  respondents: z.int().exactOptional().meta({ description: 'of a score: how many answered' }),
  quarters: z.array(z.string()).meta({ description: 'the quarters it is known of' }),
})

const SurveyFigures = z
  .object({
    id: SurveyId,
    source: z.literal('survey').meta({ description: 'an evaluation of this system' }),
    title: z.string(),
    day: z.iso.date().meta({ description: 'the last day on which answers were taken: in its period it counts' }),
    answered: z.int().exactOptional().meta({ description: 'of the BIN; absent: fewer than five' }),
    questions: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        measures: z.enum(['safety', 'cohesion', 'prevention', 'communication']),
        indicator: z.int().meta({ description: 'of the source (chapter 1.6): 2, 4, 5 or 6' }),
        answers: z.int().exactOptional().meta({ description: 'absent: fewer than five, and nothing is shown' }),
        mean: z.number().exactOptional().meta({ description: 'of a scale: from 1 to 5' }),
        shares: z
          .array(z.object({ answer: z.string(), share: z.number() }))
          .exactOptional()
          .meta({ description: 'of a choice: of 1' }),
      }),
    ),
  })
  .meta({ id: 'SurveyFigures', description: 'a closed evaluation, and what its questions measured in the BIN' })
export type SurveyFigures = z.infer<typeof SurveyFigures>

/** The indicators of a BIN over a period (source, chapter 1.6). */
export const IndicatorsView = z
  .object({
    binId: BinId,
    from: z.iso.date(),
    to: z.iso.date(),
    recordedFrom: z.iso.date().meta({
      description: 'from this day on everything was recorded; of days before it nothing is known, and nothing counted',
    }),
    alerts: z.object({ live: AlertFigures, test: AlertFigures }).exactOptional(),
    members: z
      .object({ gained: z.int().exactOptional(), lost: z.int().exactOptional(), now: z.int() })
      .meta({ description: 'gained and lost in the period; now: at the moment of asking' }),
    bulletins: z
      .object({
        sent: z.int(),
        relayed: z.int(),
        relayedInTime: z.int().meta({ description: 'by the BIN itself, before its adjunct had to be asked' }),
        inTimeShare: z.number().exactOptional().meta({ description: 'of 1, among those whose time is over' }),
      })
      .exactOptional()
      .meta({ id: 'BulletinFigures', description: 'bulletins that were sent to the BIN in the period' }),
    entered: z.object(Object.fromEntries(Object.keys(figures).map((name) => [name, EnteredFigure.exactOptional()]))),
    surveys: z.array(SurveyFigures).meta({
      description: 'evaluations of this system that ended in the period; never added to what was entered',
    }),
    partialQuarters: z.array(z.string()).meta({
      description: 'quarters with figures that lie only partly in the period: they are not counted',
    }),
  })
  .meta({ id: 'Indicators' })
export type IndicatorsView = z.infer<typeof IndicatorsView>
