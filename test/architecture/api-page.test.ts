import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { problems } from '#contract/errors.ts'

test('the page about the API has every refusal once, with its status', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/api.md'), 'utf8')
  const [, refusals = ''] = page.split('\n## Refusals\n')
  const rows = [...refusals.matchAll(/^\| (`[^|]+) \| (\d{3}) \|/gm)].flatMap(([, codes = '', status]) =>
    [...codes.matchAll(/`([^`]+)`/g)].map(([, code]) => [code, Number(status)] as const),
  )
  expect(rows).toHaveLength(Object.keys(problems).length)
  expect(Object.fromEntries(rows)).toEqual(problems)
})
