/** Words separated by white space; an underscore stands for a space inside one. */
export function list(text: string): readonly [string, ...string[]] {
  const [first = '', ...others] = text
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' '))
  return [first, ...others]
}
