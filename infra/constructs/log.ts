import { RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { Settings } from '../settings.ts'

/** A log group that keeps its lines as long as the stage says. `name` only where AWS wants a certain one. */
export function log(scope: Construct, id: string, settings: Settings, name?: string): LogGroup {
  return new LogGroup(scope, id, {
    retention: settings.retention.logs,
    removalPolicy: settings.protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    ...(name === undefined ? {} : { logGroupName: name }),
  })
}
