import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Construct } from 'constructs'
import { nameOf } from '../settings.ts'
import type { Platform } from './platform.ts'

export interface AnyOccurrenceProps {
  readonly platform: Platform
  readonly metric: IMetric
  /** The alarm's name without the stage, and its heading in the runbook. */
  readonly name: string
  /** One sentence: what it means for people. */
  readonly impact: string
}

/** An alarm that goes off at the first occurrence of what its metric counts. */
export function alarmOnAny(scope: Construct, id: string, props: AnyOccurrenceProps): Alarm {
  const { platform, metric, name, impact } = props
  const alarm = new Alarm(scope, id, {
    alarmName: nameOf(platform.settings, name),
    alarmDescription: `${impact} Runbook: docs/runbook.md#${name}`,
    metric,
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  })
  alarm.addAlarmAction(new SnsAction(platform.alarms))
  return alarm
}
