import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { problems } from '#contract/errors.ts'
import { routes } from '#contract/routes.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/api.md'), 'utf8')

test('the page about the API has every refusal once, with its status', () => {
  const [, refusals = ''] = page.split('\n## Refusals\n')
  const rows = [...refusals.matchAll(/^\| (`[^|]+) \| (\d{3}) \|/gm)].flatMap(([, codes = '', status]) =>
    [...codes.matchAll(/`([^`]+)`/g)].map(([, code]) => [code, Number(status)] as const),
  )
  expect(rows).toHaveLength(Object.keys(problems).length)
  expect(Object.fromEntries(rows)).toEqual(problems)
})

test('the page about the API has every call once, with the roles that may make it', () => {
  const [, table = ''] = page.split('\n| call | dispatcher | prevention | coordinator |\n')
  const rows = table.slice(0, table.indexOf('\n\n')).split('\n')
  const told = rows.flatMap((row) => {
    const [, calls = '', ...cells] = row.split('|')
    const roles = ['dispatcher', 'prevention', 'coordinator'].filter((_, at) => (cells[at] ?? '').trim() !== '')
    return [...calls.matchAll(/`([A-Z, ]+) (\/v1[^`]*)`/g)].flatMap(([, methods = '', path]) =>
      methods.split(', ').map((method) => `${method} ${path}: ${roles.join(', ')}`),
    )
  })
  const answered = Object.values(routes).filter(({ roles }) => roles.length > 0)
  expect(told.toSorted()).toEqual(
    answered.map(({ method, path, roles }) => `${method} ${path}: ${roles.join(', ')}`).toSorted(),
  )
})
