import type * as z from 'zod'
import type { BinId } from '#contract/ids.ts'
import type { MemberListQuery } from '#contract/member-api.ts'
import { routes } from '#contract/routes.ts'
import { type Directory, getBinFor, listMembers } from '#directory/directory-store.ts'
import type { Member } from '#directory/member.ts'
import { takePage } from '#directory/page.ts'
import { dutchOrder, readSearch } from '#directory/search.ts'
import type { Caller } from '#runtime/caller.ts'
import { httpRoute } from '#runtime/http-route.ts'
import { MemberWritingSettings, openMemberViews, type ShowMembers } from '#runtime/member-requests.ts'
import type { HttpReply } from '#runtime/problem.ts'
import { refuseUnknown } from '#runtime/refusals.ts'
import { openDirectory } from '#runtime/tables.ts'

interface Request {
  readonly params: { readonly id: BinId }
  readonly query: z.output<typeof MemberListQuery>
  readonly caller: Caller
}

/** Lists the members of a BIN by name, or those that are searched for. */
export function makeHandler(directory: Directory, show: ShowMembers) {
  return async ({ params, query, caller }: Request): Promise<HttpReply> => {
    const bin = await getBinFor(directory, caller, params.id)
    if (bin === undefined) return refuseUnknown('Dit BIN')
    const isAskedFor = readSearch(query.q ?? '')
    const found = (await listMembers(directory, bin.binId)).filter(({ name, street, houseNumber, ...member }) => {
      const phone = member.phone ?? member.phoneAsEntered
      return isAskedFor([name, street, houseNumber], phone === undefined ? [] : [phone])
    })
    const page = takePage(found.toSorted(byName), query, ({ memberId: id, revision }) => ({ id, revision }))
    return { status: 200, body: { ...page, items: await show(page.items) } }
  }
}

function byName(one: Member, other: Member): number {
  return dutchOrder(one.name, other.name) || (one.memberId < other.memberId ? -1 : 1)
}

export const handler = httpRoute(routes.listMembers, MemberWritingSettings, (settings) =>
  makeHandler(openDirectory(settings), openMemberViews(settings)),
)
