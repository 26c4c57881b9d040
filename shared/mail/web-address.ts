/** A page's address as it may stand in a mail, of at most 900 characters; nothing when it is none. */
export function webAddress(url: string): string | undefined {
  const target = URL.parse(url)
  if (target === null || !['https:', 'http:'].includes(target.protocol)) return undefined
  // A header has no place to fold an address at, and its lines end at 998 characters (RFC 5322).
  return target.href.length > 900 ? undefined : target.href
}
