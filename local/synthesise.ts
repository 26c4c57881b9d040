import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** The stacks could not be synthesised; the message holds what the synthesis said. */
export class SynthesisFailed extends Error {
  override readonly name = 'SynthesisFailed'
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = ['{functions,infra,shared}/**/*.{ts,json}', 'package-lock.json', 'tsconfig.json', 'cdk.json']
/** Beside the assembly: what it was made from, and which assembly it speaks of. */
const STAMP = 'made-from.txt'

function fingerprint(directory: string): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: ROOT }).toSorted()) {
    hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)))
  }
  // Somebody may have synthesised another stage into the same folder since.
  const manifest = readFileSync(join(directory, 'manifest.json'))
  return `${hash.digest('hex')} ${createHash('sha256').update(manifest).digest('hex')}\n`
}

function isUpToDate(directory: string): boolean {
  const stamp = join(directory, STAMP)
  if (!existsSync(stamp) || !existsSync(join(directory, 'manifest.json'))) return false
  return readFileSync(stamp, 'utf8') === fingerprint(directory)
}

/**
 * Sees to a cloud assembly that was made from the sources as they are, and answers its folder. Synthesises, some seconds
 * long, only when they changed; throws SynthesisFailed.
 */
export async function synthesise(say: (line: string) => void = () => undefined): Promise<string> {
  const directory = join(ROOT, 'cdk.out')
  if (isUpToDate(directory)) return directory
  say('De stacks worden samengesteld (cdk synth) …')
  const child = spawn(process.execPath, ['infra/app.ts', '--output', directory], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (code !== 0) throw new SynthesisFailed(`cdk synth ended with ${code}\n${output}${errors}`)
  writeFileSync(join(directory, STAMP), fingerprint(directory))
  return directory
}
