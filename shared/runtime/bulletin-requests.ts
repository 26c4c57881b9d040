import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { Bulletin } from '#bulletins/bulletin.ts'
import { getBulletin } from '#bulletins/bulletin-store.ts'
import { showBulletin } from '#bulletins/bulletin-view.ts'
import type { RelayObstacle } from '#bulletins/relay.ts'
import { visibleBins } from '#bulletins/rights.ts'
import type { BulletinId } from '#contract/ids.ts'
import { entityTag } from '#directory/bin-view.ts'
import { maySeeZone } from '#directory/rights.ts'
import type { Caller } from './caller.ts'
import { type HttpReply, refuse } from './problem.ts'
import { refuseStale, refuseUnknown } from './refusals.ts'
import { DirectorySettings, JournalSettings } from './tables.ts'

/** What a function needs in its environment that keeps bulletins. */
export const BulletinSettings = z.object({
  ...JournalSettings.shape,
  ...DirectorySettings.shape,
  PUBLIC_URL: z.url(),
})

/** Reads a bulletin of the caller's zone; undefined when there is none that is theirs. */
export async function getOwnBulletin(journal: Journal, caller: Caller, id: BulletinId): Promise<Bulletin | undefined> {
  const bulletin = await getBulletin(journal, id)
  return bulletin !== undefined && maySeeZone(caller, bulletin.zoneId) ? bulletin : undefined
}

/** Answers a bulletin to prevention: a draft with the ETag to change it with. */
export function replyBulletin(bulletin: Bulletin, publicUrl: string, status = 200): HttpReply {
  const body = showBulletin(bulletin, [], new Set(bulletin.binIds), publicUrl)
  return { status, headers: { etag: entityTag(bulletin) }, body }
}

/** Refuses what may only be done with a draft that nobody changed since; undefined when it may be done. */
export function refuseChange(bulletin: Bulletin, ifMatch: string, publicUrl: string): HttpReply | undefined {
  if (bulletin.state !== 'draft') return refuseSent()
  if (ifMatch === String(bulletin.revision)) return undefined
  const { body } = replyBulletin(bulletin, publicUrl)
  return refuseStale({ view: body, etag: entityTag(bulletin) })
}

/** Refuses a change of what was sent. */
export function refuseSent(): HttpReply {
  return refuse(
    'not-a-draft',
    'Dit bericht is al verstuurd en blijft zoals het was. Maak een nieuw bericht om iets recht te zetten.',
  )
}

/** Refuses a write that lost against another, with what stands there now. */
export async function refuseOvertaken(
  journal: Journal,
  caller: Caller,
  id: BulletinId,
  publicUrl: string,
): Promise<HttpReply> {
  const current = await getOwnBulletin(journal, caller, id)
  if (current === undefined) return refuseStale(undefined)
  return refuseStale({ view: replyBulletin(current, publicUrl).body, etag: entityTag(current) })
}

/** Refuses a bulletin that does not exist or is not the caller's to know of. */
export function refuseUnknownBulletin(): HttpReply {
  return refuseUnknown('Dit bericht')
}

/** Whether a caller may know of a bulletin in this BIN. */
export function maySeeRelay(caller: Caller, bulletin: Bulletin, binId: string): boolean {
  return [...(visibleBins(caller, bulletin) ?? [])].some((visible) => visible === binId)
}

/** Says in Dutch what stands in the way of a step with a relay, and what to do. */
export function refuseStep(obstacle: RelayObstacle, dueAt: string): HttpReply {
  switch (obstacle) {
    case 'relayed-already':
      return refuse('already-relayed', 'Dit bericht is al doorgestuurd naar de leden. U hoeft niets meer te doen.')
    case 'not-yet':
      return refuse(
        'relay-too-early',
        'De coördinator en de hulpcoördinator hebben nog tijd om dit door te sturen. Daarna kunt u het zelf versturen.',
        { preventionDueAt: dueAt },
      )
    case 'no-permit':
      return refuse(
        'no-permit',
        'Voor een gewijzigde tekst is toestemming van de Dienst Preventie nodig. Vraag ze, of stuur het bericht ongewijzigd door.',
      )
    case 'permit-asked-already':
      return refuse('permit-asked', 'Deze toestemming is al gevraagd of gegeven. Wacht het antwoord af.')
    case 'asked-too-often':
      return refuse('permit-asked', 'Voor dit bericht is al te vaak toestemming gevraagd. Bel de Dienst Preventie.')
    case 'nothing-asked':
      return refuse('not-found', 'Dit BIN heeft die toestemming niet gevraagd.')
    case 'decided-already':
      return refuse('permit-decided', 'Hierover is al beslist. Bekijk de beslissing bij het bericht.')
    case 'unchanged':
      return refuse(
        'bad-request',
        'Deze tekst is gelijk aan het bericht. Verander iets, of stuur het ongewijzigd door.',
        {
          errors: [{ path: 'text', message: 'De tekst is niet gewijzigd.' }],
        },
      )
  }
}

/** Refuses a step while others write the same relay all the time. */
export function refuseBusy(): HttpReply {
  return refuse('try-later', 'Anderen zijn net met dit bericht bezig. Probeer het zo dadelijk opnieuw.')
}
