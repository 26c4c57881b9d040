import { Feed } from 'feed'
import type { Entry } from './entry.ts'
import { itemPath } from './paths.ts'
import { texts } from './texts.ts'

/** What a reader of feeds is given at once; it asks again within days. */
export const IN_FEED = 30

/** A feed's own facts; `path` is its page, below the public address. */
export interface FeedOf {
  readonly publicUrl: string
  readonly path: string
  readonly title: string
  readonly description: string
}

/** An item in a feed: with its whole text, or with its teaser alone. */
export interface FeedEntry {
  readonly entry: Entry
  readonly publisher: string
  readonly html?: string
}

/** The items as Atom (RFC 4287) and as JSON Feed 1; of the same items always the same text. */
export function makeFeeds(of: FeedOf, items: readonly FeedEntry[]): { readonly atom: string; readonly json: string } {
  // The library calls an item's title and summary HTML in Atom, where JSON Feed has them as plain text.
  const json: unknown = JSON.parse(fill(of, items, (text) => text).json1())
  return { atom: fill(of, items, escapeHtml).atom1(), json: `${JSON.stringify(json, undefined, 1)}\n` }
}

function fill(of: FeedOf, items: readonly FeedEntry[], say: (text: string) => string): Feed {
  const { publicUrl, path, title, description } = of
  const link = `${publicUrl}${path}`
  const shown = items.slice(0, IN_FEED)
  const latest = shown
    .map(({ entry }) => entry.changedAt ?? entry.publishedAt)
    .toSorted()
    .at(-1)
  const feed = new Feed({
    id: link,
    title,
    description,
    link,
    language: 'nl-BE',
    generator: false,
    updated: new Date(latest ?? 0),
    feedLinks: { atom: `${link}feed.atom`, json: `${link}feed.json` },
    author: { name: texts.name, link: publicUrl },
  })
  for (const { entry, html, publisher } of shown) {
    const url = `${publicUrl}${itemPath(entry)}`
    feed.addItem({
      id: url,
      link: url,
      title: xmlText(say(entry.title)),
      description: xmlText(say(entry.teaser)),
      ...(html === undefined ? {} : { content: xmlText(html) }),
      published: new Date(entry.publishedAt),
      date: new Date(entry.changedAt ?? entry.publishedAt),
      author: [{ name: publisher }],
    })
  }
  return feed
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** XML knows no way to write most control characters; text that people read has none. */
function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
}
