import type { Language } from '#contract/vocabulary.ts'

const DIGITS: Readonly<Record<Language, readonly string[]>> = {
  nl: ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  de: ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
}

const TEENS: Readonly<Record<Language, readonly string[]>> = {
  nl: words('tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'),
  fr: words('dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'),
  de: words('zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'),
  en: words('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'),
}

/** From twenty on. French is that of Belgium: septante and nonante. */
const TENS: Readonly<Record<Language, readonly string[]>> = {
  nl: words('twintig dertig veertig vijftig zestig zeventig tachtig negentig'),
  fr: words('vingt trente quarante cinquante soixante septante quatre-vingt nonante'),
  de: words('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'),
  en: words('twenty thirty forty fifty sixty seventy eighty ninety'),
}

function words(list: string): readonly string[] {
  return list.split(' ')
}

/** One figure as a word; anything but a figure comes back as it was. */
export function digitWord(digit: string, language: Language): string {
  return DIGITS[language][Number(digit)] ?? digit
}

/** A whole number from 0 to 999 in words; larger ones come back in figures. */
export function numberWords(value: number, language: Language): string {
  if (!Number.isInteger(value) || value < 0 || value > 999) return String(value)
  if (value < 100) return belowHundred(value, language)
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const tail = rest === 0 ? '' : belowHundred(rest, language)
  const count = hundreds === 1 && language !== 'en' ? '' : digitWord(String(hundreds), language)
  switch (language) {
    case 'nl':
      return `${count}honderd${tail}`
    case 'de':
      return `${count}hundert${tail}`
    case 'fr':
      return [count, count !== '' && rest === 0 ? 'cents' : 'cent', tail].filter(Boolean).join(' ')
    case 'en':
      return [count, 'hundred', tail && `and ${tail}`].filter(Boolean).join(' ')
  }
}

function belowHundred(value: number, language: Language): string {
  const units = value % 10
  const unit = digitWord(String(units), language)
  if (value < 10) return unit
  if (value < 20) return TEENS[language][value - 10] ?? unit
  const ten = TENS[language][Math.floor(value / 10) - 2] ?? ''
  if (units === 0) return ten === 'quatre-vingt' ? 'quatre-vingts' : ten
  switch (language) {
    case 'nl':
      return `${unit.replace('één', 'een')}${unit.endsWith('e') ? 'ën' : 'en'}${ten}`
    case 'de':
      return `${unit.replace('eins', 'ein')}und${ten}`
    case 'fr':
      return units === 1 && ten !== 'quatre-vingt' ? `${ten} et un` : `${ten}-${unit}`
    case 'en':
      return `${ten}-${unit}`
  }
}
