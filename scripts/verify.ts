import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { styleText } from 'node:util'

/**
 * `npm test`: everything that is checked of this repository; `npm run check` (`--fast`): the half of it under a minute.
 * A step prints its output only when it failed; vitest runs last and prints its own counts.
 */

interface Step {
  readonly name: string
  readonly command: readonly string[]
}

const format: Step = { name: 'format', command: ['biome', 'ci', '--colors=off'] }
const lint: Step = { name: 'lint', command: ['oxlint'] }
const types: Step = { name: 'types', command: ['tsc', '--project', '.'] }
const boundaries: Step = { name: 'boundaries', command: ['node', 'scripts/check-boundaries.ts'] }
const unused: Step = { name: 'unused code', command: ['knip'] }
const synth: Step = { name: 'synth with policy checks', command: ['node', 'infra/app.ts'] }

const fast = process.argv.includes('--fast')
const steps = fast ? [types, lint, format] : [synth, types, lint, format, boundaries, unused]
const vitest = ['vitest', 'run', ...(fast ? ['--project', 'unit'] : [])]

const failed = await runAll(steps, availableParallelism())
const tests = await run(vitest, 'inherit')
if (failed.length > 0) console.log(styleText('red', `Failed before the tests, see above: ${failed.join(', ')}`))
process.exitCode = failed.length === 0 && tests.code === 0 ? 0 : 1

/** Runs the steps, so many side by side; answers the names of those that failed. */
async function runAll(all: readonly Step[], atOnce: number): Promise<readonly string[]> {
  const waiting = all.values()
  const bad: string[] = []
  const worker = async () => {
    for (const { name, command } of waiting) {
      const start = performance.now()
      const { code, output } = await run(command, 'pipe')
      report(name, code, start)
      if (code === 0) continue
      bad.push(name)
      console.log(`${output.trimEnd()}\n`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return bad
}

function run(command: readonly string[], stdio: 'inherit' | 'pipe'): Promise<{ code: number; output: string }> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { stdio: ['ignore', stdio, stdio] })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => {
    const end = (code: number, last = '') => resolve({ code, output: Buffer.concat(chunks).toString() + last })
    child.on('error', (error) => end(1, `${program} could not be started: ${error.message}`))
    child.on('close', (code) => end(code ?? 1))
  })
}

function report(name: string, code: number, since: number): void {
  const mark = code === 0 ? styleText('green', 'ok    ') : styleText('red', 'FAILED')
  console.log(`${mark} ${name} ${styleText('dim', `${((performance.now() - since) / 1000).toFixed(1)} s`)}`)
}
