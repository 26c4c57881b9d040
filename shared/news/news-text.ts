import { type Rendered, renderMarkdown } from '#mail/markdown.ts'
import { checkText } from '#privacy/check-text.ts'
import type { Finding } from '#privacy/finding.ts'
import type { NewsItem } from './news-item.ts'

type Words = Pick<NewsItem, 'title' | 'summary' | 'text' | 'images'>

/** The first words of a text, where an item has no summary: two lines on a telephone. */
const EXCERPT = 200

/** A finding of the privacy check in an item. */
export interface NewsFinding extends Finding {
  readonly field: 'title' | 'summary' | 'text'
}

/** Renders an item's text; `origin` is before the addresses of its images: empty on a page, the public one in a feed. */
export function renderNews({ text, images }: Pick<Words, 'text' | 'images'>, origin = ''): Rendered {
  const byReference = new Map(images.map((image) => [`bulletin-image:${image.name}`, image]))
  return renderMarkdown(text, (reference) => {
    const image = byReference.get(reference)
    return image && { url: `${origin}${image.path}`, width: image.width, height: image.height }
  })
}

/** Checks an item as people will read it: what hides in the Markdown shows in its plain text (Privacy). */
export function checkNews({ title, summary }: Words, rendered: Rendered): readonly NewsFinding[] {
  const check = (field: NewsFinding['field'], text: string) =>
    checkText(text, { field }).map((finding) => ({ ...finding, field }))
  return [...check('title', title), ...check('summary', summary), ...check('text', rendered.text)]
}

/** What lists, feeds and mails show of an item: its summary, or how its text begins. */
export function teaserOf({ summary }: Pick<Words, 'summary'>, rendered: Rendered): string {
  if (summary !== '') return summary
  const text = rendered.text.replaceAll(/\s+/g, ' ').trim()
  if (text.length <= EXCERPT) return text
  const cut = text.slice(0, EXCERPT).toWellFormed()
  const lastSpace = cut.lastIndexOf(' ')
  return `${(lastSpace > EXCERPT / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s.,;:!?–-]+$/, '')} …`
}
