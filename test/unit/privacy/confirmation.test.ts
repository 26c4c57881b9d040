import { describe, expect, it } from 'vitest'
import { checkText } from '#privacy/check-text.ts'
import { remainingFindings } from '#privacy/confirmation.ts'

const text = 'Kerkstraat 2 mannen gezien, Molenstraat 12, bel 0470 00 00 12.'
const findings = checkText(text, { field: 'message.text' })

describe('what the sender confirmed', () => {
  it('leaves everything while nothing is confirmed', () => {
    expect(remainingFindings(findings, [])).toEqual(findings)
    expect(findings).toHaveLength(3)
  })

  it('clears exactly the findings it names, a house number too', () => {
    const [count, house, phone] = findings
    expect(remainingFindings(findings, findings.slice(0, 2))).toEqual([phone])
    expect(remainingFindings(findings, findings.slice(2))).toEqual([count, house])
  })

  it('clears nothing at another place, in another field or of another text', () => {
    const moved = findings.map((one) => ({ ...one, start: one.start + 1 }))
    const elsewhere = findings.map((one) => ({ ...one, field: 'message.advice' }))
    const changed = findings.map((one) => ({ ...one, text: '13' }))
    expect(remainingFindings(findings, [...moved, ...elsewhere, ...changed])).toEqual(findings)
  })

  it('needs no text to name a place', () => {
    const bare = findings.map(({ rule, field, start, end }) => ({ rule, field, start, end }))
    expect(remainingFindings(findings, bare)).toEqual([])
  })
})
