/**
 * A reader of HTML that knows nothing of how it was made, and accepts only the little that cannot be read in two ways:
 * the elements of the list, each closed in its turn, each attribute in double quotes and of a form that does nothing.
 */
const URL_OF_LINK = /^(?:https?:\/\/|mailto:|tel:)[^\s<>"]+$/
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  a: { href: URL_OF_LINK },
  img: { src: /^https:\/\/media\.bin\.test\/[\w.-]+$/, alt: /^[^<>"]*$/, width: /^\d+$/, height: /^\d+$/ },
  ol: { start: /^\d{1,4}$/ },
  th: { scope: /^(?:col|row)$/ },
}
const ELEMENTS = ['h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'ul', 'ol', 'li', 'hr', 'br', 'strong', 'em'].concat(
  ['a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
)
const VOID = ['hr', 'br', 'img']
const TEXT = /^(?:[^<>&]|&(?:amp|lt|gt|nbsp|quot);)*$/

/** What is wrong with it; nothing when it is harmless. */
export function faultsIn(html: string): readonly string[] {
  const faults: string[] = []
  const open: string[] = []
  let at = 0
  const text = (until: number) => {
    const between = html.slice(at, until)
    if (!TEXT.test(between)) faults.push(`text ${between}`)
  }
  for (const tag of html.matchAll(/<[^>]*>/g)) {
    text(tag.index)
    at = tag.index + tag[0].length
    const [, closing, name = '', attributes = ''] = /^<(\/?)([a-z0-9]+)((?: [a-z]+="[^"]*")*)>$/.exec(tag[0]) ?? []
    if (!ELEMENTS.includes(name)) faults.push(`element ${tag[0]}`)
    if (closing === '/') {
      if (open.pop() !== name) faults.push(`closing ${tag[0]}`)
    } else {
      faults.push(...faultsInAttributes(name, attributes))
      if (!VOID.includes(name)) open.push(name)
    }
  }
  text(html.length)
  if (open.length > 0) faults.push(`open ${open.join(' ')}`)
  return faults
}

function faultsInAttributes(element: string, attributes: string): readonly string[] {
  return [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].flatMap(([written, name = '', value = '']) =>
    ATTRIBUTES[element]?.[name]?.test(value) === true && TEXT.test(value) ? [] : [`attribute ${element} ${written}`],
  )
}
