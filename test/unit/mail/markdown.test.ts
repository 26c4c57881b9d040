import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown } from '#mail/escape-markdown.ts'
import { MAX_MARKDOWN, renderMarkdown } from '#mail/markdown.ts'
import { attacks, soup } from './attacks.ts'
import { faultsIn } from './harmless.ts'

const lock = { url: 'https://media.bin.test/slot.jpg', width: 640, height: 480 }
const findPicture = (reference: string) => (reference.endsWith('slot.jpg') ? lock : undefined)
const htmlOf = (markdown: string) => renderMarkdown(markdown, findPicture).html
const textOf = (markdown: string) => renderMarkdown(markdown, findPicture).text

describe('a bulletin as HTML', () => {
  it('keeps what a bulletin is made of', () => {
    expect(htmlOf('# Inbraken\n\nBeste buur,\n**Opnieuw** in de *Dorpsstraat*.')).toBe(
      '<h2>Inbraken</h2><p>Beste buur,<br><strong>Opnieuw</strong> in de <em>Dorpsstraat</em>.</p>',
    )
    expect(htmlOf('- een\n  - onder een\n- twee')).toBe('<ul><li>een<ul><li>onder een</li></ul></li><li>twee</li></ul>')
    expect(htmlOf('3. drie\n4. vier')).toBe('<ol start="3"><li>drie</li><li>vier</li></ol>')
    expect(htmlOf('> Gezien?\n\n---')).toBe('<blockquote><p>Gezien?</p></blockquote><hr>')
    expect(htmlOf('| a | b |\n|---|--:|\n| 1 | 2 |')).toBe(
      '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    )
  })

  it('links to web, mail and telephone', () => {
    expect(htmlOf('[a](https://politie.be) info@bin.be [b](tel:+3237000000)')).toBe(
      '<p><a href="https://politie.be/">a</a> <a href="mailto:info@bin.be">info@bin.be</a> <a href="tel:+3237000000">b</a></p>',
    )
  })

  it('shows images of our own, with their size, and the words of others', () => {
    const own = '<img src="https://media.bin.test/slot.jpg" alt="Slot" width="640" height="480">'
    expect(htmlOf('![Slot](bulletin-image:slot.jpg)')).toBe(`<p>${own}</p>`)
    expect(htmlOf('![Slot](/media/2026/slot.jpg)')).toBe(`<p>${own}</p>`)
    expect(htmlOf('zie ![de dader](https://elders.test/foto.png) hier')).toBe('<p>zie de dader hier</p>')
    expect(htmlOf('![weg](bulletin-image:weg.jpg)')).toBe('<p>weg</p>')
    expect(renderMarkdown('![Slot](bulletin-image:slot.jpg)').html).toBe('<p>Slot</p>')
  })

  it('puts headings under the title and skips no level', () => {
    expect(htmlOf('### a\n##### b\n# c\n#### d\n#### e')).toBe('<h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3><h3>e</h3>')
  })

  it('takes nothing for Markdown that people type without meaning it', () => {
    expect(htmlOf('tussen ~5 km en ~10 km')).toBe('<p>tussen ~5 km en ~10 km</p>')
    expect(htmlOf('    ingesprongen')).toBe('<p>ingesprongen</p>')
    expect(htmlOf('Met vriendelijke groeten\n---\nDe politie')).toBe(
      '<p>Met vriendelijke groeten</p><hr><p>De politie</p>',
    )
    expect(htmlOf('minder dan <100 euro & meer')).toBe('<p>minder dan &lt;100 euro &amp; meer</p>')
  })

  it('leaves out what cannot be seen', () => {
    expect(textOf('Kerk\u200Bstraat 1&#8203;2 \u202Eeb.kcah\u202C')).toBe('Kerkstraat 12 eb.kcah')
  })

  it.each(attacks)('makes %j harmless', (attack) => {
    for (const text of [attack, `tekst ${attack} tekst`, `- ${attack}`, `> ${attack}\n\n| a |\n|---|\n| ${attack} |`]) {
      expect(faultsIn(htmlOf(text)), htmlOf(text)).toEqual([])
    }
  })

  it('is harmless whatever stands in the text', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(faultsIn(htmlOf(text))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('shows a text that is nested without end as it was typed, and refuses one that is too long', () => {
    expect(htmlOf('>'.repeat(MAX_MARKDOWN))).toBe(`<p>${'&gt;'.repeat(MAX_MARKDOWN)}</p>`)
    expect(() => htmlOf('a'.repeat(MAX_MARKDOWN + 1))).toThrow(RangeError)
  })
})

describe('what readers will not see as it was meant', () => {
  const warningsOf = (markdown: string) =>
    renderMarkdown(markdown, findPicture).warnings.map(({ kind, text }) => [kind, text])

  it('is told of images that are not ours, each once', () => {
    const foreign = '![p](http://elsewhere.test/x.png)'
    expect(warningsOf(`${foreign} en ${foreign}\n\n| ![](bulletin-image:weg.jpg) |\n|---|`)).toEqual([
      ['foreign-image', 'http://elsewhere.test/x.png'],
      ['foreign-image', 'bulletin-image:weg.jpg'],
    ])
    expect(renderMarkdown(foreign).warnings).toMatchObject([{ message: expect.stringContaining('Voeg ze toe') }])
    expect(warningsOf('![Slot](bulletin-image:slot.jpg)')).toEqual([])
    const [[, data] = []] = warningsOf(`![p](data:image/png;base64,${'A'.repeat(5000)})`)
    expect(data).toHaveLength(101)
  })

  it('is told of links that lead nowhere', () => {
    expect(
      warningsOf('[a](javascript:steal()) [b](www.politie.be) [c](https://politie.be@evil.test/) <ftp://d.test>'),
    ).toEqual([
      ['unsafe-link', 'javascript:steal()'],
      ['unsafe-link', 'www.politie.be'],
      ['unsafe-link', 'https://politie.be@evil.test/'],
      ['unsafe-link', 'ftp://d.test'],
    ])
    expect(warningsOf('[a](https://politie.be) info@bin.be www.bin.be [b](tel:+3237000000)')).toEqual([])
  })

  it('is told of HTML that Markdown could not have made', () => {
    expect(warningsOf('<div><font color="red">let op</font></div><constructor>\n\nGezien door <Jan>.')).toEqual([
      ['html', '<div>'],
      ['html', '<font>'],
      ['html', '<constructor>'],
      ['html', '<jan>'],
    ])
    expect(warningsOf('<img src="https://elders.test/a.png"> <a href="javascript:x()">x</a>')).toEqual([
      ['foreign-image', 'https://elders.test/a.png'],
      ['unsafe-link', 'javascript:x()'],
    ])
  })

  it('is nothing where Markdown is used as it is meant, or not at all', () => {
    const plain =
      '# Tip\n\n<b>vet</b><br>\n- [x] a\n1. b\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> c\n\n`<u>` \\<Jan> 3 < 5 > 4\n\n```\n<u>\n```'
    expect(warningsOf(plain)).toEqual([])
    expect(warningsOf('<x>'.repeat(6000))).toHaveLength(1)
  })
})

describe('a bulletin as plain text', () => {
  it('reads well', () => {
    const text = textOf(`# Inbraken in de wijk

Er was **opnieuw** een inbraak.
Wees op uw hoede.

## Wat kan u doen?

- Sluit ramen en deuren
  - ook boven
- Lees [onze tips](https://politie.be/tips)

2. Bel 101

   Altijd.
3. Noteer de plaats

> Iemand gezien?
>
> Bel.

| straat | aantal |
|---|---|
| Dorp | 3 |

![Slot](bulletin-image:slot.jpg) www.politie.be`)
    expect(text).toBe(`Inbraken in de wijk
-------------------

Er was opnieuw een inbraak.
Wees op uw hoede.

Wat kan u doen?
---------------

- Sluit ramen en deuren
  - ook boven
- Lees onze tips (https://politie.be/tips)

2. Bel 101

   Altijd.
3. Noteer de plaats

> Iemand gezien?
>
> Bel.

straat | aantal
Dorp | 3

[Slot] www.politie.be`)
  })

  it('says what the HTML says', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 }), (words) => {
        const markdown = words.map((word, index) => ['# ', '- ', '', '> ', '1. '][index % 5] + word).join('\n\n')
        const { html, text } = renderMarkdown(markdown)
        expect(text.match(/[a-z]+/g)).toEqual(words)
        expect(html.replaceAll(/<[^>]*>/g, ' ').match(/[a-z]+/g)).toEqual(words)
      }),
    )
  })
})

describe('a name in Markdown', () => {
  it('is shown as it is', () => {
    expect(textOf(`Beste leden van ${escapeMarkdown('BIN *De Berg* [1] & <Dal>')},`)).toBe(
      'Beste leden van BIN *De Berg* [1] & <Dal>,',
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (name) => {
        expect(textOf(escapeMarkdown(name))).toBe(name.replaceAll(/\s+/g, ' ').trim())
      }),
    )
  })
})
