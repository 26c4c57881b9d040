import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZoneId } from '#contract/ids.ts'
import type { Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { Role } from '#contract/vocabulary.ts'
import { aBin, aMember, aZone } from '../support/directory-builders.ts'
import { type Answer, Neighbourhood } from '../support/neighbourhood.ts'
import { aBulletin, aMeeting, aNewsItem, aSurvey, type Place, type Row, roleTable } from './role-table.ts'

/** No record was changed so often. */
const NO_REVISION = '"999999999"'
const allRoutes: readonly Route[] = Object.values(routes)

/** Zone Noord has two BINs; the coordinator has the first of them. */
const noord = aZone({ zoneId: ZoneId.parse('rollen-noord') })
const zuid = aZone({ zoneId: ZoneId.parse('rollen-zuid') })

let town: Neighbourhood
let places: Readonly<Record<'own' | 'neighbour' | 'other' | 'nowhere', Place>>

beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 600 })
  await town.phones('acknowledge')
  places = {
    own: await settle(noord.zoneId, '+32452900001'),
    neighbour: await settle(noord.zoneId, '+32452900002'),
    other: await settle(zuid.zoneId, '+32452900003'),
    nowhere: {
      zoneId: 'nergens',
      binId: `bin_${ulid()}`,
      memberId: `mbr_${ulid()}`,
      alertId: `alr_${ulid()}`,
      surveyId: `svy_${ulid()}`,
      meetingId: `mtg_${ulid()}`,
      bulletinId: `blt_${ulid()}`,
      newsId: `nws_${ulid()}`,
    },
  }
}, 180_000)
afterAll(() => town?.close())

async function settle(zoneId: ZoneId, phone: string): Promise<Place> {
  const bin = aBin({ zoneId, name: `Rollen ${phone}` })
  const member = aMember({ binId: bin.binId, phone })
  const zones = [noord, zuid].filter((zone) => zone.zoneId === zoneId)
  await town.settle({ zones, bins: [bin], members: [member] })
  const authorization = `Bearer ${await town.token('dispatcher', { zones: [zoneId] })}`
  const request = { binIds: [bin.binId], message: { text: 'Verdachte man gezien.' }, kind: 'test' }
  const headers = { authorization, 'idempotency-key': ulid() }
  const { body } = await town.request<{ id: string }>('POST', '/v1/alerts', request, headers)
  const write = async (path: string, content: object): Promise<string> => {
    const prevention = `Bearer ${await town.token('prevention', { zones: [zoneId] })}`
    const written = { ...content, binIds: [bin.binId] }
    return (await town.request<{ id: string }>('POST', path, written, { authorization: prevention })).body.id
  }
  const bulletinId = await write('/v1/bulletins', aBulletin)
  await write(`/v1/bulletins/${bulletinId}/send`, {})
  return {
    zoneId,
    binId: bin.binId,
    memberId: member.memberId,
    alertId: body.id,
    surveyId: await write('/v1/surveys', aSurvey),
    meetingId: await write('/v1/meetings', aMeeting),
    bulletinId,
    newsId: await write('/v1/news', aNewsItem),
  }
}

/** Nobody: without a token. */
async function ask(route: Route, row: Row, at: Place, role: Role | 'nobody'): Promise<Answer> {
  const { params = {}, query = {}, body, headers = {} } = row.ask(at)
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query).toString()}`
  const token = role === 'nobody' ? undefined : await town.token(role, claimsOf(role))
  return town.request(route.method, path + search, body, {
    ...(route.needsIfMatch === true ? { 'if-match': NO_REVISION } : {}),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  })
}

function claimsOf(role: Role) {
  const { zoneId, binId } = places.own
  // Whatever else a token names counts for nothing: a coordinator has BINs, all others zones.
  return role === 'coordinator' ? { zones: [], bins: [binId] } : { zones: [zoneId], bins: [places.other.binId] }
}

function expectedInOwn(route: Route, { own }: Row): readonly number[] {
  if (own !== undefined) return typeof own === 'number' ? [own] : own
  return [route.needsIfMatch === true ? 412 : (route.reply?.status ?? 200)]
}

/** An answer without what differs by nature: ids, and the moment. */
function stripped({ status, body }: Answer, at: Place): string {
  return Object.values<string>({ ...at }).reduce(
    (text, id) => text.replaceAll(id, '…'),
    JSON.stringify({ status, body }).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…'),
  )
}

it('every call has its row in the table of roles, and every row its call', () => {
  expect(Object.keys(roleTable).toSorted()).toEqual(allRoutes.map(({ operation }) => operation).toSorted())
})

describe.each(allRoutes.map((route) => [route.operation, route] as const))('%s', (operation, route) => {
  const row: Row = roleTable[operation] ?? { ask: () => ({}) }
  const isOpen = route.roles.length === 0

  it('asks for a token, unless it is open to all', async () => {
    const { status } = await ask(route, row, places.own, 'nobody')
    expect(isOpen ? expectedInOwn(route, row) : [401]).toContain(status)
  })

  it.each(Role.options.filter((role) => !isOpen && !route.roles.includes(role)))(
    'is not for the %s, who learns nothing of what exists',
    async (role) => {
      const answers = await Promise.all(
        Object.values(places).map(async (at) => stripped(await ask(route, row, at, role), at)),
      )
      expect(new Set(answers).size).toBe(1)
      expect(answers[0]).toContain('"code":"forbidden"')
      expect(answers[0]).not.toMatch(new RegExp(Role.options.join('|')))
    },
  )

  it.each(Role.options.filter((role) => isOpen || route.roles.includes(role)))('is for the %s', async (role) => {
    const own = expectedInOwn(route, row)
    expect(own).toContain((await ask(route, row, places.own, role)).status)
    const asked = JSON.stringify(row.ask(places.own))
    const named = Object.entries<string>({ ...places.own }).filter(([, id]) => asked.includes(id))
    if (named.length === 0 || isOpen) return
    const unknown = await ask(route, row, places.nowhere, role)
    expect(unknown.status).toBe(row.elsewhere ?? 404)
    const strange = await ask(route, row, places.other, role)
    expect(stripped(strange, places.other)).toBe(stripped(unknown, places.nowhere))
    const near = await ask(route, row, places.neighbour, role)
    const isOfTheZone = named.every(([name]) => name === 'zoneId')
    if (role !== 'coordinator' || isOfTheZone) expect(own).toContain(near.status)
    else expect(stripped(near, places.neighbour)).toBe(stripped(unknown, places.nowhere))
  })
})
