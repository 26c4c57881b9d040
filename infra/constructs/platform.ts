import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Settings } from '../settings.ts'

/** What every construct of a stage is given: its settings, and where its alarms go. */
export interface Platform {
  readonly settings: Settings
  readonly alarms: ITopic
}
