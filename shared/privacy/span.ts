/** A place in a text: `start` and `end` count UTF-16 units, `end` not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The places a pattern (with flag `g`) matches; the pattern must not be able to backtrack over more than a few characters. */
export function matches(text: string, pattern: RegExp): { span: Span; groups: readonly (string | undefined)[] }[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    span: { start: match.index, end: match.index + match[0].length },
    groups: match.slice(1),
  }))
}

/** Joins lists of places in order of `start`; of two that overlap, the one from the earlier list stays. */
export function withoutOverlaps<S extends Span>(...lists: readonly (readonly S[])[]): S[] {
  const ranked = lists.flatMap((list, rank) => list.map((span) => ({ span, rank })))
  ranked.sort((a, b) => a.span.start - b.span.start || a.rank - b.rank)
  const kept: { span: S; rank: number }[] = []
  for (const next of ranked) {
    let last = kept.at(-1)
    while (last && last.span.end > next.span.start && last.rank > next.rank) {
      kept.pop()
      last = kept.at(-1)
    }
    if (!last || last.span.end <= next.span.start) kept.push(next)
  }
  return kept.map(({ span }) => span)
}

/** The places that touch none of these; both lists are in order of `start`. */
export function outside<S extends Span>(others: readonly Span[], spans: readonly S[]): S[] {
  let next = 0
  return spans.filter(({ start, end }) => {
    while ((others[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    return (others[next]?.start ?? Number.POSITIVE_INFINITY) >= end
  })
}
