import type { Announcements } from '#contract/alerts-api.ts'
import type { Bin } from '#directory/bin.ts'
import { judgeAnnouncement } from '#directory/test-announcement.ts'

/** Shows whether a test that starts at a moment was announced to the members of its BINs; it is never refused for that. */
export function showAnnouncements(bins: readonly Bin[], now: Date): Announcements {
  return bins.map(({ binId, testAnnouncement }) => {
    const state = judgeAnnouncement(testAnnouncement, now)
    if (testAnnouncement === undefined || state === 'missing') return { binId, state }
    return { binId, state, at: testAnnouncement.at, announcedAt: testAnnouncement.announcedAt }
  })
}
