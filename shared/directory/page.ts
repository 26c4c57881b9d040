/** A page of a list, and where the next one begins. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next?: string
}

/** What a page is asked for with; `cursor` is the `next` of the page before. */
export interface PageRequest {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** By what a thing is found again in the list, and seen to have changed. */
export interface Anchor {
  readonly id: string
  readonly revision: number
}

/** So many of the things last shown the cursor names: it holds when some of them go or change. */
const ANCHORS = 3

/**
 * Takes a page of a list that is sorted anew for every page. The cursor is the things last shown, by their ids, and how
 * many were shown: what comes and goes before them moves nothing. Are they all gone or changed, the number decides. So no
 * name, by which the list is sorted, stands in an address.
 */
export function takePage<Item>(
  sorted: readonly Item[],
  { limit, cursor }: PageRequest,
  anchorOf: (item: Item) => Anchor,
): Page<Item> {
  const start = cursor === undefined ? 0 : findStart(sorted.map(anchorOf), cursor)
  const end = start + limit
  const items = sorted.slice(start, end)
  if (items.length === 0 || end >= sorted.length) return { items }
  const last = sorted
    .slice(Math.max(0, end - ANCHORS), end)
    .map(anchorOf)
    .toReversed()
  return { items, next: [end, ...last.map(({ id, revision }) => `${id}.${revision}`)].join('.') }
}

function findStart(anchors: readonly Anchor[], cursor: string): number {
  const [shown = '', ...named] = cursor.split('.')
  const wanted = named.flatMap((id, i) => (i % 2 === 0 ? { id, revision: Number(named[i + 1]) } : []))
  for (const { id, revision } of wanted) {
    const found = anchors.findIndex((anchor) => anchor.id === id && anchor.revision === revision)
    // What was shown behind this one has gone, or has changed and stands there still.
    if (found !== -1) return found + 1 + countShown(anchors.slice(found + 1), wanted)
  }
  return Math.max(0, Number(shown) - wanted.length)
}

function countShown(following: readonly Anchor[], wanted: readonly Anchor[]): number {
  const place = following.findIndex(({ id }) => !wanted.some((anchor) => anchor.id === id))
  return place === -1 ? following.length : place
}
