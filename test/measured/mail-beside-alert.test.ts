import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BinId } from '#contract/ids.ts'
import { mailingIdOf } from '#mailing/mailing.ts'
import { MailRound, people } from '../support/mail-round.ts'
import { Neighbourhood } from '../support/neighbourhood.ts'

let town: Neighbourhood
beforeAll(async () => {
  town = await Neighbourhood.start({ timeScale: 60, lines: 20, ratePerSecond: 10 })
  await town.phones('acknowledge')
})
afterAll(() => town?.close())

/** Real milliseconds from the 202 to the start of the first call. */
async function untilFirstCall(binId: BinId): Promise<number> {
  const alertId = await town.raise([binId], { confirm: { duplicate: true } })
  const asked = Date.now()
  await town.closed(alertId)
  const [first] = await town.calls(alertId)
  return Date.parse(first?.startedAt ?? '') - asked
}

it('a warm alert raised during a mailing rings as soon as without it', async () => {
  const { frenchBin } = town.zone.cases
  await untilFirstCall(frenchBin)
  const alone = [await untilFirstCall(frenchBin), await untilFirstCall(frenchBin)]

  // Ten a second of this machine: more would keep its processors busy, which both share here and do not in AWS.
  await town.put('/local/mail', { maxSendRate: 10 / town.timeScale })
  const post = new MailRound(town.stack)
  const many = 1000
  await post.start(mailingIdOf('blt', 'meanwhile'), `bulletins#${frenchBin}`, people(many, 'meanwhile'))
  await town.until(
    async () => post.perAddress('meanwhile').size,
    (mails) => mails > 20,
  )
  const beside = [await untilFirstCall(frenchBin), await untilFirstCall(frenchBin)]
  expect(post.perAddress('meanwhile').size).toBeLessThan(many)
  expect(Math.min(...beside)).toBeLessThan(Math.max(...alone) + 1000)
})
