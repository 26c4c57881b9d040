import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { nameOf, type Settings } from '../settings.ts'

/** Where all alarms of a stage go: a topic with the operators' addresses. */
export function alarmTopic(scope: Construct, id: string, settings: Settings): Topic {
  const topic = new Topic(scope, id, { topicName: nameOf(settings, 'alarms'), enforceSSL: true })
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
    }),
  )
  for (const address of settings.alarmAddresses) topic.addSubscription(new EmailSubscription(address))
  return topic
}
