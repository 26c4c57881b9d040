import type { Alert } from '#alerts/alert.ts'
import type { Bulletin } from './bulletin.ts'

/**
 * The drafts of the feedback on an alert that has ended (product rule 11), one for each zone it went to: every Dienst
 * Preventie tells its own BINs how it ended. They are to be completed by hand, and checked like any bulletin.
 */
export function feedbackBulletins(alert: Alert): readonly Bulletin[] {
  const { alertId, feedbackDrafts, closedAt } = alert
  if (feedbackDrafts === undefined || closedAt === undefined) return []
  return feedbackDrafts.ofZones.map(({ zoneId, id, text }) => ({
    bulletinId: id,
    zoneId,
    kind: 'feedback',
    title: feedbackDrafts.title,
    text,
    images: [],
    binIds: alert.bins.filter((bin) => bin.zoneId === zoneId).map(({ binId }) => binId),
    state: 'draft',
    alertId,
    createdAt: closedAt,
    createdBy: 'bin-alert',
    revision: 1,
  }))
}
