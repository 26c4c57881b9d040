import { execFileSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const SOURCES = ['infra/**/*.ts', 'functions/**/*.ts', 'shared/**/*.ts', 'package-lock.json', 'cdk.json']

/** Makes the cloud assembly before the tests that read it, unless the one in cdk.out is newer than its sources. */
export function setup(): void {
  const assembly = resolve(ROOT, 'cdk.out/manifest.json')
  const sources = globSync(SOURCES, { cwd: ROOT }).map((file) => changedAt(resolve(ROOT, file)))
  if (existsSync(assembly) && Math.max(...sources) < changedAt(assembly)) return
  execFileSync(process.execPath, ['infra/app.ts'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })
}

function changedAt(file: string): number {
  return statSync(file).mtimeMs
}
