const DUTCH_UNIT = '(?:één|een|twee|drie|vier|vijf|zes|zeven|acht|negen)'
const DUTCH_TEEN = '(?:tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)'
const DUTCH_TEN = '(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)'
const FRENCH_TEN = '(?:vingt|trente|quarante|cinquante|soixante|septante|huitante|nonante|quatre-vingts?)'
const FRENCH_UNIT = '(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)'
const GERMAN_UNIT = '(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)'
const GERMAN_TEN = '(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)'

/** Each is a choice of whole words of bounded length: nothing to backtrack over. */
const SPELLED = [
  `${DUTCH_UNIT}?honderd(?:en)?(?:${DUTCH_UNIT}|${DUTCH_TEEN}|(?:${DUTCH_UNIT}[eë]n)?${DUTCH_TEN})?`,
  `${DUTCH_TEEN}|(?:${DUTCH_UNIT}[eë]n)?${DUTCH_TEN}|twee|drie|vier|vijf|zes|zeven|acht|negen`,
  `${FRENCH_TEN}(?:-(?:et-)?${FRENCH_UNIT})?|dix|onze|douze|treize|quatorze|quinze|seize|dix-(?:sept|huit|neuf)|cent`,
  'quatre|cinq|six|sept|huit|neuf',
  `(?:${GERMAN_UNIT}und)?${GERMAN_TEN}|zwei|drei|fünf|sechs|sieben|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn`,
].map((words) => new RegExp(`^(?:${words})$`, 'u'))

/** Longer than "negenhonderdnegenennegentig" no number of a house is. */
const LONGEST = 30

/** Tells whether a word, in small letters, is a number in words as the number of a house may be; "een" and "un" are not. */
export function isSpelledNumber(word: string): boolean {
  return word.length <= LONGEST && SPELLED.some((pattern) => pattern.test(word))
}
