import type { Finding, Rule } from './finding.ts'

/** The sender's word for one finding: seen and meant, or, for a house number, that it is none. */
export interface Confirmation {
  readonly rule: Rule
  readonly field: string
  readonly start: number
  readonly end: number
  readonly text?: string | undefined
}

/** What still stands in the way: each finding is cleared only by a confirmation of exactly that place (and text, if given). */
export function remainingFindings(
  findings: readonly Finding[],
  confirmed: readonly Confirmation[],
): readonly Finding[] {
  return findings.filter((finding) => !confirmed.some((word) => isAbout(word, finding)))
}

function isAbout(word: Confirmation, finding: Finding): boolean {
  return (
    word.rule === finding.rule &&
    word.field === finding.field &&
    word.start === finding.start &&
    word.end === finding.end &&
    (word.text === undefined || word.text === finding.text)
  )
}
