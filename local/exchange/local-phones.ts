import { readFile } from 'node:fs/promises'
import { BehaviourSetting } from './behaviours.ts'
import type { LiveCalls } from './live-calls.ts'
import { decodePart, LocalProblem, type LocalRequest, readBody, send, sendJson } from './local-http.ts'
import { PhoneNumber, PhoneSettings, type Phones } from './phones.ts'

export interface LocalPhonesDependencies {
  readonly phones: Phones
  readonly liveCalls: LiveCalls
}

interface PageFile {
  readonly file: URL
  readonly contentType: string
}

const SCRIPT = 'text/javascript; charset=utf-8'
const PAGE_FILES: ReadonlyMap<string, PageFile> = new Map([
  ['/local/phones', { file: new URL('./page/phones.html', import.meta.url), contentType: 'text/html; charset=utf-8' }],
  [
    '/local/phones/phones.css',
    { file: new URL('./page/phones.css', import.meta.url), contentType: 'text/css; charset=utf-8' },
  ],
  ['/local/phones/phones.js', { file: new URL('./page/phones.js', import.meta.url), contentType: SCRIPT }],
  ['/local/phones/phones-sound.js', { file: new URL('./page/phones-sound.js', import.meta.url), contentType: SCRIPT }],
])

const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

/** Answers `/local/phones` and what is under it: the page, its live events, and how phones behave. */
export async function handlePhones(request: LocalRequest, dependencies: LocalPhonesDependencies): Promise<void> {
  const { incoming, response, url } = request
  const { phones, liveCalls } = dependencies
  const method = incoming.method ?? 'GET'
  const path = url.pathname
  if (path === '/local/phones' && method === 'PUT') {
    phones.replace(await readBody(incoming, PhoneSettings))
    return sendJson(response, 200, phones.settings())
  }
  if (method === 'GET') {
    if (path === '/local/phones' && wantsJson(incoming.headers.accept)) {
      return sendJson(response, 200, phones.settings())
    }
    if (path === '/local/phones/events') return liveCalls.attach(response)
    const page = PAGE_FILES.get(path)
    if (page !== undefined) return send(response, 200, page.contentType, await readFile(page.file), PAGE_HEADERS)
  }
  if (path === '/local/phones' || PAGE_FILES.has(path)) throw new LocalProblem('method-not-allowed', 'GET of PUT.')
  await handleNumber(request, decodePart(path.slice('/local/phones/'.length)), phones)
}

async function handleNumber({ incoming, response }: LocalRequest, written: string, phones: Phones): Promise<void> {
  const parsed = PhoneNumber.safeParse(written)
  if (!parsed.success) throw new LocalProblem('not-found', 'Dit is geen nummer in E.164, zoals +32470123456.')
  switch (incoming.method) {
    case 'GET':
      break
    case 'PUT':
      phones.set(parsed.data, await readBody(incoming, BehaviourSetting))
      break
    case 'DELETE':
      phones.forget(parsed.data)
      break
    default:
      throw new LocalProblem('method-not-allowed', 'GET, PUT of DELETE.')
  }
  sendJson(response, 200, phones.behaviourOf(parsed.data))
}

function wantsJson(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('text/html')
}
