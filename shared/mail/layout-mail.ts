import { html, raw } from 'hono/html'
import type { Language } from '#contract/vocabulary.ts'
import { layoutPhrases, type Reason } from './layout-phrases.ts'
import { MAIL_STYLE } from './layout-style.ts'
import type { Rendered } from './markdown.ts'
import { PLAIN_RULE, underlinedWith } from './plain-text.ts'
import { markOfStage } from './stage-mark.ts'
import { webAddress } from './web-address.ts'

/** Why the reader gets it, and where they can change that; `of` is the BIN, the list or the service they belong to. */
export type Footer =
  | {
      readonly reason: 'member'
      readonly of: string
      readonly selfServiceUrl: string
      /** Absent in a mail about the membership itself: that ends by leaving. */
      readonly unsubscribeUrl?: string
    }
  | { readonly reason: 'subscriber'; readonly of: string; readonly unsubscribeUrl: string }
  | { readonly reason: Exclude<Reason, 'member' | 'subscriber'>; readonly of: string }

/** What a mail says. Links are addresses of pages; they hold ids and tokens, and never a name. */
export interface MailContent {
  readonly language: Language
  /** Where the system runs: anything but `prod` is said at the top of the mail and of its subject. */
  readonly stage: string
  /** Whose mail it is, such as "BIN De Berg". */
  readonly sender: string
  readonly title: string
  readonly body: Rendered
  /** What the reader is asked to do, as a button below the text. */
  readonly action?: { readonly label: string; readonly url: string }
  /** What stands below the button: the message it is about, which may be long. */
  readonly below?: Rendered
  readonly footer: Footer
}

/** A mail ready for composeMail. */
export interface LaidOutMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

interface Link {
  readonly label: string
  readonly url: string
}

/** Half a sentence: what a list of mails shows beside the subject. */
const PREVIEW_LENGTH = 120
/** Mail is laid out for this width in pixels; images of more are shown as wide as this. */
const WIDTH = 600

/** Lays out a mail as HTML and as plain text; throws a RangeError for a link that is no address of a page. */
export async function layoutMail(content: MailContent): Promise<LaidOutMail> {
  const subject = markOfStage(content.stage, content.language).subject(content.title)
  return { subject, html: await asHtml(content, subject), text: asText(content) }
}

function asText(content: MailContent): string {
  const { sender, title, body, action, below } = content
  const { notice, lines, links, urgent } = around(content)
  return [
    notice,
    sender,
    underlinedWith('=', title),
    body.text,
    action === undefined ? undefined : `${action.label}:\n${checked(action.url)}`,
    below?.text,
    PLAIN_RULE,
    urgent,
    lines.join('\n'),
    ...links.map(({ label, url }) => `${label}:\n${url}`),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n')
    .concat('\n')
}

async function asHtml(content: MailContent, subject: string): Promise<string> {
  const { language, sender, title, body, action, below } = content
  const { notice, lines, links, urgent } = around(content)
  const preview = [notice, body.text]
    .filter((part) => part !== undefined)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
  const made = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${raw(MAIL_STYLE)}</style>
</head>
<body>
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preview.slice(0, PREVIEW_LENGTH).toWellFormed()}</div>
${raw(`<!--[if mso]><table role="presentation" width="${WIDTH}" align="center"><tr><td><![endif]-->`)}
<div class="mail" role="article" aria-label="${title}" style="max-width:${WIDTH}px;margin:0 auto;padding:20px">
${notice === undefined ? '' : html`<p class="stage">${notice}</p>`}
<p class="sender">${sender}</p>
<h1>${title}</h1>
<div class="text">${raw(withFittingImages(body.html))}</div>
${action === undefined ? '' : button(action)}
${below === undefined ? '' : html`<div class="text">${raw(withFittingImages(below.html))}</div>`}
<div class="footer">
<p><strong>${urgent}</strong></p>
<p>${lines.join(' ')}</p>
${links.map(({ label, url }) => html`<p><a href="${url}">${label}</a></p>`)}
</div>
</div>
${raw('<!--[if mso]></td></tr></table><![endif]-->')}
</body>
</html>
`
  return made.toString()
}

/** The only table of the layout: Outlook gives a cell its padding, and a link none. */
function button({ label, url }: Link) {
  return html`<table role="presentation" class="button" style="margin:24px 0;border-spacing:0"><tr>
<td style="background:#0b4f9e;border-radius:6px;padding:14px 24px"><a href="${checked(url)}" style="color:#fff;font-weight:600;text-decoration:none">${label}</a></td>
</tr></table>`
}

/** What stands above and below the text, the same in both forms. */
function around({ language, stage, sender, footer }: MailContent) {
  const phrases = layoutPhrases(language)
  const links: Link[] = []
  if (footer.reason === 'member') links.push({ label: phrases.selfService, url: checked(footer.selfServiceUrl) })
  if ('unsubscribeUrl' in footer && footer.unsubscribeUrl !== undefined)
    links.push({ label: phrases.unsubscribe, url: checked(footer.unsubscribeUrl) })
  return {
    notice: markOfStage(stage, language).notice,
    lines: [phrases.sentBy(sender), phrases.because[footer.reason](footer.of)],
    links,
    urgent: phrases.urgent,
  }
}

function checked(url: string): string {
  const address = webAddress(url)
  if (address === undefined) throw new RangeError('a link of a mail is no address of a page')
  return address
}

/** Outlook shows an image as wide as it says it is; on a telephone it takes the width there is. */
function withFittingImages(safe: string): string {
  return safe.replaceAll(/ width="(\d+)" height="(\d+)">/g, (_, width: string, height: string) => {
    const shown = Math.min(Number(width), WIDTH)
    const scaled = Math.round((Number(height) * shown) / Number(width))
    return ` width="${shown}" height="${scaled}" style="max-width:100%;height:auto;border:0">`
  })
}
