import type * as z from 'zod'
import { routes } from '#contract/routes.ts'
import type { StepPath, StepRequest } from '#contract/start-up-api.ts'
import { audited } from '#directory/audit-store.ts'
import { changeBin } from '#directory/bin-store.ts'
import { entityTag, showBin } from '#directory/bin-view.ts'
import { dayInBrussels } from '#directory/brussels-day.ts'
import { type Directory, getBinFor, listReachable } from '#directory/directory-store.ts'
import { enterStep } from '#directory/record-step.ts'
import { explainStep } from '#directory/step-faults.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly now: () => Date
}

type Request = Pick<
  RouteRequest<StepRequest, unknown, z.output<typeof StepPath>>,
  'body' | 'params' | 'caller' | 'ifMatch'
>

/** Records how a step of the start-up stands; in the same write the BIN becomes active, or not any more. */
export function makeHandler({ directory, now }: Dependencies) {
  return async ({ body, params: { id, step }, caller, ifMatch }: Request): Promise<HttpReply> => {
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
    if (entered.kind === 'unchanged') return { status: 200, headers: { etag: entityTag(bin) }, body: showBin(bin) }

    const entry = {
      zoneId: bin.zoneId,
      binId: id,
      actor: { subject: caller.subject, role: caller.role },
      action: 'bin-step-recorded' as const,
      subjects: [id],
      details: { step, state: body.state, status: entered.bin.status },
    }
    const changed = await audited(
      directory,
      entry,
      () => changeBin(directory, entered.bin),
      (written) => written !== undefined,
    )
    if (changed !== undefined) return { status: 200, headers: { etag: entityTag(changed) }, body: showBin(changed) }
    const current = await getBinFor(directory, caller, id)
    return refuseStale(current && { view: showBin(current), etag: entityTag(current) })

    async function hasReachableMember(): Promise<boolean> {
      if (step !== 12) return true
      return (await listReachable(directory, id)).some(({ phone }) => phone !== undefined)
    }
  }
}

export const handler = httpRoute(routes.recordStep, DirectorySettings, (settings) =>
  makeHandler({ directory: openDirectory(settings), now: () => new Date() }),
)
