/** The elements that a text of ours may become: those inside a line, and those that stand by themselves. */
const PHRASES = ['strong', 'em', 'a', 'img', 'br'] as const
const BLOCKS = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'hr'] as const
const TABLES = ['table', 'thead', 'tbody', 'tr', 'th', 'td'] as const
export type Tag = (typeof PHRASES | typeof BLOCKS | typeof TABLES)[number]

/** A piece of text, or an element with what is in it. */
export type HtmlNode = string | HtmlElement

export interface HtmlElement {
  readonly tag: Tag
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly HtmlNode[]
}

/** The elements that may stand in a tree, as a sanitiser wants them listed. */
export const allowedTags: readonly Tag[] = [...PHRASES, ...BLOCKS, ...TABLES]

const VOID: readonly Tag[] = ['br', 'hr', 'img']

/** Whether an element stands by itself, and not inside a line. */
export function isBlock({ tag }: HtmlElement): boolean {
  return !PHRASES.some((phrase) => phrase === tag)
}

/** An element; attributes and content may be left out. */
export function element(
  tag: Tag,
  children: readonly HtmlNode[] = [],
  attributes: Readonly<Record<string, string>> = {},
): HtmlElement {
  return { tag, attributes, children }
}

/**
 * Reads what a sanitiser wrote: balanced elements of the list, attributes in double quotes, `&amp; &lt; &gt; &quot;`.
 * Anything else it takes for text, so that it cannot come out as markup.
 */
export function readHtml(html: string): readonly HtmlNode[] {
  const pieces = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+(?:="[^"<>]*")?)*) ?\/?>|[^<]+|</g
  const root: HtmlNode[] = []
  const open: { readonly tag: Tag; readonly children: HtmlNode[] }[] = []
  for (const [piece, closing, name, attributes] of html.matchAll(pieces)) {
    const inside = open.at(-1)?.children ?? root
    const tag = allowedTags.find((known) => known === name)
    if (tag === undefined) {
      inside.push(decode(piece))
    } else if (closing === '/') {
      const at = open.findLastIndex((each) => each.tag === tag)
      if (at >= 0) open.length = at
    } else {
      const children: HtmlNode[] = []
      inside.push({ tag, attributes: readAttributes(attributes ?? ''), children })
      if (!VOID.includes(tag)) open.push({ tag, children })
    }
  }
  return root
}

/** Writes a tree as HTML, as a browser would write it back: what it reads in it is this tree and no other. */
export function writeHtml(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? escapeText(node) : writeElement(node))).join('')
}

function writeElement({ tag, attributes, children }: HtmlElement): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
  const opening = `<${tag}${written.join('')}>`
  return VOID.includes(tag) ? opening : `${opening}${writeHtml(children)}</${tag}>`
}

function readAttributes(written: string): Record<string, string> {
  const found = written.matchAll(/([a-z]+)(?:="([^"]*)")?/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, decode(value)]))
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

function decode(written: string): string {
  return withoutInvisible(written.replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity))
}

/**
 * Control characters, marks that turn the direction of writing (which can make an address read as another), and
 * characters of no width (which can hide a house number from the privacy check) are left out. Joiners stay: emoji and
 * some scripts need them.
 */
function withoutInvisible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n]|[\u00AD\u200B\u2028\u2029\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, '')
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00A0', '&nbsp;')
}

function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;')
}
