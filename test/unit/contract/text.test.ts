import { describe, expect, it } from 'vitest'
import { Email, oneLine } from '#contract/text.ts'

describe('a line of text', () => {
  const line = oneLine(2, 10)

  it.each([
    ['  An  ', 'An'],
    ['Zoe\u0308', 'Zoë'],
    ['D’Hondt 😀', 'D’Hondt 😀'],
  ])('%j is read as %j', (entered, read) => {
    expect(line.parse(entered)).toBe(read)
  })

  it.each([
    [' A '],
    ['twee\nregels'],
    ['tab\tje'],
    ['nul\u0000'],
    ['half \ud83d'],
    ['ver\ufffdloren'],
    ['elf tekens.'],
  ])('%j is refused', (entered) => {
    expect(line.safeParse(entered).success).toBe(false)
  })
})

it('an address is read without what was pasted around it', () => {
  expect(Email.parse(' an.peeters@example.org\t')).toBe('an.peeters@example.org')
  expect(Email.safeParse('an.peeters@').error?.issues[0]?.message).toBe('Dit is geen geldig e-mailadres.')
})
