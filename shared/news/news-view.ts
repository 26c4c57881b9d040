import { showImage } from '#bulletins/bulletin-view.ts'
import type { NewsSummary, NewsView } from '#contract/news-api.ts'
import { isPublished, type NewsItem } from './news-item.ts'
import { checkNews, renderNews } from './news-text.ts'
import { itemPath } from './paths.ts'

/** An item as the API shows it. */
export function showNews(item: NewsItem, publicUrl: string): NewsView {
  const rendered = renderNews(item, publicUrl)
  return {
    ...summariseNews(item, publicUrl),
    text: item.text,
    html: rendered.html,
    plainText: rendered.text,
    images: item.images.map((image) => showImage(image, `${publicUrl}${image.path}`)),
    ...(item.state === 'draft' ? { findings: [...checkNews(item, rendered)] } : {}),
    warnings: [...rendered.warnings],
  }
}

/** An item as a list of the API shows it. */
export function summariseNews(item: NewsItem, publicUrl: string): NewsSummary {
  const { newsId, zoneId, state, title, summary, binIds, bulletinId, createdAt, publishedAt, changedAt, removedAt } =
    item
  return {
    id: newsId,
    zoneId,
    state,
    title,
    summary,
    binIds: [...binIds],
    createdAt,
    ...(bulletinId === undefined ? {} : { bulletinId }),
    ...(isPublished(item) ? { url: `${publicUrl}${itemPath(item)}` } : {}),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(removedAt === undefined ? {} : { removedAt }),
  }
}
