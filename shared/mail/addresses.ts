const ATOM = /^[\w!#$%&'*+/=?^`{|}~-]+$/
const LABEL = /^(?!-)[\p{L}\p{N}-]{1,63}(?<!-)$/u

/**
 * Whether SES would take this as one recipient's address: ASCII before the at sign (it knows no SMTPUTF8), a domain
 * with a dot after it, no quotes, no comments, no more than one address.
 */
export function isMailAddress(address: string): boolean {
  const [local = '', domain = '', ...more] = address.split('@')
  if (more.length > 0 || local.length > 64 || domain.length > 253) return false
  const labels = domain.split('.')
  return (
    local.split('.').every((atom) => ATOM.test(atom)) && labels.length > 1 && labels.every((label) => LABEL.test(label))
  )
}

/** A page's address as it may stand in a mail, of at most 900 characters; nothing when it is none. */
export function webAddress(url: string): string | undefined {
  const target = URL.parse(url)
  if (target === null || !['https:', 'http:'].includes(target.protocol)) return undefined
  // A header has no place to fold an address at, and its lines end at 998 characters (RFC 5322).
  return target.href.length > 900 ? undefined : target.href
}
