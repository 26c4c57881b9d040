import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lookup } from '#contract/lookup-api.ts'
import type { Role } from '#contract/vocabulary.ts'
import { type Answer, Neighbourhood, type ProblemBody } from '../support/neighbourhood.ts'

describe('which BIN is this street in', () => {
  let town: Neighbourhood
  beforeAll(async () => {
    // The index is looked after every fifteen seconds: here every 250 ms.
    town = await Neighbourhood.start({ timeScale: 60 })
  })
  afterAll(() => town?.close())

  const ask = (query: Readonly<Record<string, string>>, role: Role = 'dispatcher') =>
    town.as<Lookup & ProblemBody>(role, 'GET', `/v1/bins/lookup?${new URLSearchParams(query).toString()}`)
  const find = async (query: Readonly<Record<string, string>>, role?: Role): Promise<Lookup> => {
    const answer: Answer<Lookup> = await ask(query, role)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const timesMade = () => town.log.filter((line) => line.includes('streets-indexed')).length
  const namesOf = ({ matches }: Lookup) => matches.map(({ binName }) => binName)

  it('is answered from what a dispatcher or prevention types', async () => {
    for (const role of ['dispatcher', 'prevention'] as const) {
      const { matches, nearby } = await find({ q: 'peprstraat zoersel' }, role)
      expect(matches).toEqual([
        {
          binId: town.zone.cases.sampleAlertBin,
          binName: 'Peperstraat en omgeving',
          municipality: 'Zoersel',
          street: 'Peperstraat',
          zoneId: 'voorkempen',
          inYourZones: true,
          type: 'BIN',
          status: 'active',
          score: expect.any(Number),
          how: 'corrected',
        },
      ])
      expect(nearby?.map(({ binName }) => binName)).toContain('Zoerselhof')
      expect(nearby?.every(({ metres = -1 }) => metres >= 0)).toBe(true)
    }
  })

  it('takes number and municipality in one line or apart', async () => {
    expect(namesOf(await find({ q: 'kerkstr 12 brecht' }))[0]).toBe('Brecht-Centrum')
    const { matches } = await find({ q: 'kerkstraat', municipality: 'Zoersel', number: '13 bus 2' })
    expect(matches).toMatchObject([
      { binName: 'Peperstraat en omgeving', numbers: [{ from: 1, to: 61, parity: 'odd' }] },
    ])
    expect(namesOf(await find({ q: 'kerkstraat', municipality: "sint-job-in-'t-goor" }))).toEqual([])
  })

  it('tells all municipalities that have a street of that name', async () => {
    const { matches } = await find({ q: 'Kerkstraat' })
    expect(new Set(matches.map(({ municipality }) => municipality))).toEqual(
      new Set(['Brecht', 'Malle', 'Schilde', 'Zoersel']),
    )
  })

  it('says clearly that there is none, and why', async () => {
    expect(await find({ q: 'Kerkhofstraat' })).toEqual({ matches: [], none: 'unknown-street' })
    expect(await find({ q: 'Peperstraat Brecht' })).toEqual({ matches: [], none: 'not-in-municipality' })
    const { matches, none, nearby } = await find({ q: 'Kerkstraat 12, 2980 Zoersel' })
    expect({ matches, none }).toEqual({ matches: [], none: 'not-this-number' })
    expect(nearby?.map(({ street, numbers }) => [street, numbers?.[0]?.from])).toContainEqual(['Kerkstraat', 62])
  })

  it('finds a point on the map', async () => {
    const inside = await find({ lat: '51.2685', lon: '4.7125' })
    expect(inside.matches).toMatchObject([{ binName: 'Peperstraat en omgeving', score: 1, how: 'located' }])
    const outside = await find({ lat: '51.25', lon: '4.8' })
    expect(outside).toMatchObject({ matches: [], none: 'outside-every-area' })
    expect(outside.nearby?.[0]).toMatchObject({ binName: 'Peperstraat en omgeving', metres: expect.any(Number) })
  })

  it('shows what is in other zones, and says that it is', async () => {
    const authorization = `Bearer ${await town.token('dispatcher', { zones: ['antwerpen'] })}`
    const { body } = await town.request<Lookup>('GET', '/v1/bins/lookup?q=peperstraat', undefined, { authorization })
    expect(body.matches).toMatchObject([{ binName: 'Peperstraat en omgeving', inYourZones: false }])
  })

  it.each<[Record<string, string>, string]>([
    [{}, 'Geef een straat in q, of een punt op de kaart in lat en lon samen.'],
    [{ q: 'kerkstraat', lat: '51', lon: '4' }, 'Geef een straat in q, of een punt'],
    [{ lat: '51.2' }, 'Geef een straat in q, of een punt'],
    [{ lat: '4.7', lon: '51.2' }, 'Verwissel lat en lon'],
    [{ q: '  ' }, 'q'],
    [{ q: 'kerkstraat', number: 'twaalf' }, 'number'],
    [{ q: 'kerkstraat', municipality: '2960' }, 'municipality'],
    [{ lat: 'noord', lon: '4' }, 'lat'],
    [{ lat: '91', lon: '4' }, 'lat'],
    [{ q: 'kerkstraat', limit: '5' }, 'limit'],
  ])('refuses %j and says what to do', async (query, detail) => {
    const { status, body } = await ask(query)
    expect(status).toBe(400)
    expect(body.detail).toContain(detail)
  })

  it('is for dispatchers and prevention', async () => {
    for (const role of ['coordinator', 'operator'] as const) expect((await ask({ q: 'dorp' }, role)).status).toBe(403)
  })

  it('answers with a change of streets within a minute', async () => {
    const [bin] = town.zone.bins
    // Made for the first question, and once more soon after: what shows from here on shows because it was told.
    await town.until(
      async () => (await find({ q: 'nieuwe wijkstraat' })) && timesMade(),
      (times) => times >= 2,
    )
    await town.settle({ bins: [{ ...bin!, streets: [...bin!.streets, { name: 'Nieuwe Wijkstraat' }] }] })
    await town.streetsChanged()
    const changedAt = Date.now()
    const found = await town.until(
      () => find({ q: 'nieuwe wijkstraat' }),
      ({ matches }) => matches.length > 0,
    )
    const seconds = ((Date.now() - changedAt) / 1000) * town.timeScale
    expect(found.matches).toMatchObject([{ binId: bin!.binId, street: 'Nieuwe Wijkstraat' }])
    // A minute is one second here, and the machine has others to serve; untold it would be ten.
    expect(seconds).toBeLessThan(5 * 60)
  })
})
