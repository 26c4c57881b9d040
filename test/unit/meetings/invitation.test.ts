import { expect, it } from 'vitest'
import { MeetingId } from '#contract/ids.ts'
import { invitationTo } from '#meetings/invitation.ts'
import { amendMeeting, type Meeting } from '#meetings/meeting.ts'
import { aZone } from '../../support/directory-builders.ts'

const invited: Meeting = {
  meetingId: MeetingId.parse('mtg_01JD0000000000000000000000'),
  zoneId: aZone().zoneId,
  title: 'BIN-overleg',
  start: '2027-03-18T19:00:00.000Z',
  end: '2027-03-18T21:00:00.000Z',
  place: 'Gemeentehuis Brecht',
  description: '',
  binIds: [],
  state: 'invited',
  sequence: 0,
  createdAt: '2026-11-23T08:00:00.000Z',
  revision: 2,
}

async function mailOf(meeting: Meeting, language: 'nl' | 'fr' | 'de' | 'en' = 'nl') {
  const { compose } = invitationTo(meeting, aZone(), { stage: 'prod', now: new Date('2026-11-23T08:00:00Z') })
  return compose({ language, isMember: true, links: { answer: 'https://bin.example/overleg' } })
}

const moved = amendMeeting(invited, { place: 'Gemeentehuis Zoersel' })

it('says in the subject and before all else that a meeting changed', async () => {
  const [first, second] = [await mailOf(invited), await mailOf(moved)]
  expect(first.subject).toBe('Uitnodiging: BIN-overleg')
  expect(first.text).not.toContain('gewijzigd')
  expect(second.subject).toBe('Gewijzigd: BIN-overleg')
  expect(second.text.indexOf('Dit overleg is gewijzigd.')).toBeGreaterThan(-1)
  expect(second.text.indexOf('Dit overleg is gewijzigd.')).toBeLessThan(second.text.indexOf('Gemeentehuis Zoersel'))
})

it.each([
  ['fr', 'Modifié : BIN-overleg'],
  ['de', 'Geändert: BIN-overleg'],
  ['en', 'Changed: BIN-overleg'],
] as const)('says so in %s too', async (language, subject) => {
  expect((await mailOf(moved, language)).subject).toBe(subject)
})

it('says of a changed meeting that is called off only that', async () => {
  const mail = await mailOf({ ...moved, state: 'cancelled' })
  expect(mail.subject).toBe('Gaat niet door: BIN-overleg')
  expect(mail.text).not.toContain('gewijzigd')
})
