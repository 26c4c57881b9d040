import { type FindPicture, findOwnPicture, safeTarget } from './content-model.ts'
import { allowedTags } from './html-tree.ts'

/** Something a writer put in a text that readers do not get to see, with what to do about it. */
export interface MarkupWarning {
  readonly kind: 'foreign-image' | 'unsafe-link' | 'html'
  /** What it is about: where the image or the link pointed, or the tag. */
  readonly text: string
  /** In Dutch. */
  readonly message: string
}

/** Tags that are taken over under the name that Markdown has for them. */
export const RENAMED_TAGS = { b: 'strong', i: 'em' } as const

/** A text of tags and nothing else would have thousands; who mends these sees the next. */
const MOST_WARNINGS = 50
/** The whole of an image may stand in its address; the beginning is enough to find it by. */
const MOST_CHARACTERS = 100

const messages: Readonly<Record<MarkupWarning['kind'], string>> = {
  'foreign-image':
    'Een afbeelding van elders wordt niet getoond, alleen haar bijschrift. Voeg ze toe aan dit bericht (POST …/images) en zet de code uit dat antwoord op deze plaats.',
  'unsafe-link':
    'Van deze link blijft alleen de tekst. Schrijf het volledige adres: het begint met https://, http://, mailto: of tel: en bevat geen gebruikersnaam.',
  html: 'HTML wordt niet overgenomen: wat tussen < en > staat, valt weg. Gebruik Markdown voor de opmaak, of zet \\ voor de < als u het teken zelf bedoelt.',
}

/**
 * Looks at each tag of a text while the text is made harmless, and notes those of which nothing or only the words will
 * be left: each once.
 */
export function noteLostMarkup(findPicture: FindPicture) {
  const noted = new Map<string, MarkupWarning>()
  const note = (kind: MarkupWarning['kind'], full: string) => {
    const text = full.length > MOST_CHARACTERS ? `${full.slice(0, MOST_CHARACTERS).toWellFormed()}…` : full
    if (noted.size < MOST_WARNINGS) noted.set(`${kind} ${text}`, { kind, text, message: messages[kind] })
  }
  return {
    onOpenTag: (name: string, { src = '', href }: Readonly<Record<string, string>>): void => {
      if (!isTakenOver(name)) note('html', `<${name}>`)
      else if (name === 'img' && findOwnPicture(src, findPicture) === undefined) note('foreign-image', src)
      else if (name === 'a' && href !== undefined && safeTarget(href) === undefined) note('unsafe-link', href)
    },
    warnings: (): readonly MarkupWarning[] => [...noted.values()],
  }
}

function isTakenOver(name: string): boolean {
  return Object.hasOwn(RENAMED_TAGS, name) || allowedTags.some((tag) => tag === name)
}
