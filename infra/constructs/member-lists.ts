import { Construct } from 'constructs'
import type { memberListRoutes } from '#contract/member-list-routes.ts'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'
import type { SignedLinks } from './signed-links.ts'

/** The calls about members as a list, each answered by the function of that name. */
type Operation = (typeof memberListRoutes)[keyof typeof memberListRoutes]['operation']

export interface MemberListsProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly links: SignedLinks
}

/** A whole processor of Lambda's: a list of 20,000 is read, matched and written within one request. */
const MEMORY_MB = 1769

/** The functions that take a BIN's members from a list, and give them as one. */
export class MemberLists extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>

  constructor(scope: Construct, id: string, { platform, directory, links }: MemberListsProps) {
    super(scope, id)
    const common = { platform, timeoutSeconds: API_TIMEOUT_SECONDS, memoryMb: MEMORY_MB }
    const imports = new ServiceFunction(this, 'Import', {
      ...common,
      entry: 'directory/import-members',
      failureImpact: 'Coordinators cannot send their list, and new members are not called.',
    })
    const exports = new ServiceFunction(this, 'Export', {
      ...common,
      entry: 'directory/export-members',
      failureImpact: 'Coordinators cannot take their list to Excel.',
    })
    directory.grantReadWrite(imports)
    links.grantSign(imports)
    directory.grantRead(exports)
    this.handlers = { 'import-members': imports, 'export-members': exports }
  }
}
