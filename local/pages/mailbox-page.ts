import type { Mail } from '../aws/mailbox.ts'
import { escapeXml } from '../aws/replies.ts'
import { page } from './page.ts'

/**
 * The page at `/local/mailbox`: the newest mail first, so many of all there are. The HTML of a mail stands in a frame
 * that may do nothing.
 */
export function mailboxPage(mails: readonly Mail[], total: number, to: string | undefined): string {
  const search =
    '<form><label>Aan <input type="email" name="to" ' +
    `value="${escapeXml(to ?? '')}"></label> <button>Zoek</button></form>`
  const articles = mails.toReversed().map(article)
  const older = total > mails.length ? `<p>De nieuwste ${mails.length} van ${total} berichten.</p>` : ''
  return page('Postbus', search + older + (articles.length === 0 ? '<p>Geen berichten.</p>' : articles.join('')))
}

function article({ messageId, from, to, subject, text, html, at }: Mail): string {
  const body =
    html === undefined
      ? `<pre>${escapeXml(text ?? '')}</pre>`
      : `<iframe sandbox title="Bericht" loading="lazy" src="/local/mailbox/${encodeURIComponent(messageId)}"></iframe>`
  const when = new Date(at).toLocaleString('nl-BE', { timeZone: 'Europe/Brussels' })
  return (
    `<article><h2>${escapeXml(subject)}</h2>` +
    `<p>${escapeXml(from)} → ${escapeXml(to.join(', '))}<br>${when}</p>${body}</article>`
  )
}
