import type { BinId } from '#contract/ids.ts'

/**
 * The six indicators of the source (chapter 1.6), by number: reporting behaviour and its quality; preventive efforts;
 * attempts against completed crimes; feelings of safety; social life; communication and cooperation.
 */
export type IndicatorNumber = 1 | 2 | 3 | 4 | 5 | 6

/** A number that people enter, as the system cannot know it. */
interface FigureDefinition {
  readonly indicator: IndicatorNumber
  /** `count`: whole, adds up. `score`: 0 to 10 as a survey gave it, an average over its respondents. */
  readonly kind: 'count' | 'score'
  /** What only the police knows, prevention alone enters; the rest the coordinator can enter too. */
  readonly enteredBy: 'prevention' | 'everybody'
  readonly label: string
}

/** What is entered of a BIN, and which indicator of the source it measures. */
export const figureDefinitions = {
  reports: { indicator: 1, kind: 'count', enteredBy: 'prevention', label: 'meldingen aan de politie' },
  usefulReports: { indicator: 1, kind: 'count', enteredBy: 'prevention', label: 'bruikbare, tijdige meldingen' },
  informationMoments: {
    indicator: 2,
    kind: 'count',
    enteredBy: 'everybody',
    label: 'informatiemomenten over preventie',
  },
  preventiveMeasures: {
    indicator: 2,
    kind: 'score',
    enteredBy: 'everybody',
    label: 'preventieve inspanningen (bevraging)',
  },
  attempts: { indicator: 3, kind: 'count', enteredBy: 'prevention', label: 'pogingen' },
  completed: { indicator: 3, kind: 'count', enteredBy: 'prevention', label: 'voltrokken feiten' },
  feelingOfSafety: { indicator: 4, kind: 'score', enteredBy: 'everybody', label: 'veiligheidsgevoel (bevraging)' },
  initiatives: { indicator: 5, kind: 'count', enteredBy: 'everybody', label: 'BIN-initiatieven' },
  socialLife: { indicator: 5, kind: 'score', enteredBy: 'everybody', label: 'sociaal leven (bevraging)' },
  meetings: { indicator: 6, kind: 'count', enteredBy: 'everybody', label: 'overlegmomenten' },
  inspectorContacts: { indicator: 6, kind: 'count', enteredBy: 'everybody', label: 'contacten met de wijkinspecteur' },
  actions: { indicator: 6, kind: 'count', enteredBy: 'prevention', label: 'gepaste acties voor orde en veiligheid' },
  cooperation: {
    indicator: 6,
    kind: 'score',
    enteredBy: 'everybody',
    label: 'samenwerking met de politie (bevraging)',
  },
} as const satisfies Record<string, FigureDefinition>

/** The name of a figure. */
export type FigureName = keyof typeof figureDefinitions

/** Every figure by name, in the order of the source. */
export const figureNames: readonly FigureName[] = [
  'reports',
  'usefulReports',
  'informationMoments',
  'preventiveMeasures',
  'attempts',
  'completed',
  'feelingOfSafety',
  'initiatives',
  'socialLife',
  'meetings',
  'inspectorContacts',
  'actions',
  'cooperation',
]

/** What was entered; what is absent is not known, which is another thing than none. */
export type FigureValues = Readonly<Partial<Record<FigureName, number>>> & {
  /** How many answered the survey of the scores. */
  readonly respondents?: number
  readonly note?: string
}

/** The figures of a BIN in a quarter. */
export interface QuarterFigures {
  readonly binId: BinId
  /** Such as `2026-Q3`. */
  readonly quarter: string
  readonly values: FigureValues
  /** Grows by one with every change, from 0 when nothing was entered yet; the ETag. */
  readonly revision: number
}

/** What is wrong with figures as entered: the field, and in Dutch what to do. */
export interface FigureFault {
  readonly path: string
  readonly message: string
}

/** What comes of entering figures: the quarter as it then stands, what is wrong, or fields that are not theirs to enter. */
export type FiguresEntered =
  | { readonly kind: 'entered'; readonly figures: QuarterFigures }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'wrong'; readonly faults: readonly FigureFault[] }
  | { readonly kind: 'not-yours'; readonly fields: readonly FigureName[] }

/**
 * Enters the figures of a quarter in place of those before. Who may not enter what the police measures leaves it as it
 * is, whether they send it along unchanged or not at all.
 */
export function enterFigures(
  before: QuarterFigures,
  values: FigureValues,
  { isPrevention, today }: { readonly isPrevention: boolean; readonly today: string },
): FiguresEntered {
  const reserved = figureNames.filter((name) => figureDefinitions[name].enteredBy === 'prevention')
  if (!isPrevention) {
    const fields = reserved.filter((name) => values[name] !== undefined && values[name] !== before.values[name])
    if (fields.length > 0) return { kind: 'not-yours', fields }
  }
  const kept = isPrevention ? {} : pick(before.values, reserved)
  const after = { ...values, ...kept }
  const faults = findFaults(before.quarter, after, today)
  if (faults.length > 0) return { kind: 'wrong', faults }
  const isSame = [...figureNames, 'respondents', 'note'].every((name) => at(after, name) === at(before.values, name))
  return isSame && before.revision > 0
    ? { kind: 'unchanged' }
    : { kind: 'entered', figures: { ...before, values: after } }
}

/** First and last day of a quarter: YYYY-MM-DD. */
export function daysOfQuarter(quarter: string): { readonly first: string; readonly last: string } {
  const [year = '', number = ''] = quarter.split('-Q')
  const [first, last] = QUARTERS[Number(number) - 1] ?? ['01-01', '12-31']
  return { first: `${year}-${first}`, last: `${year}-${last}` }
}

const QUARTERS: readonly (readonly [string, string])[] = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
]

function findFaults(quarter: string, values: FigureValues, today: string): readonly FigureFault[] {
  const { reports, usefulReports, respondents } = values
  const scores = figureNames.filter((name) => figureDefinitions[name].kind === 'score' && values[name] !== undefined)
  return [
    ...(daysOfQuarter(quarter).first > today
      ? [{ path: 'quarter', message: 'Dit kwartaal moet nog beginnen. Kies een kwartaal dat begonnen is.' }]
      : []),
    ...(usefulReports !== undefined && usefulReports > (reports ?? 0)
      ? [{ path: 'usefulReports', message: 'Er kunnen niet meer bruikbare meldingen zijn dan meldingen.' }]
      : []),
    ...(scores.length > 0 && (respondents ?? 0) === 0
      ? [{ path: 'respondents', message: 'Geef bij een score mee hoeveel mensen de bevraging beantwoordden.' }]
      : []),
  ]
}

function pick(values: FigureValues, names: readonly FigureName[]): FigureValues {
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])))
}

function at(values: FigureValues, name: string): unknown {
  return new Map<string, unknown>(Object.entries(values)).get(name)
}
