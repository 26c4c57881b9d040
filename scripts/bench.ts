import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { measureImport } from './list-measurements.ts'
import { measureAlertBesideMail, measureMailing, measureMailRate } from './mail-measurements.ts'
import { type Measurement, measureMany, measureRetry, measureRound, measureStart } from './measurements.ts'
import { measureStreetLookup } from './street-measurements.ts'

/** `npm run bench`: measures the local stack and writes docs/benchmarks.md. Takes some twenty minutes; best on a machine at rest. */

const tasks: readonly (() => Promise<readonly Measurement[]>)[] = [
  measureStreetLookup,
  measureStart,
  async () => [await measureRound(94)],
  async () => [await measureRound(450)],
  async () => [await measureRetry()],
  async () => [await measureMany(2000)],
  () => measureImport(20_000),
  async () => [await measureMailRate(600, 14)],
  async () => [await measureMailing(10_000, 20)],
  async () => [await measureAlertBesideMail(10_000)],
]

const measurements: Measurement[] = []
for (const task of tasks) {
  for (const measurement of await task()) {
    measurements.push(measurement)
    console.log(row(measurement))
  }
}

const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`
writeFileSync(
  'docs/benchmarks.md',
  `# Benchmarks

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node}, ${machine}. Seconds are seconds of the system, as the local exchange logged them, unless they are called real. Nothing here says how fast AWS is.

| measured | result | target | met |
| --- | --- | --- | --- |
${measurements.map(row).join('\n')}
`,
)
process.exitCode = measurements.every(({ met }) => met) ? 0 : 1

function row({ what, result, target, met }: Measurement): string {
  return `| ${what} | ${result} | ${target} | ${met ? 'yes' : '**no**'} |`
}
