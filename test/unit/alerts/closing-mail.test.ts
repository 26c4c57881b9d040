import { describe, expect, it } from 'vitest'
import { mailToCoordinator, mailToZone } from '#alerts/closing-mail.ts'
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
})
