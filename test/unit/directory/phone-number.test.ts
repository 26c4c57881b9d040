import { assert, oneof, property, string, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalisePhone } from '#directory/phone-number.ts'

describe('a telephone number as people write it', () => {
  it.each([
    ['0452 12 34 56', '+32452123456'],
    ['0452/12.34.56', '+32452123456'],
    ['452123456', '+32452123456'],
    ['+32 (0)452 12 34 56', '+32452123456'],
    ['0032452123456', '+32452123456'],
    [' 0452-123456 ', '+32452123456'],
    ['+31 6 12345678', '+31612345678'],
  ])('reads %s as a mobile number', (entered, phone) => {
    expect(normalisePhone(entered)).toEqual({ kind: 'mobile', phone })
  })

  it.each([
    ['014 01 23 45', '+3214012345'],
    ['(03) 312 34 56', '+3233123456'],
    ['+33 1 99 00 12 34', '+33199001234'],
    ['+1 202 555 0123', '+12025550123'],
  ])('reads %s as a fixed line', (entered, phone) => {
    expect(normalisePhone(entered)).toEqual({ kind: 'fixed', phone })
  })

  it('reads a number without country prefix as one of the country given', () => {
    expect(normalisePhone('06 12345678', 'NL')).toEqual({ kind: 'mobile', phone: '+31612345678' })
  })

  it.each([
    ['0452 12 34 5', 'not-assignable'],
    ['02/123.45.67', 'not-assignable'],
    ['0452 12 34 56 7', 'too-long'],
    ['12', 'too-short'],
    ['101', 'too-short'],
    ['geen', 'not-a-number'],
    ['bel 0452 12 34 56', 'not-a-number'],
    ['4,52E+08', 'not-a-number'],
    ['0452 12 34 56 ext 3', 'extension'],
    ['0902 12 345', 'service-number'],
    ['078 15 15 15', 'service-number'],
    ['0800 12 345', 'service-number'],
  ])('refuses %s: %s', (entered, reason) => {
    expect(normalisePhone(entered)).toEqual({ kind: 'invalid', reason })
  })

  it.each(['', '   ', '\t'])('takes an empty field for no number', (entered) => {
    expect(normalisePhone(entered)).toEqual({ kind: 'none' })
  })

  it('never throws, answers E.164, and reads its own answer again as the same', () => {
    const digits = stringMatching(/^[+0-9 ()./-]{0,20}$/)
    assert(
      property(oneof(digits, string()), (entered) => {
        const read = normalisePhone(entered)
        const phone = 'phone' in read ? read.phone : '+32452000001'
        expect(phone).toMatch(/^\+[1-9]\d{1,14}$/)
        expect('phone' in read ? normalisePhone(phone) : read).toEqual(read)
      }),
    )
  })
})
