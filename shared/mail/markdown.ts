import { Marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import * as z from 'zod'
import { type FindPicture, settleContent } from './content-model.ts'
import { allowedTags, readHtml, writeHtml } from './html-tree.ts'
import { type MarkupWarning, noteLostMarkup, RENAMED_TAGS } from './lost-markup.ts'
import { plainText } from './plain-text.ts'

/** The longest text that is rendered, in UTF-16 units: some ten pages. Longer ones are refused where they are written. */
export const MAX_MARKDOWN = 20_000

/** HTML that renderMarkdown made: it may stand in a page or a mail as it is. */
export type SafeHtml = z.infer<typeof SafeHtml>
const SafeHtml = z.string().brand<'SafeHtml'>()

/** A text in both forms in which it leaves; they say the same. The privacy check belongs on `text`. */
export interface Rendered {
  readonly html: SafeHtml
  readonly text: string
  /** What the writer put in the text and readers do not get to see. */
  readonly warnings: readonly MarkupWarning[]
}

/**
 * Renders Markdown to HTML that can do no harm and to plain text.
 *
 * A line break somebody typed stays one. What people type without meaning Markdown means nothing: an indented line is
 * no code, "~5 km" strikes nothing out, a line of dashes makes no heading of the line above it. HTML in the text is
 * taken over as far as Markdown could have made it; of the rest the words stay.
 * Throws a RangeError for a text over MAX_MARKDOWN.
 */
export function renderMarkdown(markdown: string, findPicture: FindPicture = noPicture): Rendered {
  if (markdown.length > MAX_MARKDOWN) throw new RangeError(`a text of ${markdown.length} characters`)
  const lost = noteLostMarkup(findPicture)
  const clean = sanitizeHtml(parse(markdown), {
    allowedTags: [...allowedTags],
    allowedAttributes: { a: ['href'], img: ['src', 'alt'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['bulletin-image'] },
    allowProtocolRelative: false,
    transformTags: RENAMED_TAGS,
    onOpenTag: lost.onOpenTag,
    // Deeper than anybody writes; what follows walks the tree by calling itself.
    nestingLimit: 30,
  })
  const tree = settleContent(readHtml(clean), findPicture)
  return { html: SafeHtml.parse(writeHtml(tree)), text: plainText(tree), warnings: lost.warnings() }
}

function noPicture(): undefined {
  return undefined
}

const marked = new Marked({
  gfm: true,
  breaks: true,
  tokenizer: { code: () => undefined, del: () => undefined, lheading: () => undefined },
  renderer: {
    code: ({ text }) => `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`,
    codespan: ({ text }) => escapeHtml(text),
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
})

/** A text nested so deeply that the parser runs out of stack is shown as it was typed. */
function parse(markdown: string): string {
  try {
    return marked.parse(markdown, { async: false })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return `<p>${escapeHtml(markdown)}</p>`
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
