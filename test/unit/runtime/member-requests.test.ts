import { expect, it } from 'vitest'
import { refuseConflict } from '#runtime/member-requests.ts'

it('says on which day in Belgium somebody left, as the import does', () => {
  const reply = refuseConflict({ kind: 'left', since: '2026-11-22T23:30:00.000Z', reach: 'phone' })
  expect(reply.body).toMatchObject({ detail: expect.stringContaining('verlaten op 23 november 2026.') })
})
