import * as z from 'zod'
import type { Lookup, LookupQuery } from '#contract/lookup-api.ts'
import { lookupRoutes } from '#contract/lookup-routes.ts'
import { showPoint, showStreet } from '#directory/lookup-view.ts'
import { makeStreetIndex } from '#directory/street-index-store.ts'
import { readStreetVersion } from '#directory/street-version-store.ts'
import { keepIndex } from '#directory/streets/kept-index.ts'
import { houseNumberOf } from '#directory/streets/reading.ts'
import type { StreetIndex } from '#directory/streets/street-index.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  STREETS_LOOK_AFTER_SECONDS: z.coerce.number().positive(),
  STREETS_OUTDATED_FOR_SECONDS: z.coerce.number().positive(),
  STREETS_SETTLE_AFTER_SECONDS: z.coerce.number().positive(),
  STREETS_REMAKE_AFTER_SECONDS: z.coerce.number().positive(),
})

/** Tells which BINs a street or a point lies in, from an index in memory: of the whole country, for it names nobody. */
export function makeHandler(index: () => Promise<StreetIndex>) {
  return async ({ query, caller }: { query: LookupQuery; caller: Caller }): Promise<HttpReply> => {
    const { q: text, municipality, number, lat, lon } = query
    const isPoint = lat !== undefined && lon !== undefined
    if (isPoint ? text !== undefined : text === undefined || lat !== undefined || lon !== undefined) {
      return refuse('bad-request', 'Geef een straat in q, of een punt op de kaart in lat en lon samen.')
    }
    if (isPoint && isInBelgium({ latitude: lon, longitude: lat })) {
      return refuse('bad-request', 'Verwissel lat en lon: België ligt rond lat 51 en lon 4.')
    }
    const houseNumber = number === undefined ? undefined : houseNumberOf(number)
    const show = (streets: StreetIndex): Lookup =>
      isPoint
        ? showPoint(streets, [lon, lat], caller.zones)
        : showStreet(
            streets,
            {
              text: text ?? '',
              ...(municipality === undefined ? {} : { municipality }),
              ...(houseNumber === undefined ? {} : { houseNumber }),
            },
            caller.zones,
          )
    return { status: 200, body: show(await index()) }
  }
}

function isInBelgium({ latitude, longitude }: { latitude: number; longitude: number }): boolean {
  return latitude > 49 && latitude < 52 && longitude > 2 && longitude < 7
}

export const handler = httpRoute(lookupRoutes.lookUpStreet, Settings, (settings, log) => {
  const directory = openDirectory(settings)
  const source = {
    version: () => readStreetVersion(directory),
    make: async () => {
      const since = performance.now()
      const index = await makeStreetIndex(directory)
      log.info('streets-indexed', { milliseconds: Math.round(performance.now() - since) })
      return index
    },
    now: () => new Date(),
    failed: (error: unknown) => log.error('streets-not-refreshed', error),
  }
  return makeHandler(
    keepIndex(source, {
      lookAfter: settings.STREETS_LOOK_AFTER_SECONDS * 1000,
      outdatedFor: settings.STREETS_OUTDATED_FOR_SECONDS * 1000,
      settleAfter: settings.STREETS_SETTLE_AFTER_SECONDS * 1000,
      remakeAfter: settings.STREETS_REMAKE_AFTER_SECONDS * 1000,
    }),
  )
})
