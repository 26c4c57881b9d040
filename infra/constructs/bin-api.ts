import { Construct } from 'constructs'
import type { auditRoutes } from '#contract/audit-routes.ts'
import type { binRoutes } from '#contract/bin-routes.ts'
import type { zoneRoutes } from '#contract/zone-routes.ts'
import type { Journal } from './journal.ts'
import type { MemberDirectory } from './member-directory.ts'
import type { Platform } from './platform.ts'
import { API_TIMEOUT_SECONDS, ServiceFunction } from './service-function.ts'

type Routes = typeof zoneRoutes & typeof binRoutes & typeof auditRoutes
/** The calls about zones, BINs and the audit log, each answered by the function of that name. */
type Operation = Routes[keyof Routes]['operation']

export interface BinApiProps {
  readonly platform: Platform
  readonly directory: MemberDirectory
  readonly journal: Journal
}

/** The functions that answer the API's calls about zones, BINs and the audit log. */
export class BinApi extends Construct {
  readonly handlers: Readonly<Record<Operation, ServiceFunction>>
  private readonly platform: Platform

  constructor(scope: Construct, id: string, props: BinApiProps) {
    super(scope, id)
    this.platform = props.platform
    const { directory, journal } = props
    const reading = {
      'list-zones': this.handler('ListZones', 'list-zones', 'Prevention does not see its zones.'),
      'read-zone': this.handler('ReadZone', 'read-zone', 'Prevention does not see, and cannot change, a zone.'),
      'list-bins': this.handler('ListBins', 'list-bins', 'Prevention and coordinators do not see their BINs.'),
      'read-bin': this.handler('Read', 'read-bin', 'Prevention and coordinators do not see how a BIN stands.'),
      'list-audit': this.handler('ListAudit', 'list-audit', 'Nobody sees who changed what in the directory.'),
    }
    const amending = {
      'add-zone': this.handler('AddZone', 'add-zone', 'No zone can be set up.'),
      'change-zone': this.handler('ChangeZone', 'change-zone', 'The settings of a zone cannot be changed.'),
      'add-bin': this.handler('AddBin', 'add-bin', 'No BIN can be set up.'),
      'change-bin': this.handler('ChangeBin', 'change-bin', 'Nobody new can be named to run a BIN.'),
      'set-area': this.handler('SetArea', 'set-area', 'The area of a BIN cannot be drawn anew; the old one stands.'),
      'set-streets': this.handler('SetStreets', 'set-streets', 'The streets of a BIN cannot be changed.'),
    }
    const removing = {
      'remove-zone': this.handler('RemoveZone', 'remove-zone', 'A zone cannot be removed.'),
      'remove-bin': this.handler('RemoveBin', 'remove-bin', 'A BIN that ends keeps its members’ data.'),
    }
    for (const fn of Object.values(reading)) directory.grantRead(fn)
    for (const fn of Object.values(amending)) directory.grantAmend(fn)
    for (const fn of Object.values(removing)) directory.grantReadWrite(fn)
    journal.grantReadWrite(removing['remove-bin'])
    this.handlers = { ...reading, ...amending, ...removing }
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
