import { expect, it } from 'vitest'
import { findNotActive } from '#alerts/not-active.ts'
import { aBin } from '../../support/directory-builders.ts'

const active = aBin()
const starting = aBin({ name: 'Dorp', status: 'starting', steps: active.steps.filter(({ step }) => step !== 13) })

it('names the BINs that a live alert cannot go to yet, with what each still needs', () => {
  expect(findNotActive([active, starting], 'live')).toEqual([
    { binId: starting.binId, binName: 'Dorp', blockers: [expect.objectContaining({ step: 13, code: 'not-tested' })] },
  ])
})

it('names none when all are active, or when it is a test', () => {
  expect(findNotActive([active], 'live')).toEqual([])
  expect(findNotActive([active, starting], 'test')).toEqual([])
})
