import type * as z from 'zod'
import type { FiguresPath, FiguresRequest } from '#contract/indicators-api.ts'
import { routes } from '#contract/routes.ts'
import { changedFields } from '#directory/audit.ts'
import { audited } from '#directory/audit-store.ts'
import { entityTag } from '#directory/bin-view.ts'
import { dayInBrussels } from '#directory/brussels-day.ts'
import { type Directory, getBinFor } from '#directory/directory-store.ts'
import { enterFigures, type QuarterFigures } from '#directory/figures.ts'
import { getFigures, putFigures } from '#directory/figures-store.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseStale, refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, openDirectory } from '#runtime/tables.ts'

interface Dependencies {
  readonly directory: Directory
  readonly now: () => Date
}

type Request = Pick<
  RouteRequest<z.output<typeof FiguresRequest>, unknown, z.output<typeof FiguresPath>>,
  'body' | 'params' | 'caller' | 'ifMatch'
>

/** Enters the figures of a quarter; what the police measures, only prevention. */
export function makeHandler({ directory, now }: Dependencies) {
  return async ({ body, params: { id, quarter }, caller, ifMatch }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const before = await getFigures(directory, id, quarter)
    if (ifMatch !== String(before.revision)) return refuseStale({ view: show(before), etag: entityTag(before) })
    const entered = enterFigures(before, body, {
      isPrevention: caller.role === 'prevention',
      today: dayInBrussels(now()),
    })
    switch (entered.kind) {
      case 'unchanged':
        return answer(before)
      case 'not-yours':
        return refuse(
          'forbidden',
          `Deze cijfers vult de Dienst Preventie in: ${entered.fields.join(', ')}. Laat ze weg.`,
        )
      case 'wrong':
        return refuse('bad-request', entered.faults.map(({ message }) => message).join(' '), { errors: entered.faults })
      case 'entered': {
        const entry = {
          zoneId: bin.zoneId,
          binId: id,
          actor: { subject: caller.subject, role: caller.role },
          action: 'figures-entered' as const,
          subjects: [id],
          fields: changedFields(before.values, entered.figures.values),
          details: { quarter },
        }
        const written = await audited(directory, entry, () => putFigures(directory, entered.figures), Boolean)
        if (written !== undefined) return answer(written)
        const current = await getFigures(directory, id, quarter)
        return refuseStale({ view: show(current), etag: entityTag(current) })
      }
    }
  }
}

function answer(figures: QuarterFigures): HttpReply {
  return { status: 200, headers: { etag: entityTag(figures) }, body: show(figures) }
}

function show({ quarter, values }: QuarterFigures) {
  return { quarter, ...values }
}

export const handler = httpRoute(routes.enterFigures, DirectorySettings, (settings) =>
  makeHandler({ directory: openDirectory(settings), now: () => new Date() }),
)
