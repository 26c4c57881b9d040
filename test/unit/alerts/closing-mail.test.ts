import { describe, expect, it } from 'vitest'
import { type BinSummary, mailToCoordinator, mailToZone } from '#alerts/closing-mail.ts'
import { aClosedTest, someCounts } from '../../support/alert-builders.ts'

const counts = someCounts({ acknowledged: 1, noAnswer: 1, unreachable: 1 })
const bin = { name: 'Peperstraat', counts, unacknowledged: [{ name: 'Zoë Wouters', phone: '+32470000001' }] }
const inProduction = { to: 'an@example.org', stage: 'prod' }

describe('the summary of an alert', () => {
  it('says first of all, in its subject too, that it is not real, where it is not', () => {
    for (const mailOf of [
      (stage: string) => mailToZone({ ...inProduction, stage }, aClosedTest(), { cost: 1 }, counts, [bin]),
      (stage: string) => mailToCoordinator({ ...inProduction, stage }, aClosedTest(), bin),
    ]) {
      const [real, trial] = [mailOf('prod'), mailOf('dev')]
      expect(real.subject).toBe('Testoproep van 22 november 2026, 20:00: afgesloten')
      expect(real.text).toMatch(/^Het bericht luidde:/)
      expect(trial.subject).toBe(`[TEST dev] ${real.subject}`)
      expect(trial.text).toMatch(/^TEST\. .*‘dev’/)
      expect(trial.text.endsWith(`\n\n${real.text}`)).toBe(true)
    }
  })

  it('asks the coordinator after a test to check the numbers there are, and names apart who has none', () => {
    const textOf = (unacknowledged: BinSummary['unacknowledged'], alert = aClosedTest()) =>
      mailToCoordinator(inProduction, alert, { ...bin, unacknowledged }).text
    const [zoe, an] = [{ name: 'Zoë Wouters', phone: '0470 12' }, { name: 'An Aerts' }]
    expect(textOf([an, zoe]).split('\n').slice(-6)).toEqual([
      '',
      'Deze leden bevestigden de testoproep niet. Kijk met hen na of hun nummer klopt:',
      '- Zoë Wouters (0470 12)',
      '',
      'Van deze leden is geen telefoonnummer bekend:',
      '- An Aerts',
    ])
    expect(textOf([an])).not.toContain('Kijk met hen na')
    expect(textOf([zoe])).not.toContain('geen telefoonnummer')
    expect(textOf([an, zoe], aClosedTest(undefined, { kind: 'live' }))).not.toContain('An Aerts')
  })
})
