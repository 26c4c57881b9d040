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

/**
 * Takes a page of a list that is sorted anew for every page. The cursor is the last thing shown, by its id, and its place:
 * what comes and goes before it moves nothing. Is the thing itself gone or changed, its place decides. So no name, by
 * which the list is sorted, stands in an address.
 */
export function takePage<Item>(
  sorted: readonly Item[],
  { limit, cursor }: PageRequest,
  anchorOf: (item: Item) => Anchor,
): Page<Item> {
  const start = cursor === undefined ? 0 : findStart(sorted.map(anchorOf), cursor)
  const items = sorted.slice(start, start + limit)
  const last = items.at(-1)
  if (last === undefined || start + limit >= sorted.length) return { items }
  const { id, revision } = anchorOf(last)
  return { items, next: `${start + limit}.${id}.${revision}` }
}

function findStart(anchors: readonly Anchor[], cursor: string): number {
  const [shown = '', id, revision] = cursor.split('.')
  const place = Number(shown)
  const found = anchors.findIndex((anchor) => anchor.id === id)
  if (found !== -1 && String(anchors[found]?.revision) === revision) return found + 1
  // It has moved: to the front, where it still counts among those shown, or out of them.
  return found !== -1 && found < place ? place : Math.max(0, place - 1)
}
