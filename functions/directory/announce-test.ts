import { SNSClient } from '@aws-sdk/client-sns'
import * as z from 'zod'
import { makeSnsTexter, type Texter } from '#alerts/sns-texter.ts'
import type { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import type { TestAnnouncementRequest, TestAnnouncementView } from '#contract/start-up-api.ts'
import { announceToMembers } from '#directory/announcement-mailer.ts'
import { beginAnnouncement, endAnnouncement } from '#directory/announcement-store.ts'
import { type Directory, getBinFor, listMembers } from '#directory/directory-store.ts'
import {
  type AnnouncementPlan,
  planAnnouncement,
  requestAnnouncement,
  type TestAnnouncement,
} from '#directory/test-announcement.ts'
import type { PersonalMailer } from '#joining/personal-mailer.ts'
import type { Mailings } from '#mailing/start-mailing.ts'
import { keptFrom } from '#mailing/stop.ts'
import { stopsOfMany } from '#mailing/stop-store.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { MessengerSettings, openMailer } from '#runtime/joining.ts'
import { MailingSettings, openMailings } from '#runtime/mailings.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

const Settings = z.object({
  ...DirectorySettings.shape,
  ...MailingSettings.shape,
  ...MessengerSettings.shape,
  CALLER_NUMBER: z.string().min(1),
})

interface Dependencies {
  readonly directory: Directory
  readonly mailings: Mailings
  readonly sendText: Texter
  readonly sendMail: PersonalMailer
  readonly caller: string
  readonly stage: string
  readonly now: () => Date
}

interface Request {
  readonly body: z.output<typeof TestAnnouncementRequest>
  readonly params: { readonly id: BinId }
  readonly caller: Caller
}

/**
 * Announces a test call to the members of a BIN (product rule 9). It stands on the BIN before the first mail goes; what
 * was begun and not ended is gone on with by the same request, a minute later.
 */
export function makeHandler(dependencies: Dependencies) {
  const { directory, mailings, now } = dependencies
  return async (request: Request): Promise<HttpReply> => {
    for (let conflict = 0; conflict < MOST_CONFLICTS; conflict += 1) {
      const reply = await announce(request)
      if (reply !== undefined) return reply
    }
    return refuse('try-later', 'Anderen wijzigen dit BIN op dit ogenblik. Probeer zo dadelijk opnieuw.')
  }

  /** Undefined when somebody changed the BIN meanwhile. */
  async function announce({ body, params: { id }, caller }: Request): Promise<HttpReply | undefined> {
    const bin = await getBinFor(directory, caller, id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const requested = requestAnnouncement(bin.testAnnouncement, new Date(body.at), now())
    switch (requested.kind) {
      case 'too-soon':
        return refuseAt('Kondig een testoproep minstens een uur vooraf aan, zodat de leden het kunnen lezen.')
      case 'too-far':
        return refuseAt('Kondig een testoproep hoogstens 60 dagen vooraf aan, zodat de leden het niet vergeten.')
      case 'busy':
        return refuse('try-later', 'Deze aankondiging is net begonnen. Probeer over een minuut opnieuw.')
      case 'known':
        return accept(requested.announcement, await plan(id))
      case 'new':
      case 'resume': {
        const { announcement } = requested
        const planned = await plan(id)
        if (planned.mailed.length + planned.texted.length + planned.untold.length === 0) {
          return refuse('no-recipients', 'Dit BIN heeft nog geen leden om een testoproep aan te kondigen.')
        }
        const actor = { subject: caller.subject, role: caller.role }
        if (!(await beginAnnouncement(directory, bin, announcement, actor))) return undefined
        const told = await announceToMembers(dependencies, bin, announcement, planned)
        await endAnnouncement(directory, id, announcement, {
          mailed: told.mailed.length,
          texted: told.texted.length,
          untold: told.untold.length,
        })
        return accept(announcement, told)
      }
    }
  }

  async function plan(id: BinId): Promise<AnnouncementPlan> {
    const members = await listMembers(directory, id)
    const addresses = members.flatMap(({ email }) => email ?? [])
    const stops = await stopsOfMany(directory, await mailings.linkKey(), addresses)
    return planAnnouncement(members, (address) => keptFrom(stops.get(address) ?? [], undefined) !== undefined)
  }
}

/** Those who change one BIN at the same time are at most a handful. */
const MOST_CONFLICTS = 5

function refuseAt(message: string): HttpReply {
  return refuse('bad-request', message, { errors: [{ path: 'at', message }] })
}

function accept({ at, announcedAt }: TestAnnouncement, { mailed, texted, untold }: AnnouncementPlan): HttpReply {
  const body: TestAnnouncementView = {
    at,
    announcedAt,
    mailed: mailed.length,
    texted: texted.length,
    untold: untold.map(({ memberId, name, phone }) => ({ memberId, name, ...(phone === undefined ? {} : { phone }) })),
  }
  return { status: 202, body }
}

export const handler = httpRoute(routes.announceTest, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    mailings: openMailings(settings),
    sendText: makeSnsTexter(new SNSClient({}), settings.SMS_MAX_PRICE_USD),
    sendMail: openMailer(settings),
    caller: settings.CALLER_NUMBER,
    stage: settings.STAGE,
    now: () => new Date(),
  }),
)
