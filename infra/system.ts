import { type App, Tags, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { nameOf, REGION, type Settings } from './settings.ts'
import { AlertingStack } from './stacks/alerting-stack.ts'
import { ApiStack } from './stacks/api-stack.ts'
import { BulletinsStack } from './stacks/bulletins-stack.ts'
import { DirectoryStack } from './stacks/directory-stack.ts'
import { MembershipStack } from './stacks/membership-stack.ts'
import { NewsStack } from './stacks/news-stack.ts'
import { SiteStack } from './stacks/site-stack.ts'
import { TelephonyStack } from './stacks/telephony-stack.ts'

/**
 * Puts the stacks of a stage together, in the order they are deployed in; each knows only those before it.
 *
 * - Directory: tables, user pool
 * - Telephony: Connect, contact flows, the functions on the telephone's side
 * - Alerting: the warm alert's workflow and functions
 * - Bulletins: mail identity, the sending of mailings, relay
 * - Membership: the functions that keep the directory, and the public forms to join and leave
 * - News: items of BIN-Nieuws, the bucket with their pages, the weekly mail
 * - Api: HTTP API over the functions of all of these
 * - Site: the one address people see, in front of bucket and API
 * - Operations: dashboard, over everything
 *
 * Operations is not built yet.
 */
export function composeSystem(app: App, settings: Settings): void {
  const common = { env: { region: REGION }, terminationProtection: settings.protect }
  const stackName = (name: string) => nameOf(settings, name)

  const { platform, directory, journal, signIn, links } = new DirectoryStack(app, stackName('directory'), {
    ...common,
    settings,
  })
  const { placeCall, callerNumber } = new TelephonyStack(app, stackName('telephony'), { ...common, platform, journal })
  const alerting = new AlertingStack(app, stackName('alerting'), {
    ...common,
    platform,
    directory,
    journal,
    placeCall,
  })
  const bulletins = new BulletinsStack(app, stackName('bulletins'), { ...common, platform, directory, journal, links })
  const membership = new MembershipStack(app, stackName('membership'), {
    ...common,
    platform,
    directory,
    journal,
    links,
    mailing: bulletins.mailing,
    callerNumber,
  })
  const news = new NewsStack(app, stackName('news'), {
    ...common,
    platform,
    directory,
    journal,
    links,
    mailing: bulletins.mailing,
  })
  const { api } = new ApiStack(app, stackName('api'), {
    ...common,
    platform,
    signIn,
    handlers: { ...alerting.api.handlers, ...membership.handlers, ...bulletins.handlers, ...news.handlers },
  })
  new SiteStack(app, stackName('site'), { ...common, settings, site: news.site, api })

  Tags.of(app).add('system', 'bin-alert')
  Tags.of(app).add('stage', settings.stage)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
}
