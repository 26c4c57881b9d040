import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { routes } from '#contract/routes.ts'
import type { Role } from '#contract/vocabulary.ts'
import { type AnyRequest, anyRequest, type KnownIds } from '../support/any-request.ts'
import { type Answer, Neighbourhood } from '../support/neighbourhood.ts'
import { aMeeting, aSurvey } from './role-table.ts'

/** Another one each run: `ANY_REQUEST_SEED=$RANDOM`. The one that failed is in the message. */
const SEED = Number(process.env['ANY_REQUEST_SEED'] ?? 20_261_122)
const REQUESTS = 2000
const AT_ONCE = 8

let town: Neighbourhood
// In real time: the ten minutes in which a BIN is not alerted twice keep the telephones quiet.
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 1, lines: 1 })
  await town.phones('no-answer')
})
afterAll(() => town?.close())

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses: Record<string, Response> }>>>>
}
interface Response {
  readonly content?: Readonly<Record<string, unknown>>
}

it(`answers ${REQUESTS} requests of any kind as its own description says, and breaks at none`, async () => {
  const known = await knownIds()
  const document = (await town.request<Document>('GET', '/v1/openapi.json')).body
  const isAsDescribed = describedBy(document)
  const all = Object.values(routes).map((route) => anyRequest(route, known))
  const requests = fc.sample(fc.oneof(...all), { numRuns: REQUESTS, seed: SEED })

  const wrong: string[] = []
  const statuses = new Map<number, number>()
  const queue = requests.values()
  const work = async () => {
    for (const request of queue) {
      const answer = await send(request)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const fault = isAsDescribed(request, answer)
      if (fault !== undefined)
        wrong.push(`${request.method} ${request.path.slice(0, 200)} as ${request.role}: ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))

  expect(wrong.slice(0, 20), `seed ${SEED}`).toEqual([])
  // Had all been refused, nothing would have been tried.
  const good = [...statuses].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0)
  expect(good).toBeGreaterThan(REQUESTS / 20)
}, 300_000)

async function knownIds(): Promise<KnownIds> {
  const { cases, zone } = town.zone
  const alert = await town.raise([cases.frenchBin])
  const [member] = town.membersOf(cases.startingBin)
  const write = async (path: string, body: object): Promise<readonly [string]> => {
    const answer = await town.as<{ id: string }>('prevention', 'POST', path, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return [answer.body.id]
  }
  const binIds = [cases.startingBin]
  return {
    bin: [cases.startingBin, cases.frenchBin],
    alr: [alert],
    mbr: [member?.memberId ?? '', ...town.membersOf(cases.startingBin).map(({ memberId }) => memberId)],
    zone: [zone.zoneId],
    svy: await write('/v1/surveys', { ...aSurvey, binIds }),
    mtg: await write('/v1/meetings', { ...aMeeting, binIds }),
    blt: await write('/v1/bulletins', { kind: 'other', title: 'Tip', text: 'Doe de deur op slot.', binIds }),
    nws: await write('/v1/news', { title: 'Tip van de week', text: 'Doe de deur op slot.' }),
  }
}

async function send({ method, path, role, own, headers, body }: AnyRequest): Promise<Answer> {
  const authorization = role === 'nobody' ? {} : { authorization: `Bearer ${await tokenOf(role, own)}` }
  return town.request(method, path, body, { ...headers, ...authorization })
}

function tokenOf(role: Role, own: boolean): Promise<string> {
  const { cases, zone } = town.zone
  if (!own) return town.token(role, { zones: ['elders'], bins: [cases.largeBin] })
  return town.token(role, { zones: [zone.zoneId], bins: [cases.startingBin, cases.frenchBin] })
}

/** Says what is wrong with an answer; undefined when it is one that the description announces. */
function describedBy(document: Document) {
  const ajv = addFormats.default(new Ajv2020({ strict: false, validateFormats: true }))
  ajv.addSchema(document, 'api')
  return ({ operation, method }: AnyRequest, { status, headers, body }: Answer): string | undefined => {
    if (status >= 500)
      return `${status} ${JSON.stringify(body)} ${town.log.findLast((line) => line.includes('request-failed'))}`
    // What API Gateway itself refuses: no token, an address that no route has.
    if (headers.get('content-type') === 'application/json' && (status === 401 || status === 404)) return undefined
    const route = Object.values(routes).find((one) => one.operation === operation)
    const path = route?.path ?? ''
    const described = document.paths[path]?.[method.toLowerCase()]?.responses[status]
    if (described === undefined) return `${status} is not described: ${JSON.stringify(body).slice(0, 300)}`
    const type = headers.get('content-type')?.split(';')[0] ?? ''
    if (status === 204 || status === 304) return undefined
    if (described.content?.[type] === undefined) return `${status} as ${type} is not described`
    if (!type.endsWith('json')) return undefined
    const pointer = ['paths', path, method.toLowerCase(), 'responses', status, 'content', type, 'schema']
    const place = pointer.map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))
    const validate = ajv.getSchema(`api#/${place.join('/')}`)
    if (validate === undefined || validate(body) === true) return undefined
    return `${status} is not as described: ${ajv.errorsText(validate.errors).slice(0, 300)}`
  }
}
