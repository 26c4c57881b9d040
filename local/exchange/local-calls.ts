import { z } from 'zod'
import { BehaviourSetting, CALLER_BEHAVIOURS } from './behaviours.ts'
import type { Call } from './call.ts'
import type { CallLog } from './call-log.ts'
import { viewCall, viewCallInFull } from './call-view.ts'
import { decodePart, LocalProblem, type LocalRequest, readBody, sendJson } from './local-http.ts'
import { PhoneNumber } from './phones.ts'
import type { Switchboard } from './switchboard.ts'

const KeyPress = z.strictObject({ key: z.string().regex(/^[0-9*#]$/, 'Eén toets: 0-9, * of #') })
const CallBack = z.strictObject({ from: PhoneNumber, behaviour: BehaviourSetting.optional() })

export interface LocalCallsDependencies {
  readonly log: CallLog
  readonly switchboard: Switchboard
}

/** Answers `/local/calls` and what is under it: the log, phones in somebody's hand, and calls to the source number. */
export async function handleCalls(request: LocalRequest, dependencies: LocalCallsDependencies): Promise<void> {
  const { incoming, response, url } = request
  const [, contactId, action] = /^\/local\/calls(?:\/([^/]+)(?:\/([^/]+))?)?$/.exec(url.pathname) ?? []
  const method = incoming.method ?? 'GET'
  if (contactId === undefined) {
    if (method === 'GET') return sendJson(response, 200, list(url.searchParams, dependencies.log))
    if (method === 'POST') return await takeCall(request, dependencies.switchboard)
    throw new LocalProblem('method-not-allowed', 'GET of POST.')
  }
  const call = dependencies.log.find(decodePart(contactId))
  if (call === undefined) throw new LocalProblem('not-found', 'Deze oproep bestaat niet (meer).')
  if (action === undefined && method === 'GET') return sendJson(response, 200, viewCallInFull(call))
  if (method !== 'POST') throw new LocalProblem('method-not-allowed', 'Alleen POST.')
  if (call.state === 'ended') throw new LocalProblem('call-ended', `Ze eindigde met ${call.disconnectReason ?? ''}.`)
  switch (action) {
    case 'answer':
      answer(call)
      break
    case 'keys':
      press(call, (await readBody(incoming, KeyPress)).key)
      break
    case 'hang-up':
      call.hangUp()
      break
    default:
      throw new LocalProblem('not-found', 'Kies answer, keys of hang-up.')
  }
  sendJson(response, 200, viewCallInFull(call))
}

function list(query: URLSearchParams, log: CallLog): unknown[] {
  const alert = query.get('alert')
  const to = query.get('to')
  const from = query.get('from')
  const found: unknown[] = []
  for (const call of log.calls()) {
    if (alert !== null && call.attributes['alertId'] !== alert) continue
    if (to !== null && call.details.to !== number(to)) continue
    if (from !== null && call.details.from !== number(from)) continue
    found.push(viewCall(call))
  }
  return found
}

/** In a query a plus sign reads as a blank, and hardly anybody writes %2B. */
function number(written: string): string {
  return written.startsWith(' ') ? `+${written.trimStart()}` : written
}

async function takeCall({ incoming, response }: LocalRequest, switchboard: Switchboard): Promise<void> {
  const { from, behaviour = { behaviour: 'manual' as const } } = await readBody(incoming, CallBack)
  if (!CALLER_BEHAVIOURS.has(behaviour.behaviour)) {
    throw new LocalProblem('bad-request', `Wie belt, kan niet ${behaviour.behaviour} zijn.`, [
      { path: 'behaviour', message: [...CALLER_BEHAVIOURS].join(', ') },
    ])
  }
  const call = switchboard.takeCall(from, behaviour)
  if (call === undefined) throw new LocalProblem('lines-busy', 'De beller hoort de bezettoon. Bel straks opnieuw.')
  sendJson(response, 201, { contactId: call.details.contactId })
}

function answer(call: Call): void {
  if (call.state === 'answered') throw new LocalProblem('call-state', 'Er is al opgenomen.')
  if (call.details.reception.pickUp.kind === 'refused')
    throw new LocalProblem('call-state', 'Dit toestel gaat niet over.')
  call.answer()
}

function press(call: Call, key: string): void {
  if (call.state !== 'answered') throw new LocalProblem('call-state', 'Er is nog niet opgenomen.')
  call.press(key)
}
