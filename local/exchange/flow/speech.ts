/** What Connect's text-to-speech makes of a text: the words heard and how long they take, or why it will not speak. */
export type Speech =
  | { readonly kind: 'spoken'; readonly plain: string; readonly seconds: number }
  | { readonly kind: 'refused'; readonly reason: string }

/** About what a Polly neural voice says in a second, pauses at full stops included. */
const CHARACTERS_PER_SECOND = 14
/** Connect's own limits on one prompt: characters without the tags, and with them. */
const MOST_BILLED_CHARACTERS = 3000
const MOST_CHARACTERS = 6000

/** Tags a neural voice knows; Polly refuses a document with any other. */
const NEURAL_TAGS: ReadonlySet<string> = new Set([
  'speak',
  'break',
  'lang',
  'mark',
  'p',
  'phoneme',
  'prosody',
  's',
  'say-as',
  'sub',
  'w',
  'amazon:domain',
  'amazon:effect',
])

/** Seconds of silence a break asks for by strength; `medium` is what a bare break means. */
const BREAK_SECONDS: ReadonlyMap<string, number> = new Map([
  ['none', 0],
  ['x-weak', 0],
  ['weak', 0.2],
  ['medium', 0.3],
  ['strong', 0.5],
  ['x-strong', 1],
])

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Speaks a plain text. */
export function speakText(text: string): Speech {
  return speak(text, text, 0)
}

/** Speaks an SSML document; one that is not well-formed is refused, as Polly does. */
export function speakSsml(document: string): Speech {
  const words: string[] = []
  const open: string[] = []
  let silence = 0
  for (const [token] of document.trim().matchAll(/<[^>]*>|[^<]+|</g)) {
    if (!token.startsWith('<')) {
      if (open.length === 0) return refused('text outside <speak>')
      const text = decode(token)
      if (text === undefined) return refused('an & that is not escaped')
      words.push(text)
      continue
    }
    const tag = /^<(?<close>\/?)(?<name>[A-Za-z][\w:-]*)(?<rest>[^<]*?)(?<empty>\/?)>$/.exec(token)?.groups
    const name = tag?.['name']
    if (tag === undefined || name === undefined) return refused('a < that is not escaped')
    if (!NEURAL_TAGS.has(name)) return refused(`<${name}>, which a neural voice does not know`)
    if (tag['close'] === '/') {
      if (open.pop() !== name) return refused(`</${name}> closes what is not open`)
    } else {
      if (words.length > 0 && open.length === 0) return refused('more than one document')
      if (open.length === 0 && name !== 'speak') return refused('a document that does not begin with <speak>')
      if (name === 'break') silence += breakSeconds(tag['rest'] ?? '')
      if (tag['empty'] !== '/') open.push(name)
      words.push(name === 'sub' || name === 'say-as' || name === 'phoneme' || name === 'w' ? '' : ' ')
    }
  }
  if (open.length > 0) return refused(`<${open.join('><')}> left open`)
  return speak(words.join(''), document, silence)
}

function speak(heard: string, written: string, silence: number): Speech {
  const plain = heard.replaceAll(/\s+/g, ' ').trim()
  if (plain === '') return refused('nothing to say')
  if (plain.length > MOST_BILLED_CHARACTERS) return refused(`over ${MOST_BILLED_CHARACTERS} characters to speak`)
  if (written.length > MOST_CHARACTERS) return refused(`over ${MOST_CHARACTERS} characters`)
  return { kind: 'spoken', plain, seconds: plain.length / CHARACTERS_PER_SECOND + silence }
}

function refused(reason: string): Speech {
  return { kind: 'refused', reason }
}

function breakSeconds(attributes: string): number {
  const time = /\btime\s*=\s*["'](?<count>\d+(?:\.\d+)?)(?<unit>ms|s)["']/.exec(attributes)?.groups
  if (time !== undefined) return Number(time['count']) / (time['unit'] === 'ms' ? 1000 : 1)
  const strength = /\bstrength\s*=\s*["'](?<strength>[a-z-]+)["']/.exec(attributes)?.groups?.['strength']
  return BREAK_SECONDS.get(strength ?? 'medium') ?? 0
}

/** The text with its entities resolved; undefined when an & stands in it that begins none. */
function decode(text: string): string | undefined {
  const parts: string[] = []
  let from = 0
  for (const match of text.matchAll(/&(?:(?<entity>#?\w{1,8});)?/g)) {
    const character = characterOf(match.groups?.['entity'] ?? '')
    if (character === undefined) return undefined
    parts.push(text.slice(from, match.index), character)
    from = match.index + match[0].length
  }
  return parts.join('') + text.slice(from)
}

function characterOf(entity: string): string | undefined {
  if (!entity.startsWith('#')) return ENTITIES.get(entity)
  const code = entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
  return Number.isInteger(code) && code > 0 && code <= 0x10ff_ff ? String.fromCodePoint(code) : undefined
}
