import { checkText } from '#privacy/check-text.ts'
import type { Finding } from '#privacy/finding.ts'

export const check = (text: string) => checkText(text, { field: 'message.text' })

interface Label {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** Reads "Kerkstraat {block 12}." as the sentence without braces and the places that were in them. */
export function unmark(marked: string): { text: string; labels: Label[] } {
  let text = ''
  let at = 0
  const labels: Label[] = []
  for (const match of marked.matchAll(/\{(\w+) ([^}]*)\}/g)) {
    const [whole, kind = '', inside = ''] = match
    text += marked.slice(at, match.index)
    labels.push({ kind, start: text.length, end: text.length + inside.length })
    text += inside
    at = match.index + whole.length
  }
  return { text: text + marked.slice(at), labels }
}

const kindOf = ({ rule, severity }: Finding) =>
  rule === 'house-number' ? (severity === 'block' ? 'block' : 'count') : rule

/** The failures, all of them, where they are more than this share; so that a red test shows the sentences. */
export function beyond(share: number, failures: readonly string[], total: number): readonly string[] {
  return failures.length / total > share ? failures : []
}

/** The sentences with a label of one of these kinds that no finding of that kind covers to the letter. */
export function misses(sentences: readonly string[], kinds: readonly string[]): { total: number; missed: string[] } {
  let total = 0
  const missed: string[] = []
  for (const marked of sentences) {
    const { text, labels } = unmark(marked)
    const findings = check(text)
    for (const label of labels.filter(({ kind }) => kinds.includes(kind))) {
      total += 1
      const found = findings.some(
        (one) => kindOf(one) === label.kind && one.start === label.start && one.end === label.end,
      )
      if (!found) missed.push(text)
    }
  }
  return { total, missed }
}

/** The sentences with a finding, of one of these kinds, that nobody labelled. */
export function falseAlarms(sentences: readonly string[], kinds: readonly string[]): string[] {
  return sentences.filter((marked) => {
    const { text, labels } = unmark(marked)
    return check(text).some(
      (one) =>
        kinds.includes(kindOf(one)) &&
        !labels.some((label) => label.kind === kindOf(one) && label.start < one.end && one.start < label.end),
    )
  })
}
