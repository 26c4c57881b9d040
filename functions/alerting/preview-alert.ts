import * as z from 'zod'
import { readAlertedBins } from '#alerts/alerted-bins-store.ts'
import { showAnnouncements } from '#alerts/announcements.ts'
import { estimatedCost } from '#alerts/cost.ts'
import { draftAlert, findSenderFaults } from '#alerts/draft.ts'
import type { Journal } from '#alerts/journal.ts'
import { lightsAdvice } from '#alerts/lights-advice.ts'
import { findNotActive } from '#alerts/not-active.ts'
import { findRecentAlert, showRecentAlert } from '#alerts/raising-store.ts'
import { findRecipients } from '#alerts/recipients-store.ts'
import type { AlertRequest } from '#contract/alerts-api.ts'
import { routes } from '#contract/routes.ts'
import type { Directory } from '#directory/directory-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseFields, refuseUnknownBins } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...JournalSettings.shape,
  DUPLICATE_WINDOW_SECONDS: z.coerce.number().positive(),
  PRICE_CALL_MINUTE: z.coerce.number().nonnegative(),
  PRICE_SMS_PART: z.coerce.number().nonnegative(),
})

interface Dependencies {
  readonly directory: Directory
  readonly journal: Journal
  readonly duplicateWindow: number
  readonly prices: { readonly callMinuteEuro: number; readonly smsPartEuro: number }
  readonly now: () => Date
}

/** Shows a dispatcher who is typing what would be said, to how many, at what cost, and what stands in the way. */
export function makeHandler({ directory, journal, duplicateWindow, prices, now }: Dependencies) {
  return async ({ body, caller }: { body: AlertRequest; caller: Caller }): Promise<HttpReply> => {
    const alerted = await readAlertedBins(directory, caller, body.binIds)
    if (alerted.kind === 'unknown') return refuseUnknownBins(alerted.unknown, body.binIds)
    const faults = findSenderFaults(body.message, alerted.zones)
    if (faults.length > 0) return refuseFields(faults)
    const { bins, zone, zones } = alerted
    const at = now()
    const since = new Date(at.getTime() - duplicateWindow).toISOString()
    const [chosen, recent] = await Promise.all([
      findRecipients(directory, bins, zones),
      findRecentAlert(journal, body.binIds, { now: at, since }),
    ])
    const languages = [...new Set(bins.map(({ language }) => language))]
    const draft = draftAlert({ message: body.message, kind: body.kind, zone, languages })
    const voice = chosen.recipients.filter(({ channel }) => channel === 'voice')
    const texting = new Set(bins.filter((bin) => bin.textAfterMissedRetry).map(({ binId }) => binId))
    const cost = estimatedCost(
      {
        voice: voice.length,
        sms: chosen.recipients.length - voice.length,
        textAfterMiss: voice.filter(({ binId, canText }) => canText && texting.has(binId)).length,
        spokenSeconds: draft.spokenSeconds,
        smsParts: draft.smsParts,
      },
      prices,
    )
    const notActive = findNotActive(bins, body.kind)
    return {
      status: 200,
      body: {
        spokenText: draft.spokenText,
        spokenSeconds: draft.spokenSeconds,
        ...(draft.tooManyCharacters === undefined ? {} : { tooManyCharacters: draft.tooManyCharacters }),
        smsText: draft.smsText,
        smsParts: draft.smsParts,
        findings: draft.findings,
        recipients: {
          total: chosen.recipients.length + chosen.unreachable.length,
          voice: voice.length,
          sms: chosen.recipients.length - voice.length,
          unreachable: chosen.unreachable.length,
        },
        estimatedCost: cost.likely,
        ...(recent === undefined ? {} : { runningAlert: await showRecentAlert(journal, recent) }),
        ...(notActive.length === 0 ? {} : { notActive }),
        ...(body.kind === 'test' ? { announcements: showAnnouncements(bins, at) } : {}),
        lightsAdvice: lightsAdvice({
          now: at,
          latitude: zone.latitude,
          longitude: zone.longitude,
          language: languages[0] ?? 'nl',
        }),
      },
    }
  }
}

export const handler = httpRoute(routes.previewAlert, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    journal: openJournal(settings),
    duplicateWindow: settings.DUPLICATE_WINDOW_SECONDS * 1000,
    prices: { callMinuteEuro: settings.PRICE_CALL_MINUTE, smsPartEuro: settings.PRICE_SMS_PART },
    now: () => new Date(),
  }),
)
