import { describe, expect, it } from 'vitest'
import { Language } from '#contract/vocabulary.ts'
import { layoutMail, type MailContent } from '#mail/layout-mail.ts'
import { MAX_MARKDOWN, renderMarkdown } from '#mail/markdown.ts'

const member = {
  reason: 'member',
  of: 'BIN De Berg',
  selfServiceUrl: 'https://bin.test/mijn-gegevens?token=aaa',
  unsubscribeUrl: 'https://bin.test/uitschrijven?token=bbb',
} as const
const content: MailContent = {
  language: 'nl',
  stage: 'prod',
  sender: 'BIN De Berg',
  title: 'Inbraken in de wijk',
  body: renderMarkdown('Beste buur,\n\n# Wat kan u doen?\n\n- Sluit de poort'),
  footer: member,
}

describe('the layout of a mail', () => {
  it('reads well as plain text', async () => {
    const action = { label: 'Stuur door naar uw leden', url: 'https://bin.test/doorsturen/blt_1' }
    const { subject, text } = await layoutMail({ ...content, action })
    expect(subject).toBe('Inbraken in de wijk')
    expect(text).toBe(`BIN De Berg

Inbraken in de wijk
===================

Beste buur,

Wat kan u doen?
---------------

- Sluit de poort

Stuur door naar uw leden:
https://bin.test/doorsturen/blt_1

----------------------------------------

Ziet u nu iets verdachts? Bel 101. Antwoorden op deze mail worden niet dag en nacht gelezen.

Verstuurd door BIN De Berg.
U krijgt deze mail omdat u lid bent van BIN De Berg, een netwerk van bewoners, gemeente en politie.

Uw gegevens bekijken, verbeteren of wissen:
https://bin.test/mijn-gegevens?token=aaa

Uitschrijven met één klik:
https://bin.test/uitschrijven?token=bbb
`)
  })

  it('says the same as HTML, with its headings in order', async () => {
    const { html } = await layoutMail(content)
    expect([...html.matchAll(/<h(\d)>(.*?)<\/h/g)].map(([, level, words]) => [level, words])).toEqual([
      ['1', 'Inbraken in de wijk'],
      ['2', 'Wat kan u doen?'],
    ])
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      'https://bin.test/mijn-gegevens?token=aaa',
      'https://bin.test/uitschrijven?token=bbb',
    ])
    expect(html).toContain('<html lang="nl">')
    expect(html).toContain('<meta name="color-scheme" content="light dark">')
    expect(html).toContain('@media (prefers-color-scheme:dark)')
    expect(html).not.toMatch(/url\(|<script|<link|http-equiv/)
  })

  it.each(Language.options)('speaks to a reader of %s, whoever they are', async (language) => {
    const footers = [
      member,
      { reason: 'subscriber', of: 'BIN-Nieuws Voorkempen', unsubscribeUrl: 'https://bin.test/u' },
      { reason: 'mailbox', of: 'BIN De Berg' },
      { reason: 'office', of: 'Voorkempen' },
      { reason: 'staff', of: 'politiezone Voorkempen' },
      { reason: 'confirmation', of: 'BIN-Nieuws Voorkempen' },
    ] as const
    const texts = await Promise.all(footers.map((footer) => layoutMail({ ...content, language, footer })))
    for (const [index, { html, text }] of texts.entries()) {
      expect(html).toContain(`<html lang="${language}">`)
      expect(text).toContain(footers[index]?.of)
      expect(text).toContain('101')
    }
    expect(new Set(texts.map(({ text }) => text)).size).toBe(footers.length)
    expect(texts.map(({ html }) => html.match(/href=/g)?.length ?? 0)).toEqual([2, 1, 0, 0, 0, 0])
  })

  it('says first of all that it is not real, where it is not', async () => {
    for (const language of Language.options) {
      const { subject, text, html } = await layoutMail({ ...content, language, stage: 'dev' })
      expect(subject).toBe('[TEST dev] Inbraken in de wijk')
      expect(text).toMatch(/^TEST\. /)
      expect(
        html
          .replace(/^.*<body>/s, '')
          .replaceAll(/<[^>]*>/g, '')
          .trim(),
      ).toMatch(/^TEST\. /)
      expect(html).toContain('<p class="stage">TEST. ')
    }
    const { text, html } = await layoutMail(content)
    expect(text).not.toContain('TEST')
    expect(html).not.toContain('TEST')
  })

  it('shows what is filled in as text', async () => {
    const { html } = await layoutMail({
      ...content,
      sender: 'BIN <b>"De Berg"</b>',
      title: '<script>steal()</script>',
      action: { label: '<img src=x onerror=steal()>', url: 'https://bin.test/"onclick="steal()' },
      footer: { reason: 'mailbox', of: '<i>De Berg</i>' },
    })
    expect(html).not.toMatch(/<script|<b>|<i>|<img|onclick="/)
    expect(html).toContain('BIN &lt;b&gt;&quot;De Berg&quot;&lt;/b&gt;')
  })

  it('shows an image no wider than the mail', async () => {
    const picture = { url: 'https://media.bin.test/slot.jpg', width: 1200, height: 500 }
    const body = renderMarkdown('![Slot](bulletin-image:slot.jpg)', () => picture)
    const { html } = await layoutMail({ ...content, body })
    expect(html).toContain('alt="Slot" width="600" height="250" style="max-width:100%;height:auto;border:0">')
  })

  it('refuses a link that is no page', async () => {
    for (const url of ['javascript:steal()', '/uitschrijven', 'mailto:a@b.be', '']) {
      const footer = { reason: 'subscriber', of: 'BIN-Nieuws', unsubscribeUrl: url } as const
      await expect(layoutMail({ ...content, footer })).rejects.toThrow(RangeError)
    }
  })

  it('adds little to the text: Gmail cuts off a mail after 102 kB', async () => {
    const body = renderMarkdown('Een zin van gewone lengte over de wijk. '.repeat(MAX_MARKDOWN / 40))
    const { html } = await layoutMail({ ...content, body })
    expect(Buffer.byteLength(html) - Buffer.byteLength(body.html)).toBeLessThan(5000)
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  })
})
