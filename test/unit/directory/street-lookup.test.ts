import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StreetQuestion } from '#directory/streets/search.ts'
import { StreetIndex } from '#directory/streets/street-index.ts'
import { generateSampleZone } from '../../../local/sample-zone/sample-zone.ts'

const zone = generateSampleZone()
const index = StreetIndex.of(zone.bins)
const ask = (text: string, more: Partial<StreetQuestion> = {}) => index.lookUp({ text, ...more })
const namesFor = (text: string, more: Partial<StreetQuestion> = {}) =>
  ask(text, more).matches.map(({ bin }) => bin.name)

describe('a street as people type it', () => {
  it.each([
    ['kerkstraat 12 brecht', 'Brecht-Centrum'],
    ['Brecht, Kerkstraat 12', 'Brecht-Centrum'],
    ['KERKSTRAAT 12A BUS 3, 2960 BRECHT', 'Brecht-Centrum'],
    ['kerkstr. st-lenaarts', 'Sint-Lenaarts-Dorp'],
    ['kerkstraat nr 13 te zoersel', 'Peperstraat en omgeving'],
    ['Peperstraat', 'Peperstraat en omgeving'],
    ['peperstr', 'Peperstraat en omgeving'],
    ['peprstraat', 'Peperstraat en omgeving'],
    ['peperstrata', 'Peperstraat en omgeving'],
    ['pper straat', 'Peperstraat en omgeving'],
    ['gilles de pelichylei', "'s-Gravenwezel-Centrum"],
    ['pelichylei', "'s-Gravenwezel-Centrum"],
    ["Gillès de Pélichylei 12, 2970 's-Gravenwezel", "'s-Gravenwezel-Centrum"],
    ['st jobstwg', "'s-Gravenwezel-Centrum"],
    ['sintjob steenweg', "'s-Gravenwezel-Centrum"],
    ['St.-Jozeflei westmalle', 'Westmalle Kasteellaan'],
    ['sintjozeflei', 'Westmalle Kasteellaan'],
    ['jozeflei sint', 'Westmalle Kasteellaan'],
    ['E. Vermeulenstraat', 'Sint-Antonius'],
    ['vermeulenstraat', 'Sint-Antonius'],
    ['delbekestraat raymond', 'Sint-Antonius'],
    ['heidelaan brehct', "Sint-Job-in-'t-Goor Noord"],
    ['brugstr sint-job', "Sint-Job-in-'t-Goor Eikenlei"],
    ['de zeten', 'Schilde-Bergen'],
    ['st martinusstr halle', 'Halle-Dorp'],
    ['halle dorp', 'Halle-Dorp'],
    ['biest', 'Brecht-Centrum'],
    ['antwerpse stwg 250', 'Westmalle Kasteellaan'],
    ['antwerpsesteenweg 150', 'Handelskern Malle'],
    ['hoogstratsebaan 50', 'Sint-Lenaarts-Dorp'],
    ['hoogstratsebaan 51', 'Oostmalle-Dorp'],
  ])('%s: %s', (text, name) => {
    expect(namesFor(text)[0]).toBe(name)
  })

  it('is told apart by municipality where several have it, all of them', () => {
    const { matches } = ask('kerkstraat')
    expect(matches.map(({ bin }) => bin.municipality).toSorted()).toEqual([
      'Brecht',
      'Brecht',
      'Malle',
      'Schilde',
      'Zoersel',
      'Zoersel',
    ])
    expect(matches.every(({ street, score }) => street === 'Kerkstraat' && score === 1)).toBe(true)
    expect(matches.map(({ subMunicipality }) => subMunicipality)).toContain('Sint-Lenaarts')
  })

  it('says which numbers of it the BIN has', () => {
    const [odd] = ask('kerkstraat', { municipality: 'Zoersel', houseNumber: 13 }).matches
    expect(odd?.ranges).toEqual([{ from: 1, to: 61, parity: 'odd' }])
    expect(ask('peperstraat').matches[0]?.ranges).toBeUndefined()
  })

  it('may have its municipality and number given apart', () => {
    expect(namesFor('turnhoutsebaan', { municipality: 'schilde', houseNumber: 120 })).toEqual(['Schilde-Bergen'])
    expect(namesFor('turnhoutsebaan', { municipality: 'Mall', houseNumber: 120 })).toEqual(['Oostmalle-Dorp'])
    expect(namesFor('turnhoutsebaan', { municipality: '2390 Malle' })).toEqual(['Oostmalle-Dorp'])
  })

  it('is found from its beginning on, while it is typed', () => {
    for (const typed of ['pep', 'pepe', 'peper', 'pepers', 'peperst', 'peperstr', 'peperstra', 'peperstraa']) {
      expect(namesFor(typed)[0], typed).toBe('Peperstraat en omgeving')
    }
    expect(namesFor('molenstraat sch')).toEqual(['Schilde-Bergen'])
  })

  it('is found from its beginning on before a house number too, as a guess', () => {
    for (const typed of ['peper 12', 'pepers 12', 'peper 12 Zoersel', 'peper 12A bus 3']) {
      const [first] = ask(typed).matches
      expect(first, typed).toMatchObject({ street: 'Peperstraat', how: 'completed' })
      expect(first?.score, typed).toBeLessThan(1)
    }
    expect(ask('peper', { houseNumber: 12 }).matches[0]).toMatchObject({ street: 'Peperstraat', how: 'completed' })
  })

  it('comes with the neighbours of its BIN, the nearest first', () => {
    const { neighbours } = ask('peperstraat')
    expect(neighbours.map(({ bin }) => bin.name)).toContain('Zoerselhof')
    const metres = neighbours.map((near) => near.metres)
    expect(metres).toEqual(metres.toSorted((a, b) => a - b))
    expect(Math.max(...metres)).toBeLessThanOrEqual(2000)
  })

  it("of one's own zone comes before the same elsewhere", () => {
    const [brecht, , malle] = zone.bins.filter(({ streets }) => streets.some(({ name }) => name === 'Kerkstraat'))
    const foreign = zone.bins.map((bin) => (bin === brecht ? bin : { ...bin, zoneId: `${bin.zoneId}-2` as never }))
    const own = StreetIndex.of(foreign).lookUp({ text: 'kerkstraat', ownZones: new Set(['voorkempen']) })
    expect(own.matches[0]?.bin.binId).toBe(brecht?.binId)
    expect(own.matches.map(({ bin }) => bin.binId)).toContain(malle?.binId)
  })
})

describe('a street that no BIN has', () => {
  it.each([
    'Kerkhofstraat',
    'Kerklaan',
    'Oude Kerkstraat',
    'Berkenlaan',
    'Beukenlaan',
    'Molenweg',
    'Bosdreef',
    'Kapelstraat',
    'Zandlaan',
    'Zandvoort',
    'Biezenstraat',
    'Nachtegalenlaan',
    'Onze-Lieve-Vrouwstraat',
    "Rue de l'Église",
    'Jan Vermeulenstraat',
    'Sint-Jansstraat',
    'zzzz',
  ])('%s is not answered with a similar one', (text) => {
    expect(ask(text)).toMatchObject({ matches: [], none: 'unknown-street', neighbours: [] })
    expect(ask(`${text} 12 Brecht`).matches).toEqual([])
  })

  it.each(['Kerkstraat Antwerpen', 'Kerkstraat 12 Maaseik', 'Maaseik Kerkstraat', 'Halle-Dorp Brecht'])(
    '%s: not in that municipality',
    (text) => {
      expect(ask(text)).toMatchObject({ matches: [], none: 'not-in-municipality' })
    },
  )

  it('is none because of its municipality given apart, known or not', () => {
    for (const municipality of ['Antwerpen', 'Maaseik', 'Nergenshuizen']) {
      expect(ask('Peperstraat', { municipality }), municipality).toMatchObject({
        matches: [],
        none: 'not-in-municipality',
      })
    }
  })

  it('is none because of its number; who has the rest of the street is told', () => {
    const answer = ask('kerkstraat 12 zoersel')
    expect(answer).toMatchObject({ matches: [], none: 'not-this-number' })
    expect(answer.sameStreet.map(({ bin }) => bin.name).toSorted()).toEqual(['Halle-Dorp', 'Peperstraat en omgeving'])
    expect(ask('Dorp 3').none).toBe('not-this-number')
  })
})

describe('a place that exists', () => {
  it('is not taken for a similar one', () => {
    const [bin] = zone.bins
    const moved = StreetIndex.of(zone.bins.map((one) => (one === bin ? { ...one, municipality: 'Halen' } : one)))
    expect(moved.lookUp({ text: 'peperstraat halen' }).matches).toHaveLength(1)
    expect(moved.lookUp({ text: 'peperstraat haleen' }).matches).toHaveLength(1)
    // Halle is a part of Zoersel, and a town in Brabant.
    expect(moved.lookUp({ text: 'peperstraat halle' }).matches).toEqual([])
    expect(moved.lookUp({ text: 'peperstraat hamme' }).matches).toEqual([])
  })

  it('may be named in another language', () => {
    const [bin] = zone.bins
    const moved = StreetIndex.of([{ ...bin!, municipality: 'Liège' }])
    expect(moved.lookUp({ text: 'peperstraat luik' }).matches).toHaveLength(1)
    expect(moved.lookUp({ text: 'peperstraat Lüttich' }).matches).toHaveLength(1)
  })
})

describe('whatever is typed', () => {
  it('is answered, with matches the index has and scores between 0 and 1', () => {
    const known = new Set(zone.bins.flatMap(({ streets }) => streets.map(({ name }) => name)))
    assert(
      property(string({ unit: 'binary', maxLength: 60 }), string({ maxLength: 20 }), (text, municipality) =>
        [...ask(text).matches, ...ask(text, { municipality }).matches].every(
          ({ street, score }) => known.has(street) && score > 0 && score <= 1,
        ),
      ),
    )
    expect(ask('').matches).toEqual([])
    expect(ask('   ').matches).toEqual([])
    expect(ask('12').matches).toEqual([])
  })
})

describe('a point on the map', () => {
  it('is in the BIN whose area holds it, and near the others', () => {
    const { bins, near } = index.locate([4.7125, 51.2685])
    expect(bins.map(({ name }) => name)).toEqual(['Peperstraat en omgeving'])
    expect(near.map(({ bin }) => bin.name)).not.toContain('Peperstraat en omgeving')
    expect(near.every(({ metres }) => metres <= 2000)).toBe(true)
  })

  it('outside every area has the nearest BINs, with metres', () => {
    const { bins, near } = index.locate([4.8, 51.25])
    expect(bins).toEqual([])
    expect(near[0]?.bin.name).toBe('Peperstraat en omgeving')
    // 4.7125 to 4.8 degrees is 6.1 km, less the 450 m of the area.
    expect(near[0]?.metres).toBeGreaterThan(5_400)
    expect(near[0]?.metres).toBeLessThan(6_300)
    expect(near).toHaveLength(5)
  })

  it('far from everything has none', () => {
    expect(index.locate([2.35, 48.85])).toEqual({ bins: [], near: [] })
  })

  it('on the border is inside', () => {
    const square = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [4, 51],
          [4.01, 51],
          [4.01, 51.01],
          [4, 51.01],
          [4, 51],
        ] as const,
      ],
    }
    const one = StreetIndex.of([{ ...zone.bins[0]!, area: square }])
    expect(one.locate([4, 51.005]).bins).toHaveLength(1)
    expect(one.locate([3.999, 51.005])).toMatchObject({ bins: [], near: [{ metres: 71 }] })
  })
})
