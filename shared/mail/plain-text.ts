import { type HtmlElement, type HtmlNode, isBlock } from './html-tree.ts'

/** Headings are underlined as far as this, so that the line does not wrap on a telephone. */
const LONGEST_UNDERLINE = 40
/** A line between two parts of a text. */
export const PLAIN_RULE = '-'.repeat(LONGEST_UNDERLINE)

/**
 * A settled tree as text that reads well by itself: blank lines between blocks, headings underlined, lists with dashes
 * or numbers, addresses of links written out. Lines are not wrapped: the reader's own window does that best.
 */
export function plainText(nodes: readonly HtmlNode[]): string {
  return textOfBlocks(nodes)
}

function textOfBlocks(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : textOfBlock(node)))
    .filter((text) => text !== '')
    .join('\n\n')
}

function textOfBlock(node: HtmlElement): string {
  switch (node.tag) {
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return underlinedWith('-', textOfPhrases(node.children))
    case 'hr':
      return PLAIN_RULE
    case 'blockquote':
      return textOfBlocks(node.children).replaceAll(/^(?=(.?))/gm, (_, next: string) => (next === '' ? '>' : '> '))
    case 'ul':
      return node.children.map((item) => textOfItem(item, '- ')).join('\n')
    case 'ol': {
      const first = Number(node.attributes['start'] ?? '1')
      return node.children.map((item, index) => textOfItem(item, `${first + index}. `)).join('\n')
    }
    case 'table':
      return rowsOf(node)
        .map(({ children }) => children.map((cell) => textOfPhrases([cell])).join(' | '))
        .join('\n')
    default:
      return textOfPhrases(node.children)
  }
}

/** An item after its mark; further lines stand under its first word, a list in it follows without a blank line. */
function textOfItem(item: HtmlNode, mark: string): string {
  if (typeof item === 'string') return mark + item
  const at = item.children.findIndex((node) => typeof node === 'object' && isBlock(node))
  const phrases = at < 0 ? item.children : item.children.slice(0, at)
  const blocks = at < 0 ? [] : item.children.slice(at)
  const lines = phrases.length === 0 ? [textOfBlocks(blocks)] : [textOfPhrases(phrases), ...blocks.map(textOfPart)]
  return mark + lines.join('\n').replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`)
}

function textOfPart(node: HtmlNode): string {
  return textOfBlocks([node])
}

function rowsOf({ children }: HtmlElement): readonly HtmlElement[] {
  const parts = children.filter((node) => typeof node === 'object')
  return parts.flatMap((part) => part.children.filter((node) => typeof node === 'object'))
}

function textOfPhrases(nodes: readonly HtmlNode[]): string {
  const text = nodes.map((node) => (typeof node === 'string' ? node : textOfPhrase(node))).join('')
  return text
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

function textOfPhrase(node: HtmlElement): string {
  if (node.tag === 'br') return '\n'
  if (node.tag === 'img') return node.attributes['alt'] === '' ? '' : `[${node.attributes['alt']}]`
  const inside = inner(node.children)
  return node.tag === 'a' ? withTarget(inside, node.attributes['href'] ?? '') : inside
}

function inner(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOfPhrase(node))).join('')
}

/** "words (address)", or the words alone where they are the address. */
function withTarget(words: string, href: string): string {
  const address = href.replace(/^(?:mailto|tel):/, '')
  const bare = (text: string) =>
    text
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, '')
      .toLowerCase()
  return bare(words) === bare(address) ? words : `${words} (${address})`
}

/** A heading with a line of these signs under it. */
export function underlinedWith(sign: '-' | '=', heading: string): string {
  const longest = Math.max(...heading.split('\n').map((line) => line.length))
  return `${heading}\n${sign.repeat(Math.min(longest, LONGEST_UNDERLINE))}`
}
