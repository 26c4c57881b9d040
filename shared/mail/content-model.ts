import { element, type HtmlElement, type HtmlNode, isBlock, type Tag } from './html-tree.ts'

/** An image of our own: where it is (absolute in a mail), and its size in pixels. */
export interface Picture {
  readonly url: string
  readonly width: number
  readonly height: number
}

/** Finds the image that a text names as `bulletin-image:<name>` or `/media/<path>`; nothing when there is none. */
export type FindPicture = (reference: string) => Picture | undefined

const HEADINGS: readonly Tag[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
const OWN_IMAGE = /^(?:bulletin-image:[\w-][\w.-]{0,99}|\/media(?:\/[\w-][\w.-]{0,99}){1,5})$/

/** What is known of the place a node stands in. */
interface Place {
  readonly findPicture: FindPicture
  /** The levels of the headings that the next one stands under, as they were written. */
  readonly levels: number[]
  readonly inLink: boolean
}

/**
 * Brings a tree to what HTML allows, so that every reader builds the same tree of it: paragraphs hold no blocks, lists
 * hold items, tables hold rows of cells, links hold no links. Headings begin at 2 (1 is the title) and skip no level.
 * Links go to http, https, mailto or tel; images are our own. What may not stay leaves its text behind.
 */
export function settleContent(nodes: readonly HtmlNode[], findPicture: FindPicture): readonly HtmlNode[] {
  return blocksOf(nodes, { findPicture, levels: [], inLink: false })
}

/** Blocks, with loose text between them as paragraphs. */
function blocksOf(nodes: readonly HtmlNode[], place: Place): readonly HtmlNode[] {
  const blocks: HtmlNode[] = []
  let loose: HtmlNode[] = []
  const gather = () => {
    const paragraph = phraseOf('p', loose, place)
    if (paragraph !== undefined) blocks.push(paragraph)
    loose = []
  }
  for (const node of nodes) {
    if (typeof node === 'string' || !isBlock(node)) {
      loose.push(node)
    } else {
      gather()
      blocks.push(...blockOf(node, place))
    }
  }
  gather()
  return blocks
}

function blockOf(node: HtmlElement, place: Place): readonly HtmlNode[] {
  switch (node.tag) {
    case 'hr':
      return [element('hr')]
    case 'blockquote': {
      const inside = blocksOf(node.children, place)
      return inside.length === 0 ? [] : [element('blockquote', inside)]
    }
    case 'ul':
    case 'ol':
      return listOf(node, place)
    case 'table':
      return tableOf(node, place)
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return some(phraseOf(headingAt(HEADINGS.indexOf(node.tag) + 1, place), node.children, place))
    case 'p':
      return some(phraseOf('p', node.children, place))
    default:
      // An item without a list, a cell without a table.
      return blocksOf(node.children, place)
  }
}

/** The level of a heading that was written with so many signs: one under what it stands under, 2 to 6. */
function headingAt(written: number, { levels }: Place): Tag {
  while ((levels.at(-1) ?? 0) >= written) levels.pop()
  levels.push(written)
  return HEADINGS[Math.min(levels.length, HEADINGS.length - 1)] ?? 'h6'
}

function listOf(node: HtmlElement, place: Place): readonly HtmlNode[] {
  const items = node.children.flatMap((child) => {
    const inside = isElement(child, 'li') ? itemOf(child.children, place) : itemOf([child], place)
    return inside.length === 0 ? [] : [element('li', inside)]
  })
  const { start } = node.attributes
  const attributes: Record<string, string> = start !== undefined && /^\d{1,4}$/.test(start) ? { start } : {}
  return items.length === 0 ? [] : [element(node.tag, items, node.tag === 'ol' ? attributes : {})]
}

/** An item that is a line of text, perhaps with a list under it, has no paragraph around its text. */
function itemOf(nodes: readonly HtmlNode[], place: Place): readonly HtmlNode[] {
  const inside = blocksOf(nodes, place)
  const [first, ...rest] = inside
  const tight = isElement(first, 'p') && rest.every((each) => isElement(each, 'ul') || isElement(each, 'ol'))
  return tight ? [...first.children, ...rest] : inside
}

function tableOf(table: HtmlElement, place: Place): readonly HtmlNode[] {
  const rowsIn = (nodes: readonly HtmlNode[]) => nodes.filter((node) => isElement(node, 'tr'))
  const head = table.children.flatMap((node) => (isElement(node, 'thead') ? rowsIn(node.children) : []))
  const body = table.children.flatMap((node) => {
    if (isElement(node, 'tr')) return [node]
    return isElement(node, 'tbody') ? rowsIn(node.children) : []
  })
  const parts = [part('thead', head, place), part('tbody', body, place)].flat()
  return parts.length === 0 ? [] : [element('table', parts)]
}

function part(tag: 'thead' | 'tbody', rows: readonly HtmlElement[], place: Place): readonly HtmlNode[] {
  const filled = rows.flatMap(({ children }) => {
    const cells = children.flatMap((cell) => {
      if (!isElement(cell, 'td') && !isElement(cell, 'th')) return []
      const scope: Record<string, string> = cell.tag === 'th' ? { scope: tag === 'thead' ? 'col' : 'row' } : {}
      return [element(cell.tag, trimmed(phrasesOf(cell.children, place)), scope)]
    })
    return cells.length === 0 ? [] : [element('tr', cells)]
  })
  return filled.length === 0 ? [] : [element(tag, filled)]
}

function phraseOf(tag: Tag, nodes: readonly HtmlNode[], place: Place): HtmlElement | undefined {
  const inside = trimmed(phrasesOf(nodes, place))
  return inside.length === 0 ? undefined : element(tag, inside)
}

/** Text, emphasis, links, images and line breaks: the inside of a paragraph, a heading or a cell. */
function phrasesOf(nodes: readonly HtmlNode[], place: Place): readonly HtmlNode[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [collapsed(node)] : phrase(node, place)))
}

function phrase(node: HtmlElement, place: Place): readonly HtmlNode[] {
  switch (node.tag) {
    case 'br':
      return [element('br')]
    case 'strong':
    case 'em': {
      const inside = phrasesOf(node.children, place)
      return inside.length === 0 ? [] : [element(node.tag, inside)]
    }
    case 'a':
      return linkOf(node, place)
    case 'img':
      return imageOf(node, place)
    default:
      return [' ', ...phrasesOf(node.children, place), ' ']
  }
}

function linkOf(node: HtmlElement, place: Place): readonly HtmlNode[] {
  const href = place.inLink ? undefined : safeTarget(node.attributes['href'] ?? '')
  const inside = phrasesOf(node.children, { ...place, inLink: true })
  if (href === undefined) return inside
  return inside.length === 0 ? [] : [element('a', inside, { href })]
}

function imageOf({ attributes }: HtmlElement, { findPicture }: Place): readonly HtmlNode[] {
  const { src = '', alt = '' } = attributes
  const picture = findOwnPicture(src, findPicture)
  if (picture === undefined) return alt === '' ? [] : [collapsed(alt)]
  const { url, width, height } = picture
  return [element('img', [], { src: url, alt, width: String(width), height: String(height) })]
}

/** The image of our own that a text names; nothing for those of others. */
export function findOwnPicture(reference: string, findPicture: FindPicture): Picture | undefined {
  return OWN_IMAGE.test(reference) ? findPicture(reference) : undefined
}

/** Where a link may go, written out in full; nothing when it may not, or hides its host behind a user name. */
export function safeTarget(href: string): string | undefined {
  const url = URL.parse(href)
  if (url === null || url.username !== '' || url.password !== '') return undefined
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined
}

/** Without white space and line breaks at the ends; nothing is left of what is only that. */
function trimmed(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const first = nodes.findIndex((node) => !isBlank(node))
  const last = nodes.findLastIndex((node) => !isBlank(node))
  return nodes.slice(first, last + 1).map((node, index, { length }) => {
    if (typeof node !== 'string') return node
    const start = index === 0 ? node.trimStart() : node
    return index === length - 1 ? start.trimEnd() : start
  })
}

function isBlank(node: HtmlNode): boolean {
  return typeof node === 'string' ? node.trim() === '' : node.tag === 'br' || isEmptyPhrase(node)
}

function isEmptyPhrase({ tag, children }: HtmlElement): boolean {
  return tag !== 'img' && children.every(isBlank)
}

function collapsed(text: string): string {
  return text.replaceAll(/[ \t\n]+/g, ' ')
}

function isElement<T extends Tag>(node: HtmlNode | undefined, tag: T): node is HtmlElement & { readonly tag: T } {
  return typeof node === 'object' && node.tag === tag
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value]
}
