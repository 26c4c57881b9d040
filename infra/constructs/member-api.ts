import { Construct } from 'constructs'
import type { memberRoutes } from '#contract/member-routes.ts'
import type { Journal } from './journal.ts'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'
import type { SignedLinks } from './signed-links.ts'

/** The calls about members, each answered by the function of that name. */
type Operation = (typeof memberRoutes)[keyof typeof memberRoutes]['operation']

export interface MemberApiProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
  readonly links: SignedLinks
}

/** The functions that answer the API's calls about the members of a BIN. */
export class MemberApi extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly platform: Platform

  constructor(scope: Construct, id: string, props: MemberApiProps) {
    super(scope, id)
    this.platform = props.platform
    const { directory, journal, links } = props
    const list = this.handler('List', 'list-members', 'Coordinators do not see who is a member of their BIN.')
    const add = this.handler('Add', 'add-member', 'Nobody can add a member, who then is not called.')
    const read = this.handler('Read', 'read-member', 'Nobody can open a member, and so not change one.')
    const change = this.handler('Change', 'change-member', 'A wrong number cannot be put right, and is called.')
    const remove = this.handler('Remove', 'remove-member', 'Somebody who wants to leave is still called.')
    for (const fn of [list, read]) directory.grantRead(fn)
    for (const fn of [add, change, remove]) directory.grantReadWrite(fn)
    // By the key addresses are known again: of members who left, and of those that get no more mail.
    for (const fn of [list, add, read, change, remove]) links.grantSign(fn)
    journal.grantReadWrite(remove)
    this.handlers = {
      'list-members': list,
      'add-member': add,
      'read-member': read,
      'change-member': change,
      'remove-member': remove,
    }
  }

  private handler(id: string, operation: Operation, failureImpact: string): ServiceFunction {
    return new ServiceFunction(this, id, {
      platform: this.platform,
      entry: `directory/${operation}`,
      failureImpact,
      timeoutSeconds: API_TIMEOUT_SECONDS,
      memoryMb: 1024,
    })
  }
}
