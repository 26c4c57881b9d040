import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ConnectClient } from '@aws-sdk/client-connect'
import { SFNClient } from '@aws-sdk/client-sfn'
import * as z from 'zod'
import type { LogCode } from '#contract/log-codes.ts'
import type { Log } from '#runtime/log.ts'
import { JournalSettings, openJournal } from '#runtime/tables.ts'
import { makeConnectDialler } from './connect-dialler.ts'
import type { Switchboard } from './switchboard.ts'
import { makeTokenReturn } from './workflow-tokens.ts'

const seconds = z.coerce.number().positive()

/** What a function that ends calls or dials needs in its environment. */
export const SwitchboardSettings = JournalSettings.extend({
  CONNECT_INSTANCE_ID: z.string().min(1),
  CONNECT_ALERT_FLOW_ID: z.string().min(1),
  CONNECT_SOURCE_NUMBER: z.string().min(1),
  CONNECT_RING_TIMEOUT: z.coerce.number().int().min(15).max(60),
  DETECT_VOICEMAIL: z.enum(['true', 'false']),
  RETRY_AFTER_SECONDS: seconds,
  LINE_LEASE_SECONDS: seconds,
  MAX_SLOT_WAIT_SECONDS: seconds,
})

/** A request that has not been answered by now never will be in time; the pause before a call is the caller's to see. */
const REQUEST_MILLISECONDS = 5000

const severe: readonly LogCode[] = ['call-unsure', 'dial-misconfigured']

/** Builds the switchboard of a function from its environment. */
export function composeSwitchboard(settings: z.output<typeof SwitchboardSettings>, log: Log): Switchboard {
  const connect = new ConnectClient({ maxAttempts: 1, requestHandler: { requestTimeout: REQUEST_MILLISECONDS } })
  return {
    journal: openJournal(settings),
    dialler: makeConnectDialler(connect, {
      instanceId: settings.CONNECT_INSTANCE_ID,
      flowId: settings.CONNECT_ALERT_FLOW_ID,
      sourceNumber: settings.CONNECT_SOURCE_NUMBER,
      ringTimeout: settings.CONNECT_RING_TIMEOUT,
      detectVoicemail: settings.DETECT_VOICEMAIL === 'true',
    }),
    returnToken: makeTokenReturn(new SFNClient({})),
    times: {
      retryAfter: settings.RETRY_AFTER_SECONDS * 1000,
      lineLease: settings.LINE_LEASE_SECONDS * 1000,
      slotWait: settings.MAX_SLOT_WAIT_SECONDS * 1000,
    },
    now: () => new Date(),
    pause: (milliseconds) => pause(milliseconds),
    random: Math.random,
    newHolder: randomUUID,
    note: (code, { alertId, batch, index, attempt }, reason) => {
      const facts = { alertId, batch, index, attempt, reason }
      if (severe.includes(code)) log.warn(code, facts)
      else log.info(code, facts)
    },
  }
}

/** How long one function goes on filling lines, in milliseconds: less than its time-out, so that it ends by itself. */
export const FILL_MILLISECONDS = 20_000
