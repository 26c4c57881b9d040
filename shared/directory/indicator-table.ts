import type { IndicatorsView, SurveyFigures } from '#contract/indicators-api.ts'
import { figureDefinitions, figureNames, type IndicatorNumber } from './figures.ts'
import type { AlertFigures } from './indicators.ts'

type Row = readonly string[]

/** The indicators as a table in Dutch, the first row its header; what is not known has no row. */
export function tabulateIndicators(view: IndicatorsView): readonly Row[] {
  const { from, to, recordedFrom, alerts, members, bulletins, entered, surveys, partialQuarters } = view
  const period = `${from > recordedFrom ? from : recordedFrom} tot en met ${to}`
  const rowsOf = (about: string, figures: AlertFigures): readonly Row[] =>
    alertLabels.flatMap(([name, label, unit]) => {
      const value = figures[name]
      return value === undefined ? [] : [[about, label, decimal(value), unit, period, COUNTED, '']]
    })
  return [
    ['indicator', 'cijfer', 'waarde', 'eenheid', 'periode', 'bron', 'antwoorden'],
    ...(alerts === undefined ? [] : [...rowsOf('BIN-oproepen', alerts.live), ...rowsOf('testoproepen', alerts.test)]),
    ...(members.gained === undefined
      ? []
      : [['leden', 'nieuwe leden', decimal(members.gained), 'aantal', period, COUNTED, '']]),
    ...(members.lost === undefined
      ? []
      : [['leden', 'vertrokken leden', decimal(members.lost), 'aantal', period, COUNTED, '']]),
    ['leden', 'leden', decimal(members.now), 'aantal', 'nu', COUNTED, ''],
    ...(bulletins === undefined ? [] : rowsOfBulletins(bulletins, period)),
    ...figureNames.flatMap((name) => {
      const figure = entered[name]
      if (figure === undefined) return []
      const { indicator, label, kind } = figureDefinitions[name]
      const unit = kind === 'count' ? 'aantal' : 'op 10'
      const answers = figure.respondents === undefined ? '' : decimal(figure.respondents)
      const quarters = figure.quarters.join(' ')
      return [[indicatorTitles[indicator], label, decimal(figure.value), unit, quarters, ENTERED, answers]]
    }),
    ...surveys.flatMap(rowsOfSurvey),
    ...partialQuarters.map((quarter) => [
      'ingevuld',
      'valt maar deels in de periode: niet geteld',
      '',
      '',
      quarter,
      ENTERED,
      '',
    ]),
  ]
}

function rowsOfBulletins(bulletins: NonNullable<IndicatorsView['bulletins']>, period: string): readonly Row[] {
  return bulletinLabels.flatMap(([name, label, unit]) => {
    const value = bulletins[name]
    return value === undefined ? [] : [['bulletins', label, decimal(value), unit, period, COUNTED, '']]
  })
}

function rowsOfSurvey({ title, day, questions }: SurveyFigures): readonly Row[] {
  return questions.flatMap(({ text, indicator, answers, mean, shares = [] }) => {
    const about = indicatorTitles[indicator] ?? ''
    const rest = [`tot en met ${day}`, `evaluatie: ${title}`, answers === undefined ? '' : decimal(answers)]
    if (answers === undefined) return [[about, text, '', 'minder dan 5 antwoorden: niet getoond', ...rest]]
    if (mean !== undefined) return [[about, text, decimal(mean), 'van 1 tot 5', ...rest]]
    return shares.map(({ answer, share }) => [about, `${text} ${answer}`, decimal(share), 'deel van 1', ...rest])
  })
}

/** Where a figure comes from. */
const COUNTED = 'geteld'
const ENTERED = 'ingevuld'

const bulletinLabels = [
  ['sent', 'ontvangen', 'aantal'],
  ['relayed', 'doorgestuurd', 'aantal'],
  ['relayedInTime', 'op tijd doorgestuurd', 'aantal'],
  ['inTimeShare', 'op tijd doorgestuurd', 'deel van 1'],
] as const

const alertLabels = [
  ['alerts', 'oproepen', 'aantal'],
  ['cancelled', 'geannuleerd (verder niet geteld)', 'aantal'],
  ['recipients', 'bestemmelingen', 'aantal'],
  ['reached', 'bereikt', 'aantal'],
  ['reachedShare', 'bereikt', 'deel van 1'],
  ['acknowledged', 'bevestigd met 1', 'aantal'],
  ['acknowledgedShare', 'bevestigd met 1', 'deel van 1'],
  ['medianSecondsToAcknowledge', 'de helft bevestigde binnen', 'seconden'],
  ['p90SecondsToAcknowledge', 'negen op tien bevestigden binnen', 'seconden'],
] as const satisfies readonly (readonly [keyof AlertFigures, string, string])[]

/** As the source names them (chapter 1.6), in short. */
const indicatorTitles: Readonly<Record<number, string>> & Readonly<Record<IndicatorNumber, string>> = {
  1: '1. meldingsgedrag en kwaliteit',
  2: '2. preventieve inspanningen',
  3: '3. pogingen en voltrokken feiten',
  4: '4. onveiligheidsgevoelens',
  5: '5. sociaal leven',
  6: '6. communicatie en samenwerking',
}

/** As a Belgian Excel reads a number. */
function decimal(value: number): string {
  return String(value).replace('.', ',')
}
