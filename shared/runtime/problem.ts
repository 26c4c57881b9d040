import { type ProblemCode, problems } from '#contract/errors.ts'

/** A function's answer to an HTTP request; a body that is not a string goes out as JSON. */
export interface HttpReply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const titles: Readonly<Record<ProblemCode, string>> = {
  'bad-json': 'De inhoud is geen geldige JSON',
  'bad-request': 'De aanvraag klopt niet',
  'bad-list': 'De ledenlijst is niet te lezen',
  'unknown-field': 'De aanvraag bevat een onbekend veld',
  'missing-idempotency-key': 'De header Idempotency-Key ontbreekt',
  forbidden: 'U hebt hier geen recht toe',
  'not-found': 'Niet gevonden',
  'unknown-bin': 'Onbekend BIN',
  'bin-not-active': 'Dit BIN is nog niet opgestart',
  'duplicate-alert': 'Dit BIN werd net al gealarmeerd',
  'recipients-unconfirmed': 'Bevestig het aantal mensen dat gebeld wordt',
  'alert-ended': 'Deze oproep is al afgelopen',
  'nobody-reached': 'Er is nog niemand bereikt',
  'number-taken': 'Dit telefoonnummer staat al bij een ander lid',
  'member-left': 'Deze persoon heeft het BIN verlaten',
  'members-unconfirmed': 'Bevestig het aantal leden dat gewist wordt',
  'request-decided': 'Over deze aanvraag is al beslist',
  'zone-not-empty': 'Deze zone heeft nog BINs',
  'runs-bin': 'Deze persoon leidt het BIN nog',
  'already-exists': 'Dit bestaat al',
  'already-relayed': 'Dit bericht is al doorgestuurd',
  'relay-too-early': 'De coördinator heeft nog tijd',
  'no-permit': 'Hiervoor is geen toestemming',
  'permit-asked': 'Deze toestemming is al gevraagd',
  'permit-decided': 'Over deze toestemming is al beslist',
  'not-a-draft': 'Dit is geen ontwerp meer',
  'meeting-cancelled': 'Dit overleg gaat niet door',
  'survey-not-open': 'Deze evaluatie staat niet open',
  'bulletin-not-sent': 'Dit bulletin is nog niet verstuurd',
  'not-published': 'Dit bericht staat niet op BIN-Nieuws',
  'news-removed': 'Dit bericht is van BIN-Nieuws gehaald',
  'survey-not-closed': 'Deze evaluatie is nog niet afgesloten',
  stale: 'Iemand anders heeft dit intussen gewijzigd',
  'too-large': 'De aanvraag is te groot',
  'unsupported-media-type': 'De inhoud is van een soort die hier niet gelezen wordt',
  'missing-if-match': 'De header If-Match ontbreekt',
  'too-many': 'Te veel aanvragen',
  'empty-message': 'Het bericht is leeg',
  'no-recipients': 'Er is niemand om te bellen',
  privacy: 'Het bericht bevat persoonsgegevens',
  'message-too-long': 'Het bericht is te lang om voor te lezen',
  'step-incomplete': 'Deze stap kan zo nog niet',
  'bulletin-incomplete': 'Dit bericht is nog niet volledig',
  'unfit-image': 'Deze afbeelding kan niet in een bericht',
  'idempotency-key-reused': 'Deze Idempotency-Key hoort bij een andere aanvraag',
  internal: 'Er ging iets mis bij ons',
  'try-later': 'Probeer het zo dadelijk opnieuw',
}

/** Refuses a request with problem details (RFC 9457); `detail` says in Dutch what is wrong and what to do. */
export function refuse(
  code: ProblemCode,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  const status = problems[code]
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
    body: { type: `urn:bin:problem:${code}`, title: titles[code], status, code, detail, ...more },
  }
}
