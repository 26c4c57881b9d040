import { describe, expect, it } from 'vitest'
import { dutchOrder, readSearch } from '#directory/search.ts'

const texts = ['Zoë Van den Berghe-D’Hondt', 'Sint-Jobsteenweg', '12 bus 3']
const phones = ['+32452123456']

describe('a member is found by', () => {
  it.each([
    ['zoe'],
    ['ZOË'],
    ['Zo\u0065\u0308'],
    ['berghe'],
    ['vandenberghe'],
    ['van den b'],
    ['hondt zoe'],
    ["d'hondt"],
    ['dhondt'],
    ['sint jobst'],
    ['sintjob'],
    ['sint-job 12'],
    ['12'],
    ['bus 3'],
    ['zoë 1'],
    ['0452 12 34 56'],
    ['0452/12.34.56'],
    ['+32 452 12'],
    ['+32 (0)452 12'],
    ['0032 452'],
    ['3456'],
    ['zoe 0452 12'],
    ['0452 12 zoe'],
    ['  zoe   berghe '],
    [''],
  ])('%s', (asked) => {
    expect(readSearch(asked)(texts, phones)).toBe(true)
  })

  it.each([['oe'], ['zoe peeters'], ['13'], ['us'], ['0452 12 34 57'], ['045 31'], ['345'], ['0123'], ['zoe 0477 12']])(
    'not by %s',
    (asked) => {
      expect(readSearch(asked)(texts, phones)).toBe(false)
    },
  )

  it('a number of another country, and one that was entered wrong', () => {
    expect(readSearch('06 1234 5678')(['Jan'], ['+31612345678'])).toBe(true)
    expect(readSearch('0452 1')(['Jan'], ['0452 1'])).toBe(true)
  })

  it('letters that are two in other hands', () => {
    expect(readSearch('hauptstrasse')(['Hauptstraße'], [])).toBe(true)
    expect(readSearch('coeur')(['Cœur'], [])).toBe(true)
  })
})

it('names stand in Dutch order, accents and capitals aside', () => {
  const names = ['Zoë', 'émile', 'Emma', 'van Dam', 'Vandaele', 'An', 'Émile', 'Ann', 'BIN 10', 'BIN 9']
  expect(names.toSorted(dutchOrder)).toEqual([
    'An',
    'Ann',
    'BIN 9',
    'BIN 10',
    'émile',
    'Émile',
    'Emma',
    'van Dam',
    'Vandaele',
    'Zoë',
  ])
})
