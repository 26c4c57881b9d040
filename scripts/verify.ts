import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { styleText } from 'node:util'
import { synthesise } from '../local/synthesise.ts'

/**
 * `npm test`: everything that is checked of this repository; `npm run check` (`--fast`): the half of it under a minute.
 * A step prints its output only when it failed; vitest runs last and prints its own counts.
 */

interface Result {
  readonly passed: boolean
  readonly output: string
}

interface Step {
  readonly name: string
  readonly run: () => Promise<Result>
}

const types: Step = { name: 'types', run: () => command('tsc', '--project', '.') }
const browserTypes: Step = {
  name: 'types in the browser',
  run: () => command('tsc', '--project', 'local/exchange/page'),
}
const lint: Step = { name: 'lint', run: () => command('oxlint') }
const format: Step = { name: 'format', run: () => command('biome', 'ci', '--colors=off') }
const boundaries: Step = { name: 'boundaries', run: () => command('node', 'scripts/check-boundaries.ts') }
const unused: Step = { name: 'unused code', run: () => command('knip') }
const synth: Step = { name: 'synth with policy checks', run: makeAssembly }

const quick = [types, browserTypes, lint, format]
const fast = process.argv.includes('--fast')
const failed = await runAll(fast ? quick : [synth, ...quick, boundaries, unused])
const tests = await start('inherit', 'vitest', 'run', ...(fast ? ['--project', 'unit'] : []))
if (failed.length > 0) console.log(styleText('red', `Failed before the tests, see above: ${failed.join(', ')}`))
process.exitCode = failed.length === 0 && tests.passed ? 0 : 1

/** Runs the steps, as many side by side as there are cores; answers the names of those that failed. */
async function runAll(steps: readonly Step[]): Promise<readonly string[]> {
  const waiting = steps.values()
  const bad: string[] = []
  const worker = async () => {
    for (const { name, run } of waiting) {
      const since = performance.now()
      const { passed, output } = await run()
      const mark = passed ? styleText('green', 'ok    ') : styleText('red', 'FAILED')
      console.log(`${mark} ${name} ${styleText('dim', `${((performance.now() - since) / 1000).toFixed(1)} s`)}`)
      if (passed) continue
      bad.push(name)
      console.log(`${output.trimEnd()}\n`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return bad
}

async function makeAssembly(): Promise<Result> {
  try {
    await synthesise()
    return { passed: true, output: '' }
  } catch (error) {
    return { passed: false, output: error instanceof Error ? error.message : String(error) }
  }
}

function command(program: string, ...args: readonly string[]): Promise<Result> {
  return start('pipe', program, ...args)
}

function start(stdio: 'inherit' | 'pipe', program: string, ...args: readonly string[]): Promise<Result> {
  const child = spawn(program, args, { stdio: ['ignore', stdio, stdio] })
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ passed: false, output: `${program} did not start: ${message}` }))
    child.on('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(chunks).toString() }))
  })
}
