import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BulletinView } from '#contract/bulletins-api.ts'
import { type BinId, ZoneId } from '#contract/ids.ts'
import { BulletinZone, linkIn, type SettledBin } from '../support/bulletin-zone.ts'
import { aZone } from '../support/directory-builders.ts'
import type { ProblemBody } from '../support/neighbourhood.ts'

/**
 * A tenth of an hour is six seconds at this scale, a half thirty. Looks come every five seconds, and of those that remind
 * the adjuncts two die: prevention's turn must not have come before the third.
 */
const zone = aZone({
  zoneId: ZoneId.parse('nete'),
  name: 'Nete',
  preventionEmail: 'preventie@nete.example.org',
  relayHours: { adjunct: 0.1, prevention: 0.5 },
})

let police: BulletinZone
beforeAll(async () => {
  police = await BulletinZone.start(zone)
})
afterAll(() => police?.town.close())

describe('a bulletin that is not relayed', () => {
  it('is brought before the adjunct and then prevention, each once; nobody is reminded of one that was relayed', async () => {
    // Whoever reminds dies before the first mail is started, and again after the second.
    const dying = { function: 'remind-relays', call: 'states:StartExecution' }
    await police.town.faults({
      kill: [
        { ...dying, when: 'before', nth: 1 },
        { ...dying, when: 'after', nth: 2 },
      ],
    })
    const [prompt, late, never] = [await police.settleBin(), await police.settleBin(), await police.settleBin()]
    const { id } = await police.send([prompt, late, never])
    const path = `/v1/bulletins/${id}`
    const relay = (binId: BinId) => police.as<ProblemBody>('prevention', 'POST', `${path}/relay/${binId}`)
    expect((await police.asCoordinator(prompt.bin.binId, 'POST', `${path}/relay/${prompt.bin.binId}`)).status).toBe(200)
    expect((await relay(never.bin.binId)).body.code).toBe('relay-too-early')

    const asked = await police.mail(late.adjunct, 'Nog niet doorgestuurd')
    await police.mail(never.adjunct, 'Nog niet doorgestuurd')
    await police.press(await police.visitor.open(linkIn(asked)), 'relay')
    const told = await police.mail(zone.preventionEmail, `BIN ${never.bin.name} stuurde niet door`)
    expect(told.text).toContain('U kunt het nu zelf versturen.')
    expect((await relay(never.bin.binId)).status).toBe(200)
    await police.mail(never.shared, 'Valse meteropnemers')

    const { relays } = (await police.as<BulletinView>('prevention', 'GET', path)).body
    const of = ({ bin }: SettledBin) => relays.find(({ binId }) => binId === bin.binId)
    expect(of(prompt)?.adjunctAskedAt).toBeUndefined()
    expect(of(late)).toMatchObject({ relayedBy: { role: 'adjunct' }, adjunctAskedAt: expect.any(String) })
    expect(of(late)?.preventionToldAt).toBeUndefined()
    expect(of(never)).toMatchObject({ relayedBy: { role: 'prevention' }, preventionToldAt: expect.any(String) })
    // Nothing is due any more, so nobody will be reminded again.
    await police.town.until(
      () => police.town.journal(),
      ({ items }) => !items.some((item) => item.includes('"look"') && item.includes(id)),
    )
    const reminders = (await police.town.mails(zone.preventionEmail)).filter(({ subject }) =>
      subject.includes(`${never.bin.name} stuurde niet door`),
    )
    expect(reminders).toHaveLength(1)
    expect((await police.town.mails(prompt.adjunct)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Valse meteropnemers'),
    ])
  })
})
