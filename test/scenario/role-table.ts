import { ulid } from 'ulid'
import { aZone } from '../support/directory-builders.ts'

/** Where a request goes: the ids of one place, those of a place that does not exist among them. */
export interface Place {
  readonly zoneId: string
  readonly binId: string
  readonly memberId: string
  readonly alertId: string
  readonly surveyId: string
  readonly meetingId: string
  /** One that was sent to the BIN. */
  readonly bulletinId: string
  readonly newsId: string
}

/** A request to a call of the API. A route that needs If-Match gets one that no record has: it changes nothing. */
export interface Sample {
  /** What goes into the path, by the names it has there. */
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What a call is asked about a place, and how whoever has the role is answered. */
export interface Row {
  readonly ask: (at: Place) => Sample
  /** Their own zone or BIN; without: what the route replies, or 412 where it needs If-Match. */
  readonly own?: number | readonly number[]
  /** Another's zone or BIN, or one that does not exist; without: 404. */
  readonly elsewhere?: number
}

const bin = ({ binId }: Place) => ({ params: { id: binId } })
const member = ({ binId, memberId }: Place) => ({ params: { id: binId, memberId } })
const zone = ({ zoneId }: Place) => ({ params: { id: zoneId } })
const alert = ({ alertId }: Place) => ({ params: { id: alertId } })
const survey = ({ surveyId }: Place) => ({ params: { id: surveyId } })
const bulletin = ({ bulletinId }: Place) => ({ params: { id: bulletinId } })
const news = ({ newsId }: Place) => ({ params: { id: newsId } })
const relay = ({ bulletinId, binId }: Place) => ({ params: { id: bulletinId, binId } })
const meeting = ({ meetingId }: Place) => ({ params: { id: meetingId } })
/** One that nobody filed. */
const request = ({ binId }: Place) => ({ params: { id: binId, requestId: `req_${ulid()}` } })
const nothing = () => ({})
const message = { text: 'Verdachte man gezien.' }

/** Every call of the API with a request to it: a route without a row fails the test beside this file. */
export const roleTable: Readonly<Record<string, Row>> = {
  'preview-alert': { ask: ({ binId }) => ({ body: { binIds: [binId], message, kind: 'test' } }) },
  'raise-alert': {
    ask: ({ binId }) => ({
      body: { binIds: [binId], message, kind: 'test', confirm: { duplicate: true } },
      headers: { 'idempotency-key': ulid() },
    }),
  },
  'list-alerts': { ask: ({ binId }) => ({ query: { binId } }), elsewhere: 200 },
  'read-alert': { ask: alert },
  'list-deliveries': { ask: alert },
  'cancel-alert': { ask: (at) => ({ ...alert(at), body: { reason: 'vergissing' } }), own: [200, 409] },
  'send-follow-up': { ask: (at) => ({ ...alert(at), body: { kind: 'all-clear', message } }), own: [202, 409] },
  'list-zones': { ask: nothing },
  'add-zone': { ask: ({ zoneId }) => ({ body: { ...aNewZone(), id: zoneId } }), own: 409, elsewhere: 403 },
  'read-zone': { ask: zone },
  'change-zone': { ask: (at) => ({ ...zone(at), body: { name: 'Noord' } }) },
  'remove-zone': { ask: zone },
  'list-bins': { ask: ({ zoneId }) => ({ query: { zoneId } }) },
  'add-bin': { ask: ({ zoneId }) => ({ body: { ...aNewBin(), zoneId } }) },
  'read-bin': { ask: bin },
  // Of the whole country: which BIN a street lies in is nobody's secret.
  'look-up-street': { ask: () => ({ query: { q: 'kerkstraat' } }), elsewhere: 200 },
  'change-bin': { ask: (at) => ({ ...bin(at), body: { name: 'Molenstraat' } }) },
  'remove-bin': { ask: bin },
  'set-area': { ask: (at) => ({ ...bin(at), body: square }) },
  'set-streets': { ask: (at) => ({ ...bin(at), body: { streets: [{ name: 'Peperstraat' }] } }) },
  'list-audit': { ask: ({ zoneId }) => ({ query: { zoneId } }) },
  'list-members': { ask: bin },
  'add-member': { ask: (at) => ({ ...bin(at), body: aNewMember() }) },
  'read-member': { ask: member },
  'change-member': { ask: (at) => ({ ...member(at), body: { street: 'Molenstraat' } }) },
  'remove-member': { ask: member },
  'import-members': {
    ask: (at) => ({ ...bin(at), body: aList, headers: { 'content-type': 'text/csv' } }),
  },
  'export-members': { ask: bin },
  'list-requests': { ask: bin },
  'read-request': { ask: request, own: 404 },
  'approve-request': { ask: request, own: 404 },
  'refuse-request': { ask: (at) => ({ ...request(at), body: { reason: 'Buiten het gebied.' } }), own: 404 },
  'record-step': {
    ask: ({ binId }) => ({ params: { id: binId, step: '2' }, body: { state: 'under-way' } }),
  },
  'announce-test': { ask: (at) => ({ ...bin(at), body: { at: tomorrow } }) },
  'read-test-report': { ask: bin, own: [200, 404] },
  'read-indicators': { ask: bin },
  'read-costs': { ask: bin },
  'read-figures': { ask: ({ binId }) => ({ params: { id: binId, quarter: '2026-Q3' } }) },
  'enter-figures': { ask: ({ binId }) => ({ params: { id: binId, quarter: '2026-Q3' }, body: { meetings: 1 } }) },
  'list-surveys': { ask: nothing },
  'add-survey': { ask: ({ binId }) => ({ body: { ...aSurvey, binIds: [binId] } }) },
  'read-survey': { ask: survey },
  'change-survey': { ask: (at) => ({ ...survey(at), body: { title: 'Evaluatie 2026' } }) },
  'remove-survey': { ask: survey },
  'open-survey': { ask: survey },
  'close-survey': { ask: survey },
  'read-survey-results': { ask: survey },
  'preview-bulletin': { ask: ({ bulletinId }) => ({ body: { title: 'Let op', text: 'Tekst.', bulletinId } }) },
  'create-bulletin': { ask: ({ zoneId, binId }) => ({ body: { ...aBulletin, zoneId, binIds: [binId] } }) },
  'list-bulletins': { ask: ({ binId }) => ({ query: { binId } }), elsewhere: 200 },
  'read-bulletin': { ask: bulletin },
  'change-bulletin': { ask: (at) => ({ ...bulletin(at), body: { title: 'Anders' } }), own: 409 },
  'delete-bulletin': { ask: bulletin, own: 409 },
  'add-image': {
    ask: (at) => ({ ...bulletin(at), body: 'geen beeld', headers: { 'content-type': 'image/png' } }),
    own: 409,
  },
  'send-bulletin': { ask: bulletin },
  'relay-bulletin': { ask: relay, own: [200, 409] },
  'ask-permit': { ask: (at) => ({ ...relay(at), body: { kind: 'social-media' } }), own: [200, 409] },
  'decide-permit': {
    ask: (at) => ({ ...relay(at), body: { kind: 'social-media', granted: true } }),
    own: [200, 404, 409],
  },
  'list-meetings': { ask: nothing },
  'plan-meeting': { ask: ({ binId }) => ({ body: { ...aMeeting, binIds: [binId] } }) },
  'read-meeting': { ask: meeting },
  'change-meeting': { ask: (at) => ({ ...meeting(at), body: { place: 'Brecht' } }) },
  'invite-to-meeting': { ask: meeting },
  'cancel-meeting': { ask: meeting },
  'write-minutes': { ask: meeting },
  'list-news': { ask: ({ zoneId }) => ({ query: { zoneId } }) },
  'create-news': { ask: ({ zoneId, binId }) => ({ body: { ...aNewsItem, zoneId, binIds: [binId] } }) },
  'read-news': { ask: news },
  'change-news': { ask: (at) => ({ ...news(at), body: { title: 'Anders' } }) },
  'add-news-image': {
    ask: (at) => ({ ...news(at), body: 'geen beeld', headers: { 'content-type': 'image/png' } }),
    own: [409, 422],
  },
  'delete-news': { ask: news, own: [409, 412] },
  'publish-news': { ask: news },
  'remove-news': { ask: news, own: [200, 409] },
  'describe-api': { ask: nothing },
}

const tomorrow = new Date(Date.now() + 86_400_000).toISOString()

/** An item of BIN-Nieuws, for a BIN. */
export const aNewsItem = { title: 'Let op', text: 'Sluit uw garage.' }

/** The questions of a survey, for a BIN. */
export const aSurvey = {
  title: 'Evaluatie',
  questions: [{ id: 'q1', kind: 'scale', text: 'Ik voel me veilig in mijn buurt.' }],
  lastDay: '2099-12-31',
}

/** A meeting, for a BIN. */
export const aBulletin = { kind: 'prevention-tip', title: 'Sluit uw garage', text: 'Ook overdag.' }
export const aMeeting = {
  title: 'BIN-overleg',
  start: '2099-03-18T20:00:00+01:00',
  end: '2099-03-18T22:00:00+01:00',
  place: 'Gemeentehuis',
}

const aList = 'naam;straat;nr;e-mail\r\nRol Lijst;Peperstraat;2;rol.lijst@example.org\r\n'

/** GeoJSON, somewhere in the Kempen. */
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [4.7, 51.2],
      [4.71, 51.2],
      [4.71, 51.21],
      [4.7, 51.2],
    ],
  ],
}

function aNewBin() {
  return { name: `Rol ${ulid()}`, municipality: 'Zoersel', area: square, mailbox: 'rol@example.org' }
}

function aNewZone() {
  const { zoneId: _zoneId, revision: _revision, ...settings } = aZone()
  return settings
}

function aNewMember() {
  return {
    name: `Rol ${ulid()}`,
    street: 'Peperstraat',
    houseNumber: '1',
    email: 'rol@example.org',
    houseRules: { version: '2024-01', acceptedAt: '2024-02-03' },
  }
}
