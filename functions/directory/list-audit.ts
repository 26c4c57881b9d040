import type { AuditEntryView, AuditQuery } from '#contract/audit-api.ts'
import { ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { AuditEntry } from '#directory/audit.ts'
import { listAudit } from '#directory/audit-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import { maySeeZone } from '#directory/rights.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseFields, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

interface Request {
  readonly query: AuditQuery
  readonly caller: Caller
}

/** Lists who changed what in a zone of the caller, also of BINs and members that are no more. */
export function makeHandler(directory: Directory) {
  return async ({ query, caller }: Request): Promise<HttpReply> => {
    const { zoneId: asked, binId, ...range } = query
    const only = caller.zones.length === 1 ? ZoneId.safeParse(caller.zones[0]).data : undefined
    const zoneId = asked ?? only
    if (zoneId === undefined) return refuseFields([{ path: 'zoneId', message: 'Zeg van welke zone: zoneId=…' }])
    if (!maySeeZone(caller, zoneId)) return refuseUnknown('Deze zone')
    const { entries, next } = await listAudit(directory, { zoneId, ...(binId === undefined ? {} : { binId }) }, range)
    return { status: 200, body: { items: entries.map(show), ...(next === undefined ? {} : { next }) } }
  }
}

function show({ auditId, subjects, fields, withdrawn: _withdrawn, ...entry }: AuditEntry): AuditEntryView {
  return { id: auditId, ...entry, subjects: [...subjects], ...(fields === undefined ? {} : { fields: [...fields] }) }
}

export const handler = httpRoute(routes.listAudit, DirectorySettings, (settings) =>
  makeHandler(openDirectory(settings)),
)
