import { Construct } from 'constructs'
import type { newsPages } from '#contract/news-pages.ts'
import type { newsRoutes } from '#contract/news-routes.ts'
import { everyHour, everyMinute } from './every-minute.ts'
import { tellForms } from './joining.ts'
import type { Journal } from './journal.ts'
import type { MailingWorkflow } from './mailing-workflow.ts'
import type { MemberDirectory } from './member-directory.ts'
import { grantSendPersonalMail } from './messaging.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'
import type { SignedLinks } from './signed-links.ts'
import type { SiteBucket } from './site-bucket.ts'

/** The calls and pages of BIN-Nieuws, each answered by the function of that name. */
type Operation =
  | (typeof newsRoutes)[keyof typeof newsRoutes]['operation']
  | (typeof newsPages)[keyof typeof newsPages]['operation']

export interface NewsApiProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly links: SignedLinks
  readonly mailing: MailingWorkflow
  readonly site: SiteBucket
}

/** The functions of BIN-Nieuws: items kept by prevention, and the pages made of them. */
export class NewsApi extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly props: NewsApiProps

  constructor(scope: Construct, id: string, props: NewsApiProps) {
    super(scope, id)
    this.props = props
    const { platform, directory, journal, links, site } = props
    const list = this.handler('List', 'list-news', 'Prevention does not see its news items.')
    const create = this.handler('Create', 'create-news', 'Prevention cannot write a news item.')
    const read = this.handler('Read', 'read-news', 'Prevention does not see a news item.')
    const change = this.handler('Change', 'change-news', 'Prevention cannot change a news item.')
    const addImage = this.handler('AddImage', 'add-news-image', 'Prevention cannot put an image in a news item.', 1024)
    const remove = this.handler('Delete', 'delete-news', 'Prevention cannot delete a draft of a news item.')
    const publish = this.handler('Publish', 'publish-news', 'News cannot be made public.')
    const takeOff = this.handler('Remove', 'remove-news', 'What should not be public cannot be taken off the pages.')
    const search = this.handler('Search', 'search-news', 'The public cannot search the news.', 1024)
    const missing = this.handler(
      'Missing',
      'show-missing-news',
      'Who follows an old link sees an error, not that it is gone.',
    )

    const showForm = this.handler('ShowForm', 'show-subscription', 'The public cannot subscribe to the weekly mail.')
    const takeForm = this.handler('TakeForm', 'take-subscription', 'The public cannot subscribe to the weekly mail.')
    const confirm = this.handler(
      'Confirm',
      'confirm-subscription',
      'Who subscribes to the weekly mail cannot confirm it.',
    )

    for (const fn of [list, read]) journal.grantRead(fn)
    for (const fn of [create, change, addImage, remove, publish, takeOff]) {
      directory.grantAmend(fn)
      journal.grantReadWrite(fn)
    }
    for (const fn of [list, create, read, change, addImage, remove, publish, takeOff, missing]) site.tellAddress(fn)
    directory.grantRead(missing)
    journal.grantRead(missing)
    site.grantRead(search)
    for (const fn of [showForm, takeForm]) directory.grantRead(fn)
    directory.grantReadWrite(confirm)
    journal.grantRead(confirm)
    journal.grantReadWrite(takeForm)
    for (const fn of [showForm, takeForm, confirm]) links.grantSign(fn)
    grantSendPersonalMail(takeForm, platform.settings)
    tellForms(takeForm, platform.settings)
    this.publishPages()
    this.sendEditions()

    this.handlers = {
      'list-news': list,
      'create-news': create,
      'read-news': read,
      'change-news': change,
      'add-news-image': addImage,
      'delete-news': remove,
      'publish-news': publish,
      'remove-news': takeOff,
      'search-news': search,
      'show-missing-news': missing,
      'show-subscription': showForm,
      'take-subscription': takeForm,
      'confirm-subscription': confirm,
    }
  }

  private publishPages(): void {
    const { platform, directory, journal, site } = this.props
    const fn = new ServiceFunction(this, 'PublishPages', {
      platform,
      entry: 'news/publish-pages',
      failureImpact: 'News that was published, changed or removed does not show on the public pages.',
      timeoutSeconds: 300,
      memoryMb: 1024,
      asynchronous: { retries: 0, giveUpAfterSeconds: 60 },
    })
    directory.grantRead(fn)
    journal.grantReadWrite(fn)
    site.grantPublish(fn)
    everyMinute(this, 'EveryMinute', 'Bring the pages of BIN-Nieuws up to date', fn)
  }

  private sendEditions(): void {
    const { platform, directory, mailing } = this.props
    const fn = new ServiceFunction(this, 'SendEditions', {
      platform,
      entry: 'news/send-editions',
      failureImpact: 'The weekly mail of BIN-Nieuws does not go out.',
      // All zones may have chosen the same hour: 100,000 recipients are written in a minute or two.
      timeoutSeconds: 900,
      memoryMb: 1024,
      asynchronous: { retries: 0, giveUpAfterSeconds: 3600 },
    })
    directory.grantReadWrite(fn)
    mailing.grantStart(fn)
    everyHour(this, 'EveryHour', 'Mail the editions of BIN-Nieuws that are due', fn)
  }

  private handler(id: string, operation: Operation, failureImpact: string, memoryMb?: number): ServiceFunction {
    return new ServiceFunction(this, id, {
      platform: this.props.platform,
      entry: `news/${operation}`,
      failureImpact,
      timeoutSeconds: API_TIMEOUT_SECONDS,
      ...(memoryMb === undefined ? {} : { memoryMb }),
    })
  }
}
