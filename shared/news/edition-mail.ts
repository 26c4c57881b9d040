import { escapeMarkdown } from '#mail/escape-markdown.ts'
import { type Footer, type LaidOutMail, layoutMail } from '#mail/layout-mail.ts'
import { renderMarkdown } from '#mail/markdown.ts'
import type { MailVariant } from '#mailing/mailing.ts'
import { editionPhrases } from './edition-phrases.ts'
import type { PublishedItem } from './news-item.ts'
import type { SiteZone } from './news-layout.ts'
import { renderNews, teaserOf } from './news-text.ts'
import { itemPath, zonePath } from './paths.ts'

/** So much Markdown leaves room under MAX_MARKDOWN for the sentence that says there is more. */
const MOST_MARKDOWN = 18_000

/** Lays out a weekly mail: titles and first words, with the way to each item. */
export async function mailEdition(
  edition: {
    readonly zone: SiteZone
    readonly items: readonly PublishedItem[]
    readonly publicUrl: string
    readonly stage: string
  },
  { language, isMember, links }: MailVariant,
): Promise<LaidOutMail> {
  const { zone, items, publicUrl, stage } = edition
  const phrases = editionPhrases(language)
  const { unsubscribe = '', selfService = '' } = links
  const footer: Footer = isMember
    ? { reason: 'member', of: phrases.aBinOf(zone.name), selfServiceUrl: selfService, unsubscribeUrl: unsubscribe }
    : { reason: 'subscriber', of: phrases.name(zone.name), unsubscribeUrl: unsubscribe }
  const [first, ...others] = items
  return layoutMail({
    language,
    stage,
    sender: phrases.name(zone.name),
    title: first !== undefined && others.length === 0 ? first.title : phrases.title(items.length),
    body: renderMarkdown(bodyOf(items, publicUrl, phrases.more)),
    action: { label: phrases.all, url: `${publicUrl}${zonePath(zone.zoneId)}` },
    footer,
  })
}

function bodyOf(items: readonly PublishedItem[], publicUrl: string, more: (left: number) => string): string {
  let text = ''
  for (const [place, item] of items.entries()) {
    const teaser = escapeMarkdown(teaserOf(item, renderNews(item)))
    const part = `## [${escapeMarkdown(item.title)}](${publicUrl}${itemPath(item)})\n\n${teaser}\n\n`
    if (text.length + part.length > MOST_MARKDOWN) return `${text}${more(items.length - place)}`
    text += part
  }
  return text
}
