import type { Span } from './span.ts'

const LOCAL = /[\p{L}\d._%+'-]/u
const DOMAIN = /[\p{L}\d.-]/u
/** The longest local part and domain there are (RFC 5321); they also bound the work around each `@`. */
const LONGEST_LOCAL = 64
const LONGEST_DOMAIN = 255

/** Finds e-mail addresses. */
export function findEmails(text: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text.charAt(start - 1))) start -= 1
    let end = at + 1
    while (end < text.length && end - at <= LONGEST_DOMAIN && DOMAIN.test(text.charAt(end))) end += 1
    while (end > at + 1 && /[.-]/.test(text.charAt(end - 1))) end -= 1
    if (start < at && /.\.\p{L}{2,}$/u.test(text.slice(at + 1, end))) found.push({ start, end })
  }
  return found
}
