import { entityTag } from '#directory/bin-view.ts'
import type { Zone } from '#directory/zone.ts'
import { showZone } from '#directory/zone-view.ts'
import type { HttpReply } from './problem.ts'
import { refuseStale } from './refusals.ts'

/** Answers with a zone and its ETag. */
export function replyZone(zone: Zone, status: 200 | 201 = 200): HttpReply {
  const location = { location: `/v1/zones/${zone.zoneId}` }
  const headers = { etag: entityTag(zone), ...(status === 201 ? location : {}) }
  return { status, headers, body: showZone(zone) }
}

/** Refuses a write to a zone that somebody else changed or removed since it was read. */
export function refuseStaleZone(current: Zone | undefined): HttpReply {
  return refuseStale(current && { view: showZone(current), etag: entityTag(current) })
}
