import { escapeXml } from '../aws/replies.ts'

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin-bottom: 0 }
  dl { margin: 0 } dt { font-weight: 600; margin-top: .8rem } dd { margin: 0 }
  article { border-top: 1px solid; padding: 1rem 0 }
  iframe { width: 100%; height: 24rem; border: 1px solid; background: white }
  pre { white-space: pre-wrap }
`

/** A plain Dutch page for people; `body` is HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(title)}</title>
<style>${STYLE}</style>
<main><h1>${escapeXml(title)}</h1>${body}</main>
</html>
`
}
