import type { Actor, NewAuditEntry } from '#directory/audit.ts'
import type { Finding } from '#privacy/finding.ts'
import type { Alert, AlertedBin } from './alert.ts'

type Audited = Pick<Alert, 'alertId' | 'kind' | 'bins' | 'followUpOf' | 'followUpKind'>

/** What the audit logs of its zones say of the raising of an alert, or of a follow-up: one entry a zone. */
export function auditRaising(alert: Audited, actor: Actor): readonly NewAuditEntry[] {
  const { alertId, kind, bins, followUpOf, followUpKind } = alert
  const details = { kind, ...(followUpKind === undefined ? {} : { followUpKind }) }
  const action = followUpOf === undefined ? 'alert-raised' : 'alert-followed-up'
  const alertIds = followUpOf === undefined ? [alertId] : [alertId, followUpOf]
  return entriesOf(bins, alertIds).map((about) => ({ ...about, actor, action, details }))
}

/** What they say of an alert that was cancelled: by whoever said so first. */
export function auditCancelling(alert: Audited & Pick<Alert, 'cancelledBy'>): readonly NewAuditEntry[] {
  const { alertId, kind, bins, cancelledBy } = alert
  if (cancelledBy === undefined) return []
  const actor: Actor = { subject: cancelledBy, role: 'dispatcher' }
  return entriesOf(bins, [alertId]).map((about) => ({ ...about, actor, action: 'alert-cancelled', details: { kind } }))
}

/** What they say of findings that the sender stated to be none: in which parts of the message, how many by rule. */
export function auditOverruling(
  { alertId, bins }: Audited,
  findings: readonly Pick<Finding, 'rule' | 'field'>[],
  actor: Actor,
): readonly NewAuditEntry[] {
  if (findings.length === 0) return []
  const details = Object.fromEntries(
    [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, found]) => [rule, found.length]),
  )
  const fields = [...new Set(findings.map(({ field }) => field))].toSorted()
  return entriesOf(bins, [alertId]).map((about) => ({ ...about, actor, action: 'finding-overruled', fields, details }))
}

function entriesOf(bins: readonly AlertedBin[], alertIds: readonly string[]) {
  return [...Map.groupBy(bins, ({ zoneId }) => zoneId)].map(([zoneId, own]) => {
    const binIds = own.map(({ binId }) => binId)
    const [only] = binIds.length === 1 ? binIds : []
    return { zoneId, ...(only === undefined ? {} : { binId: only }), subjects: [...alertIds, ...binIds] }
  })
}
