import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(resolve(ROOT, file), 'utf8')

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean)
const sources = tracked.filter((file) => /[.]tsx?$/.test(file))

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})
const lock = Lock.parse(JSON.parse(read('package-lock.json'))).packages

test('the lock file names no server', () => {
  expect(Object.keys(lock).filter((name) => lock[name]?.resolved !== undefined)).toEqual([])
})

test('the lock file has the binaries of every platform, without which `npm ci` refuses it', () => {
  const locked = new Set(Object.keys(lock).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  const wanted = Object.values(lock).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}))
  expect(wanted.length).toBeGreaterThan(0)
  expect(wanted.filter((name) => !locked.has(name))).toEqual([])
})

const FREE = new Set(
  'MIT MIT-0 Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD ISC MPL-2.0 BlueOak-1.0.0 CC0-1.0 CC-BY-4.0 Python-2.0 Unlicense'.split(
    ' ',
  ),
)
/** Packages whose manifest has no licence field; their LICENSE file says it. */
const LICENCE_FILES: Readonly<Record<string, string>> = { 'node_modules/suncalc': 'BSD-2-Clause' }

test('every package has a licence that goes with EUPL-1.2', () => {
  const odd = Object.entries(lock).filter(([path, { license = LICENCE_FILES[path] ?? 'none' }]) => {
    const choices = license.replaceAll(/[()]/g, '').split(' OR ')
    return path !== '' && !choices.some((choice) => choice.split(' AND ').every((term) => FREE.has(term)))
  })
  expect(odd.map(([path, { license }]) => `${path}: ${license ?? 'none'}`)).toEqual([])
})

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})
const { dependencies, devDependencies } = Manifest.parse(JSON.parse(read('package.json')))
const versions = { ...dependencies, ...devDependencies }

test('versions are pinned', () => {
  expect(Object.values(versions).filter((version) => !/^\d+[.]\d+[.]\d+$/.test(version))).toEqual([])
})

test('the decision about libraries names each of them, with its version', () => {
  const rows = read('docs/decisions/0005-libraries.md').matchAll(/^[|][^|]*[|] (\S+) [|] (\S+) [|]/gm)
  const named = [...rows].map(([, name, version]) => [name, version]).filter(([, version]) => /\d/.test(version ?? ''))
  expect(Object.fromEntries(named)).toEqual(versions)
})

test('no file knows a path of the machine it was written on', () => {
  const homes = new RegExp(['work', 'home', 'Users', 'root'].map((name) => `(^|[\\s"'\`(=:])/${name}/[a-z]`).join('|'))
  const texts = tracked.filter((file) => /[.](ts|tsx|mjs|json|jsonc|md|html|css|sh)$|run$/.test(file))
  expect(texts.filter((file) => homes.test(read(file)))).toEqual([])
})

test('no file passes on what another exports', () => {
  expect(sources.filter((file) => /^export (type )?([*]|[{][^}]*[}]) from/m.test(read(file)))).toEqual([])
})

test('no folder is named for having no subject', () => {
  expect(tracked.filter((file) => /(^|\/)(utils?|helpers?|common|misc|lib)\//.test(file))).toEqual([])
})
