import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PIPELINE } from '#runtime/pipeline.ts'

const FOLDER = resolve(import.meta.dirname, '../../functions')
const files = globSync('*/*.ts', { cwd: FOLDER })

test('there are functions, one folder deep', () => {
  expect(files.length).toBeGreaterThan(15)
  expect(globSync('**/*.ts', { cwd: FOLDER })).toHaveLength(files.length)
})

// Loading a function reads no settings: an environment that lacks one shows in the log of a call, not in a dead start.
describe.each(files)('%s', (file) => {
  test('is named for what it does', () => {
    expect(file).toMatch(/^[a-z]+\/[a-z]+-[a-z]+(-[a-z]+)*[.]ts$/)
  })

  test('exports a handler that a pipeline made', async () => {
    const loaded: unknown = await import(resolve(FOLDER, file))
    const handler: unknown = Reflect.get(Object(loaded), 'handler')
    expect(handler).toBeTypeOf('function')
    expect(Reflect.get(Object(handler), PIPELINE)).toBeTypeOf('string')
  })
})
