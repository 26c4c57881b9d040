import type { Journal } from '#alerts/journal.ts'
import type { Bulletin } from '#bulletins/bulletin.ts'
import { getBulletins, listBulletins } from '#bulletins/bulletin-store.ts'
import { summarizeBulletin } from '#bulletins/bulletin-view.ts'
import { listLatestRelays, listRelays } from '#bulletins/relay-store.ts'
import { visibleBins } from '#bulletins/rights.ts'
import type { BulletinListQuery } from '#contract/bulletins-api.ts'
import { BinId, type BulletinId, ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'

/** Lists the bulletins of the caller's zones, or those that were sent to its BINs, newest first. */
export function makeHandler(journal: Journal) {
  return async ({ query, caller }: { query: BulletinListQuery; caller: Caller }): Promise<HttpReply> => {
    const { limit, cursor, binId } = query
    const found =
      caller.role === 'prevention' && binId === undefined
        ? await ofZones(caller.zones, limit + 1, cursor)
        : await ofBins(binId === undefined ? caller.bins : [binId], limit + 1, cursor)
    const page = found.slice(0, limit)
    const items = await Promise.all(page.map((bulletin) => summarize(bulletin, caller)))
    const last = found.length > limit ? page.at(-1)?.bulletinId : undefined
    return {
      status: 200,
      body: { items: items.filter((item) => item !== undefined), ...(last === undefined ? {} : { next: last }) },
    }
  }

  async function ofZones(zones: readonly string[], limit: number, before?: BulletinId): Promise<readonly Bulletin[]> {
    const pages = await Promise.all(zones.map((zone) => listBulletins(journal, ZoneId.parse(zone), limit, before)))
    return pages.flat().toSorted(newestFirst).slice(0, limit)
  }

  async function ofBins(bins: readonly string[], limit: number, before?: BulletinId): Promise<readonly Bulletin[]> {
    const pages = await Promise.all(bins.map((bin) => listLatestRelays(journal, BinId.parse(bin), limit, before)))
    const ids = new Set(pages.flat().map(({ bulletinId }) => bulletinId))
    return getBulletins(journal, [...ids].toSorted().toReversed().slice(0, limit))
  }

  async function summarize(bulletin: Bulletin, caller: Caller) {
    const visible = visibleBins(caller, bulletin)
    if (visible === undefined) return undefined
    const relays = bulletin.state === 'draft' ? [] : await listRelays(journal, bulletin.bulletinId)
    return summarizeBulletin(bulletin, relays, visible)
  }
}

function newestFirst(a: Bulletin, b: Bulletin): number {
  return a.bulletinId < b.bulletinId ? 1 : -1
}

export const handler = httpRoute(routes.listBulletins, JournalSettings, (settings) =>
  makeHandler(openJournal(settings)),
)
