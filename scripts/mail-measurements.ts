import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { mailingIdOf } from '#mailing/mailing.ts'
import { MailRound, people, randomKills } from '../test/support/mail-round.ts'
import { MeasuredSystem } from './measured-system.ts'
import { type Measurement, timeFirstCall } from './measurements.ts'

const LINES = { lines: 10, ratePerSecond: 2 }
/** A mailing of so many takes a quiet machine of two cores some minutes. */
const LONGEST_SECONDS = 1800

/** How near a mailing comes to SES's rate, and whether it ever exceeds it; in real time, as SES counts seconds. */
export async function measureMailRate(recipients: number, maxSendRate: number): Promise<Measurement> {
  await using system = await MeasuredSystem.start(1, LINES)
  const post = new MailRound(system.stack)
  await system.send(z.unknown(), 'PUT', '/local/mail', { maxSendRate, max24HourSend: -1 })
  const list = `bulletins#${system.zone.cases.frenchBin}` as const
  // Once to load the functions: what is measured is a system at work.
  const warm = mailingIdOf('blt', 'warm')
  await post.start(warm, list, people(100, 'warm'))
  await post.sent(warm, LONGEST_SECONDS)
  const mailingId = mailingIdOf('blt', 'rate')
  await post.start(mailingId, list, people(recipients, 'rate'))
  await post.sent(mailingId, LONGEST_SECONDS)
  const times = system.stack.mails.mailbox
    .list()
    .filter(({ to }) => to[0]?.startsWith('rate'))
    .map(({ at }) => Date.parse(at))
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
  const used = (recipients - 1) / seconds / maxSendRate
  const { mostInASecond, throttled } = system.stack.mails.quota.figures()
  return {
    what: `Mailing to ${recipients} at SES's rate of ${maxSendRate} a second`,
    result: `${(used * 100).toFixed(1)} % of the rate; at most ${mostInASecond} requests in a second, ${throttled} refused`,
    target: 'at least 90 %, never above the rate',
    met: used >= 0.9 && mostInASecond <= maxSendRate && times.length === recipients,
  }
}

/** Whether everyone of very many gets exactly one mail with functions killed at random, and how long it takes. */
export async function measureMailing(recipients: number, kills: number): Promise<Measurement> {
  const before = process.memoryUsage.rss()
  await using system = await MeasuredSystem.start(60, LINES)
  const post = new MailRound(system.stack)
  await system.send(z.unknown(), 'PUT', '/local/mail', { max24HourSend: -1 })
  await system.send(z.unknown(), 'PUT', '/local/faults', { kill: randomKills(kills, recipients) })
  const list = `bulletins#${system.zone.cases.frenchBin}` as const
  const mailingId = mailingIdOf('blt', 'many')
  const since = performance.now()
  await post.start(mailingId, list, people(recipients, 'many'))
  await post.sent(mailingId, LONGEST_SECONDS)
  const seconds = (performance.now() - since) / 1000
  await post.start(mailingId, list, people(recipients, 'many'))
  await sleep(2000)
  const times = [...post.perAddress('many').values()]
  const once = times.filter((count) => count === 1).length
  const more = Math.round((process.memoryUsage.rss() - before) / 1_000_000)
  return {
    what: `Mailing to ${recipients} with functions killed ${system.stack.faults.kills()} times at random, started twice`,
    result: `${once} got exactly one mail; ${seconds.toFixed(0)} real s, ${more} MB more`,
    target: 'everyone exactly one; under 2,000 MB more',
    met: once === recipients && times.length === recipients && more < 2000,
  }
}

/** How soon the first telephone rings of an alert raised alone, and during a mailing to very many; real seconds. */
export async function measureAlertBesideMail(recipients: number): Promise<Measurement> {
  // The end of an alert is waited for each time; the mails go at a real rate, as processors do not scale.
  const timeScale = 30
  await using system = await MeasuredSystem.start(timeScale, LINES)
  await system.send(z.unknown(), 'PUT', '/local/mail', { maxSendRate: 14 / timeScale, max24HourSend: -1 })
  const { largeBin } = system.zone.cases
  const post = new MailRound(system.stack)
  await timeFirstCall(system, largeBin, 450)
  const alone = [
    await timeFirstCall(system, largeBin, 450),
    await timeFirstCall(system, largeBin, 450),
    await timeFirstCall(system, largeBin, 450),
  ]
  await post.start(mailingIdOf('blt', 'beside'), `bulletins#${largeBin}`, people(recipients, 'beside'))
  while (post.perAddress('beside').size < 100) await sleep(200)
  const beside = [
    await timeFirstCall(system, largeBin, 450),
    await timeFirstCall(system, largeBin, 450),
    await timeFirstCall(system, largeBin, 450),
  ]
  const sent = post.perAddress('beside').size
  const [least, most] = [median(alone), median(beside)]
  return {
    what: `From the 202 to the first of 450 calls, alone and during a mailing to ${recipients} at 14 a real second (${sent} sent), 3 times each`,
    result: `median ${least} ms alone, ${most} ms during the mailing`,
    target: 'under 2,000 ms, and no more than 500 ms later',
    met: most < 2000 && most <= least + 500 && sent < recipients,
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
