import { Language } from '#contract/vocabulary.ts'

/** The language of ours that a reader likes best, by the header Accept-Language; Dutch when there is none. */
export function readerLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [range = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined)
      return { language: Language.safeParse(range.split('-')[0]).data, quality: Number(quality ?? 1) }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
  return wanted.find(({ language }) => language !== undefined)?.language ?? 'nl'
}
