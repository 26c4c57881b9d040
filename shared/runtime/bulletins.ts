import * as z from 'zod'
import type { RelayDesk } from '#bulletins/relay-case-store.ts'
import { MailingSettings, openMailings } from './mailings.ts'
import { DirectorySettings, openDirectory } from './tables.ts'

/** What a function needs in its environment that brings bulletins to people; the construct RelayDesk grants it. */
export const RelayDeskSettings = z.object({
  ...MailingSettings.shape,
  ...DirectorySettings.shape,
  STAGE: z.string().min(1),
  /** An hour of the zones' settings: the local stack shortens it. */
  HOUR_SECONDS: z.coerce.number().positive(),
  LOOK_AFTER_SECONDS: z.coerce.number().positive(),
})

/** Builds from its environment what a function brings bulletins to people with. */
export function openRelayDesk(settings: z.output<typeof RelayDeskSettings>): RelayDesk {
  const mailings = openMailings(settings)
  return {
    journal: mailings.journal,
    directory: openDirectory(settings),
    mailings,
    stage: settings.STAGE,
    publicUrl: settings.PUBLIC_URL,
    hour: settings.HOUR_SECONDS * 1000,
    lookAfter: settings.LOOK_AFTER_SECONDS * 1000,
    now: () => new Date(),
  }
}
