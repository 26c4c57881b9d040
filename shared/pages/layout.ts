import { html, raw } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { STYLE } from './style.ts'

/** A piece of a page: text in it is escaped. */
export type Html = ReturnType<typeof html>

/** Lays out a public page that reads and works without JavaScript; `title` is the heading too. */
export async function layOutPage(page: {
  readonly language: Language
  readonly title: string
  /** Above the heading: whose page it is. */
  readonly of: string
  readonly body: Html
}): Promise<string> {
  const { language, title, of, body } = page
  const made = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title} – ${of}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header>${of}</header>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
  return made.toString()
}
