import { createSound } from './phones-sound.js'

/**
 * @typedef {{ contactId: string, direction: 'outbound' | 'inbound', state: 'ringing' | 'answered', phone: string,
 *   other: string, language: string, saying?: string, said: number, keys: { key: string, fate: string }[] }} LiveCall
 * @typedef {{ manual: string[], timeScale: number, sourceNumber: string }} Phones
 * @typedef {{ contactId: string, reason: string, keys: string[] }} EndedCall
 */

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
/** @type {Readonly<Record<string, string>>} */
const ENDINGS = {
  CONTACT_FLOW_DISCONNECT: 'Het systeem heeft opgehangen.',
  CUSTOMER_DISCONNECT: 'U hebt opgehangen.',
  TELECOM_BUSY: 'U hebt de oproep geweigerd.',
  TELECOM_UNANSWERED: 'Er is niet op tijd opgenomen.',
}

const sound = createSound()
/** @type {Map<string, HTMLElement>} */
const cards = new Map()
/** @type {Map<string, LiveCall>} */
const calls = new Map()
let justEnded = ''

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`no #${id}`)
  return element
}

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement}
 */
function within(parent, selector) {
  const element = parent.querySelector(selector)
  if (!(element instanceof HTMLElement)) throw new Error(`no ${selector}`)
  return element
}

/**
 * @param {string} id of a template
 * @param {string} selector of the element wanted from it
 */
function fromTemplate(id, selector) {
  const template = byId(id)
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`#${id} is no template`)
  return within(document.importNode(template.content, true), selector)
}

/**
 * @param {unknown} value
 * @param {string} field
 * @returns {string} empty when the value has no such text
 */
function textOf(value, field) {
  if (typeof value !== 'object' || value === null) return ''
  /** @type {unknown} */
  const text = Reflect.get(value, field)
  return typeof text === 'string' ? text : ''
}

/**
 * Sends a request; answers with what went wrong, or with nothing.
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<string>}
 */
async function send(method, path, body) {
  try {
    const response = await fetch(`/local/${path}`, {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    })
    if (response.ok) return ''
    /** @type {unknown} */
    const problem = await response.json()
    return `${textOf(problem, 'title') || 'Dat is niet gelukt'}. ${textOf(problem, 'detail')}`.trim()
  } catch {
    return 'De telefooncentrale antwoordt niet.'
  }
}

/**
 * @param {string} contactId
 * @param {'answer' | 'keys' | 'hang-up'} action
 * @param {unknown} [body]
 */
async function act(contactId, action, body) {
  sound.unlock()
  const problem = await send('POST', `calls/${contactId}/${action}`, body)
  if (problem !== '') byId('outcome').textContent = problem
}

/** Writes a number in groups, as people read it. @param {string} number */
function readable(number) {
  const belgian = /^\+32(\d{8,9})$/.exec(number)?.[1]
  if (belgian === undefined) return number
  const first = belgian.length === 9 ? 3 : 2
  return ['+32', belgian.slice(0, first), ...(belgian.slice(first).match(/\d\d/g) ?? [])].join(' ')
}

/** Reads a number as people write it into E.164. @param {string} written */
function toE164(written) {
  const digits = written.replaceAll(/[\s./()-]/g, '')
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return digits.startsWith('0') ? `+32${digits.slice(1)}` : digits
}

/** @param {LiveCall} call */
function createCard(call) {
  const card = fromTemplate('call-card', 'article')
  for (const key of KEYS) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = key
    button.setAttribute('aria-label', key === '*' ? 'ster' : key === '#' ? 'hekje' : key)
    button.addEventListener('click', () => void act(call.contactId, 'keys', { key }))
    within(card, key === '1' || key === '2' ? '.keypad.main' : '.keypad.others').append(button)
  }
  within(card, '.answer').addEventListener('click', () => void act(call.contactId, 'answer'))
  for (const button of card.querySelectorAll('.hang-up')) {
    button.addEventListener('click', () => void act(call.contactId, 'hang-up'))
  }
  // Digits count only while the focus is in the call, so that typing a number elsewhere presses nothing.
  card.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !KEYS.includes(event.key)) return
    if (calls.get(call.contactId)?.state !== 'answered') return
    event.preventDefault()
    void act(call.contactId, 'keys', { key: event.key })
  })
  within(card, '.number').textContent = readable(call.phone)
  within(card, '.other').textContent =
    `${call.direction === 'inbound' ? 'belt' : 'gebeld door'} ${readable(call.other)}`
  cards.set(call.contactId, card)
  byId('calls').append(card)
  if (call.state === 'ringing') {
    byId('announcement').textContent = `Telefoon voor ${readable(call.phone)}`
    if (document.activeElement === document.body) within(card, '.answer').focus()
  }
  return card
}

/** @param {LiveCall} call */
function showCall(call) {
  const before = calls.get(call.contactId)
  const card = cards.get(call.contactId) ?? createCard(call)
  const talking = call.state === 'answered'
  const hadFocus = card.contains(document.activeElement)
  card.classList.toggle('is-talking', talking)
  within(card, 'h3').textContent =
    call.direction === 'inbound' ? 'U belt het systeem' : talking ? 'U bent in gesprek' : 'Telefoon!'
  const saying = within(card, '.saying')
  if (call.saying !== saying.textContent || call.said !== before?.said) {
    saying.lang = call.language
    saying.textContent = call.saying ?? '…'
    if (call.saying !== undefined) sound.speak(call.contactId, call.saying, call.language)
  }
  // Whoever hears the words from the browser does not want the screen reader to say them too.
  saying.setAttribute('aria-live', sound.isOn() ? 'off' : 'polite')
  within(card, '.pressed').textContent =
    call.keys.length === 0
      ? ''
      : `Gedrukt: ${call.keys.map(({ key, fate }) => (fate === 'lost' ? `${key} (niet gehoord)` : key)).join(', ')}`
  if (talking && before?.state !== 'answered' && (hadFocus || call.direction === 'inbound')) saying.focus()
  if (call.keys.length > (before?.keys.length ?? 0)) sound.hush(call.contactId)
  calls.set(call.contactId, call)
}

/** @param {LiveCall[]} live */
function showCalls(live) {
  const ids = new Set(live.map(({ contactId }) => contactId))
  const outcome = byId('outcome')
  if (justEnded !== '' || live.length > 0) outcome.textContent = justEnded
  justEnded = ''
  for (const [contactId, card] of cards) {
    if (ids.has(contactId)) continue
    const hadFocus = card.contains(document.activeElement)
    card.remove()
    cards.delete(contactId)
    calls.delete(contactId)
    sound.hush(contactId)
    if (hadFocus) outcome.focus()
  }
  for (const call of live) showCall(call)
  byId('none').hidden = live.length > 0
  sound.ring(live.some(({ state }) => state === 'ringing'))
  document.title = live.some(({ state }) => state === 'ringing') ? '☎ Telefoon!' : 'Telefoon'
}

/**
 * Keeps what is to be said of a call that ended, until the list without it comes.
 * @param {EndedCall} ended
 */
function showEnd({ contactId, reason, keys }) {
  const call = calls.get(contactId)
  const pressed = keys.length === 0 ? 'U drukte geen toets.' : `U drukte ${keys.join(', ')}.`
  const outcome = `${call === undefined ? '' : `${readable(call.phone)}: `}${ENDINGS[reason] ?? 'De oproep is afgelopen.'}`
  justEnded = call?.state === 'answered' ? `${outcome} ${pressed}` : outcome
}

/** @param {Phones} phones */
function showPhones({ manual, timeScale, sourceNumber }) {
  byId('numbers').replaceChildren(
    ...manual.map((number) => {
      const row = fromTemplate('number-row', 'li')
      const text = readable(number)
      within(row, '.number').textContent = text
      const call = within(row, '.call')
      const forget = within(row, '.forget')
      call.setAttribute('aria-label', `Systeem bellen met ${text}`)
      forget.setAttribute('aria-label', `${text} loslaten`)
      call.addEventListener('click', () => void callSystem(number))
      forget.addEventListener('click', () => void tell(send('DELETE', `phones/${encodeURIComponent(number)}`)))
      return row
    }),
  )
  byId('numbers-help').textContent =
    `Neem oproepen naar een nummer hier zelf op, of bel met een nummer naar het alarmsysteem (${readable(sourceNumber)}).`
  const scale = byId('scale')
  scale.hidden = timeScale === 1
  scale.textContent = `De tijd loopt hier ${timeScale} keer sneller: wie 30 seconden mag wachten met opnemen, heeft hier ${(30 / timeScale).toLocaleString('nl-BE', { maximumFractionDigits: 1 })} seconde.`
}

/** @param {Promise<string>} sending */
async function tell(sending) {
  const problem = await sending
  byId('number-error').textContent = problem
  byId('number').toggleAttribute('aria-invalid', false)
  return problem === ''
}

/** @param {string} number */
async function callSystem(number) {
  sound.unlock()
  return await tell(send('POST', 'calls', { from: number }))
}

/**
 * The number in the field; undefined, and said so, when it is none.
 * @returns {string | undefined}
 */
function enteredNumber() {
  const field = byId('number')
  const number = field instanceof HTMLInputElement ? toE164(field.value) : ''
  const valid = /^\+[1-9]\d{7,14}$/.test(number)
  field.setAttribute('aria-invalid', String(!valid))
  byId('number-error').textContent = valid ? '' : 'Vul een volledig nummer in, zoals 0470 00 00 01 of +32 470 00 00 01.'
  if (!valid) field.focus()
  return valid ? number : undefined
}

async function takeNumber() {
  sound.unlock()
  const number = enteredNumber()
  if (number === undefined) return
  if (await tell(send('PUT', `phones/${encodeURIComponent(number)}`, 'manual'))) clearField()
}

function clearField() {
  const field = byId('number')
  if (field instanceof HTMLInputElement) field.value = ''
}

/**
 * @template T
 * @param {EventSource} feed
 * @param {string} kind
 * @param {(data: T) => void} show
 */
function on(feed, kind, show) {
  feed.addEventListener(kind, (event) => {
    if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return
    // oxlint-disable-next-line typescript/no-unsafe-argument -- the exchange that serves this page made it
    show(JSON.parse(event.data))
  })
}

const soundButton = byId('sound')
soundButton.addEventListener('click', () => {
  sound.toggle()
  for (const call of calls.values()) showCall(call)
})
sound.onChange((isOn) => {
  soundButton.textContent = isOn ? 'Geluid uitzetten' : 'Geluid aanzetten'
})
byId('number-form').addEventListener('submit', (event) => {
  event.preventDefault()
  void takeNumber()
})
byId('call-system').addEventListener('click', () => {
  const number = enteredNumber()
  if (number !== undefined) void callSystem(number)
})

const feed = new EventSource('/local/phones/events')
feed.addEventListener('open', () => (byId('connection').textContent = ''))
feed.addEventListener('error', () => {
  byId('connection').textContent = 'De verbinding met de telefooncentrale is verbroken. We proberen opnieuw…'
  showCalls([])
})
on(feed, 'phones', showPhones)
on(feed, 'calls', showCalls)
on(feed, 'ended', showEnd)
