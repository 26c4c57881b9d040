import { expect, it } from 'vitest'
import { acceptsAlert } from '#directory/bin.ts'

it.each([
  ['active', 'live', true],
  ['active', 'test', true],
  ['starting', 'live', false],
  ['starting', 'test', true],
] as const)('a BIN that is %s accepts a %s alert: %s', (status, kind, accepted) => {
  expect(acceptsAlert({ status }, kind)).toBe(accepted)
})
