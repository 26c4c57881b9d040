import type { Rendered } from '#mail/markdown.ts'
import { renderMarkdown } from '#mail/markdown.ts'
import { checkText } from '#privacy/check-text.ts'
import type { Finding } from '#privacy/finding.ts'
import { type Bulletin, type BulletinText, imagePath } from './bulletin.ts'

/** A finding of the privacy check, with its place in the Markdown where that can be told. */
export interface BulletinFinding extends Finding {
  readonly field: 'title' | 'text'
  readonly source?: { readonly start: number; readonly end: number }
}

/** Renders a text of a bulletin, or one asked for in its place; `publicUrl` is before the addresses of its images. */
export function renderBulletin(
  markdown: string,
  { bulletinId, images }: Pick<Bulletin, 'bulletinId' | 'images'>,
  publicUrl: string,
): Rendered {
  const byReference = new Map(images.map((image) => [`bulletin-image:${image.name}`, image]))
  return renderMarkdown(markdown, (reference) => {
    const image = byReference.get(reference)
    if (image === undefined) return undefined
    const { name, width, height } = image
    return { url: `${publicUrl}${imagePath(bulletinId, name)}`, width, height }
  })
}

/** Checks a bulletin as people will read it: what hides in the Markdown shows in its plain text (Privacy). */
export function checkBulletin({ title, text }: BulletinText, rendered: Rendered): readonly BulletinFinding[] {
  return [
    ...checkText(title, { field: 'title' }).map((finding) => ({
      ...finding,
      field: 'title' as const,
      source: { start: finding.start, end: finding.end },
    })),
    ...checkText(rendered.text, { field: 'text' }).map((finding) => ({
      ...finding,
      field: 'text' as const,
      ...placeIn(text, rendered.text, finding),
    })),
  ]
}

/** Words that stand as often in the Markdown as in what is read of it stand there in the same order. */
function placeIn(markdown: string, read: string, { start, text }: Finding): Pick<BulletinFinding, 'source'> {
  const inRead = occurrences(read, text)
  const inSource = occurrences(markdown, text)
  const place = inSource[inRead.indexOf(start)]
  return place === undefined || inRead.length !== inSource.length
    ? {}
    : { source: { start: place, end: place + text.length } }
}

function occurrences(within: string, words: string): readonly number[] {
  const places: number[] = []
  for (let at = within.indexOf(words); at >= 0; at = within.indexOf(words, at + words.length)) places.push(at)
  return places
}
