import * as z from 'zod'
import { routes } from '#contract/routes.ts'
import type { StepPath, StepRequest } from '#contract/start-up-api.ts'
import { audited } from '#directory/audit-store.ts'
import type { Bin } from '#directory/bin.ts'
import { changeBin } from '#directory/bin-store.ts'
import { entityTag, showBin } from '#directory/bin-view.ts'
import { dayInBrussels } from '#directory/brussels-day.ts'
import { type Directory, getBinFor, getZone, listReachable } from '#directory/directory-store.ts'
import { mailPartners } from '#directory/partners-mailer.ts'
import { enterStep } from '#directory/record-step.ts'
import { explainStep } from '#directory/step-faults.ts'
import { markStreetsChanged } from '#directory/street-version-store.ts'
import type { Mailings } from '#mailing/start-mailing.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { MailingSettings, openMailings } from '#runtime/mailings.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

const Settings = z.object({ ...DirectorySettings.shape, ...MailingSettings.shape, STAGE: z.string().min(1) })

interface Dependencies {
  readonly directory: Directory
  readonly mailings: Mailings
  readonly stage: string
  readonly now: () => Date
}

type Request = Pick<
  RouteRequest<StepRequest, unknown, z.output<typeof StepPath>>,
  'body' | 'params' | 'caller' | 'ifMatch'
>

/**
 * Records how a step of the start-up stands; in the same write the BIN becomes active, or not any more. With step 14 the
 * partners are told first: who dies between that and the write repeats both, and the partners get one mail.
 */
export function makeHandler({ directory, mailings, stage, now }: Dependencies) {
  return async ({
    body: { tellPartners, ...body },
    params: { id, step },
    caller,
    ifMatch,
  }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    if (ifMatch !== String(bin.revision)) return refuseStale({ view: showBin(bin), etag: entityTag(bin) })
    const entered = enterStep(
      bin,
      { step, ...body },
      { today: dayInBrussels(now()), hasReachableMember: await hasReachableMember() },
    )
    if (entered.kind === 'refused') {
      const { path, message } = explainStep(entered.fault)
      return refuse('step-incomplete', message, { step, errors: [{ path, message }] })
    }
    const recorded = entered.kind === 'recorded' ? entered.bin : bin
    const isToTell = tellPartners ?? entered.kind === 'recorded'
    const next = step === 14 && body.state === 'done' && isToTell ? await withPartnersTold(recorded) : recorded
    if (next === bin) return { status: 200, headers: { etag: entityTag(bin) }, body: showBin(bin) }

    const entry = {
      zoneId: bin.zoneId,
      binId: id,
      actor: { subject: caller.subject, role: caller.role },
      action: 'bin-step-recorded' as const,
      subjects: [id],
      details: { step, state: body.state, status: next.status },
    }
    const changed = await audited(
      directory,
      entry,
      () => changeBin(directory, next),
      (written) => written !== undefined,
    )
    // The street lookup shows which BINs can be alerted.
    if (changed !== undefined && changed.status !== bin.status) await markStreetsChanged(directory)
    if (changed !== undefined) return { status: 200, headers: { etag: entityTag(changed) }, body: showBin(changed) }
    const current = await getBinFor(directory, caller, id)
    return refuseStale(current && { view: showBin(current), etag: entityTag(current) })

    async function hasReachableMember(): Promise<boolean> {
      if (step !== 12) return true
      return (await listReachable(directory, id)).some(({ phone }) => phone !== undefined)
    }
  }

  async function withPartnersTold(bin: Bin): Promise<Bin> {
    const zone = bin.partnersToldAt === undefined ? await getZone(directory, bin.zoneId) : undefined
    const told = zone !== undefined && (await mailPartners(mailings, bin, zone, stage))
    return told ? { ...bin, partnersToldAt: now().toISOString() } : bin
  }
}

export const handler = httpRoute(routes.recordStep, Settings, (settings) =>
  makeHandler({
    directory: openDirectory(settings),
    mailings: openMailings(settings),
    stage: settings.STAGE,
    now: () => new Date(),
  }),
)
