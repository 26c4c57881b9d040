import { Stack, Validations } from 'aws-cdk-lib'
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js'
import type { Construct } from 'constructs'

/** Records why a finding of the AwsSolutions rules is accepted below this construct. */
export function acknowledge(scope: Construct, rule: string, reason: string): void {
  Validations.of(scope).acknowledge({ id: `AwsSolutions-${rule}`, reason })
}

/** Records why each of these resources with a wildcard is accepted; one without a wildcard is passed over. */
export function acknowledgeWildcards(scope: Construct, resources: readonly string[], reason: string): void {
  for (const resource of resources) {
    const flat = flattenCfnReference(Stack.of(scope).resolve(resource))
    if (flat.includes('*')) acknowledge(scope, `IAM5[Resource::${flat}]`, reason)
  }
}
