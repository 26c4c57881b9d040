import type { NewAuditEntry } from '#directory/audit.ts'
import { recordAuditOnce } from '#directory/audit-store.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { Log } from '#runtime/log.ts'

/**
 * Writes what the audit log says of an alert. An alert does not wait for paper: an entry that cannot be written is
 * logged, and nothing stops. Written again with the same `moment` (ISO 8601, UTC), the entries are the same.
 */
export async function recordAlert(
  directory: Directory,
  entries: readonly NewAuditEntry[],
  moment: string,
  log: Log,
): Promise<void> {
  await Promise.all(
    entries.map(async (entry) => {
      try {
        await recordAuditOnce(directory, entry, moment)
      } catch (error) {
        const [alertId] = entry.subjects
        log.error('audit-not-written', error, { alertId, action: entry.action })
      }
    }),
  )
}
