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
