import * as z from 'zod'
import type { Journal } from '#alerts/journal.ts'
import type { RemoveBinQuery } from '#contract/bin-api.ts'
import type { BinId } from '#contract/ids.ts'
import { routes } from '#contract/routes.ts'
import { actorOf } from '#directory/audit.ts'
import { removeBin } from '#directory/bin-removal-store.ts'
import { type Directory, getBinFor, listMembers } from '#directory/directory-store.ts'
import { forgetBin } from '#joining/forgetting-store.ts'
import { refuseStaleBin } from '#runtime/bin-requests.ts'
import { httpRoute, type RouteRequest } from '#runtime/http-route.ts'
import { type HttpReply, refuse } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { DirectorySettings, JournalSettings, openDirectory, openJournal } from '#runtime/tables.ts'

type Request = Pick<
  RouteRequest<unknown, z.output<typeof RemoveBinQuery>, { id: BinId }>,
  'query' | 'params' | 'caller' | 'ifMatch'
>

/** Removes a BIN as it was read, and erases its members, whose number the caller has seen. */
export function makeHandler(directory: Directory, journal: Journal) {
  return async ({ query, params, caller, ifMatch }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    if (ifMatch !== String(bin.revision)) return refuseStaleBin(bin)
    const members = await listMembers(directory, bin.binId)
    if (members.length !== (query.members ?? 0)) return refuseUnconfirmed(members.length)
    const forgetElsewhere = () => forgetBin(journal, bin.binId, members)
    const result = await removeBin(directory, bin, actorOf(caller), { members: members.length, forgetElsewhere })
    return result === 'removed' ? { status: 204 } : refuseStaleBin(await getBinFor(directory, caller, bin.binId))
  }
}

function refuseUnconfirmed(members: number): HttpReply {
  const detail =
    members === 0
      ? 'Dit BIN heeft geen leden (meer). Laat members weg.'
      : `Dit BIN heeft ${members} ${members === 1 ? 'lid, dat' : 'leden, die'} voorgoed gewist ${members === 1 ? 'wordt' : 'worden'}. Bevestig dat met ?members=${members}.`
  return refuse('members-unconfirmed', detail, { members })
}

const Settings = z.object({ ...DirectorySettings.shape, ...JournalSettings.shape })

export const handler = httpRoute(routes.removeBin, Settings, (settings) =>
  makeHandler(openDirectory(settings), openJournal(settings)),
)
