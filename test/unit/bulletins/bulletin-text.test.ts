import { describe, expect, it } from 'vitest'
import { checkBulletin, renderBulletin } from '#bulletins/bulletin-text.ts'
import { BulletinId } from '#contract/ids.ts'

const bulletinId = BulletinId.parse('blt_01M82BB2BEXTNHVP44QC44K8SP')
const image = { name: 'abcdefghijklmnopqrstuv.png', type: 'image/png', width: 30, height: 20 } as const
const of = { bulletinId, images: [image] }

function check(text: string, title = 'Let op') {
  return checkBulletin({ title, text }, renderBulletin(text, of, 'https://bin.example'))
}

describe('a bulletin', () => {
  it('shows the images that it has, at their public address, and no other', () => {
    const { html, text } = renderBulletin(
      `![Slot](bulletin-image:${image.name}) ![Weg](bulletin-image:other.png)`,
      of,
      'https://bin.example',
    )
    expect(html).toContain(`src="https://bin.example/media/${bulletinId}/${image.name}"`)
    expect(html.match(/<img/g)).toHaveLength(1)
    expect(text).toContain('[Slot] Weg')
  })

  it('is checked as it is read: what hides in the Markdown is found, with its place where that can be told', () => {
    const plain = 'Inbraak in de Kerkstraat 12 gisteren.'
    const [found] = check(plain)
    expect(found).toMatchObject({ rule: 'house-number', severity: 'block', field: 'text' })
    expect(plain.slice(found?.source?.start, found?.source?.end)).toBe(found?.text)
    const [hidden] = check('Inbraak in de Kerk**straat** 1**2** gisteren.')
    expect(hidden).toMatchObject({ rule: 'house-number', text: '12' })
    expect(hidden?.source).toBeUndefined()
    expect(check('![Kerkstraat 12](bulletin-image:x.png)')).toMatchObject([{ rule: 'house-number' }])
    expect(check('Niets aan de hand.', 'Diefstal Kerkstraat 12')).toMatchObject([
      { field: 'title', rule: 'house-number' },
    ])
  })

  it('has the place in the Markdown of the one that is meant among several', () => {
    const twice = '12 mannen. **Inbraak** in de Kerkstraat 12.'
    const [found] = check(twice)
    expect(found?.source).toEqual({ start: twice.lastIndexOf('12'), end: twice.length - 1 })
  })
})
