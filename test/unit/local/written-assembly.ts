import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A stack as a test writes it: the sections of its template, and its assets by object key. */
export interface WrittenStack {
  readonly Resources: Readonly<Record<string, unknown>>
  readonly Outputs?: Readonly<Record<string, unknown>>
  readonly Parameters?: Readonly<Record<string, unknown>>
  readonly Mappings?: Readonly<Record<string, unknown>>
  readonly Conditions?: Readonly<Record<string, unknown>>
  readonly assets?: readonly string[]
}

const writeJson = (path: string, value: unknown) => writeFileSync(path, JSON.stringify(value))

/** Writes a cloud assembly as `cdk synth` lays it out, and gives its folder; gone after the test. */
export function writeAssembly(stacks: Readonly<Record<string, WrittenStack>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'assembly-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const artifacts: Record<string, unknown> = {}
  for (const [name, { assets = [], ...template }] of Object.entries(stacks)) {
    writeJson(join(directory, `${name}.template.json`), template)
    writeJson(join(directory, `${name}.assets.json`), {
      files: Object.fromEntries(
        assets.map((asset) => [
          asset,
          {
            source: { path: `asset.${asset}`, packaging: 'zip' },
            destinations: { current: { objectKey: `${asset}.zip` } },
          },
        ]),
      ),
    })
    for (const asset of assets) mkdirSync(join(directory, `asset.${asset}`))
    artifacts[`${name}.assets`] = { type: 'cdk:asset-manifest', properties: { file: `${name}.assets.json` } }
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      environment: 'aws://unknown-account/eu-central-1',
      properties: { templateFile: `${name}.template.json` },
    }
  }
  writeJson(join(directory, 'manifest.json'), { version: '1', artifacts })
  return directory
}
