import type { IndicatorsView } from '#contract/indicators-api.ts'
import { figureDefinitions, figureNames, type IndicatorNumber } from './figures.ts'
import type { AlertFigures } from './indicators.ts'

type Row = readonly string[]

/** The indicators as a table in Dutch, the first row its header; what is not known has no row. */
export function tabulateIndicators(view: IndicatorsView): readonly Row[] {
  const { from, to, recordedFrom, alerts, members, bulletins, entered, partialQuarters } = view
  const period = `${from > recordedFrom ? from : recordedFrom} tot en met ${to}`
  const rowsOf = (about: string, figures: AlertFigures): readonly Row[] =>
    alertLabels.flatMap(([name, label, unit]) => {
      const value = figures[name]
      return value === undefined ? [] : [[about, label, decimal(value), unit, period]]
    })
  return [
    ['indicator', 'cijfer', 'waarde', 'eenheid', 'periode'],
    ...(alerts === undefined ? [] : [...rowsOf('BIN-oproepen', alerts.live), ...rowsOf('testoproepen', alerts.test)]),
    ...(members.gained === undefined ? [] : [['leden', 'nieuwe leden', decimal(members.gained), 'aantal', period]]),
    ...(members.lost === undefined ? [] : [['leden', 'vertrokken leden', decimal(members.lost), 'aantal', period]]),
    ['leden', 'leden', decimal(members.now), 'aantal', 'nu'],
    ...(bulletins === undefined ? [] : rowsOfBulletins(bulletins, period)),
    ...figureNames.flatMap((name) => {
      const figure = entered[name]
      if (figure === undefined) return []
      const { indicator, label, kind } = figureDefinitions[name]
      const unit = kind === 'count' ? 'aantal' : 'op 10'
      return [[indicatorTitles[indicator], label, decimal(figure.value), unit, figure.quarters.join(' ')]]
    }),
    ...partialQuarters.map((quarter) => ['ingevuld', 'valt maar deels in de periode: niet geteld', '', '', quarter]),
  ]
}

function rowsOfBulletins(bulletins: NonNullable<IndicatorsView['bulletins']>, period: string): readonly Row[] {
  return bulletinLabels.flatMap(([name, label, unit]) => {
    const value = bulletins[name]
    return value === undefined ? [] : [['bulletins', label, decimal(value), unit, period]]
  })
}

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
const indicatorTitles: Readonly<Record<IndicatorNumber, string>> = {
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
