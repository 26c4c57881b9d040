/**
 * The network that a request came from: an IPv4 address, or the first half of an IPv6 address, of which one connection
 * has 18 quintillion.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  // ::ffff:192.0.2.1 is an IPv4 address in the other's clothes.
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1)
  const [head = '', tail] = address.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
