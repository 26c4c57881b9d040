import type { Journal } from '#alerts/journal.ts'
import { ZoneId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { listSurveys } from '#surveys/survey-store.ts'
import { showSurvey } from '#surveys/survey-view.ts'

/** Lists the surveys of the caller's zones, newest first: a zone has a few a year. */
export function makeHandler(journal: Journal) {
  return async ({ caller }: { caller: Caller }): Promise<HttpReply> => {
    const zones = caller.zones.flatMap((zone) => ZoneId.safeParse(zone).data ?? [])
    const surveys = (await Promise.all(zones.map((zoneId) => listSurveys(journal, zoneId)))).flat()
    const newestFirst = surveys.toSorted((one, other) => other.surveyId.localeCompare(one.surveyId))
    return { status: 200, body: { items: newestFirst.map(showSurvey) } }
  }
}

export const handler = httpRoute(routes.listSurveys, JournalSettings, (settings) => makeHandler(openJournal(settings)))
