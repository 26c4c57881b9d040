import type { StreetIndex } from './street-index.ts'

/** Where the index comes from. */
export interface StreetSource {
  /** A number that changes with every change of a BIN. */
  readonly version: () => Promise<number>
  /** Makes the index of what is in the directory now. */
  readonly make: () => Promise<StreetIndex>
  readonly now: () => Date
  /** Told of a failure that nobody else hears of, because an older index answers. */
  readonly failed: (error: unknown) => void
}

/** How fresh an index has to be; milliseconds. */
export interface Freshness {
  /** For so long after a look at the version nobody looks again. */
  readonly lookAfter: number
  /** An index that is out of date answers for so long while a new one is made; after that whoever asks waits for it. */
  readonly outdatedFor: number
  /** So long after a change was first seen the index is made once more: an index of the table may lag behind it. */
  readonly settleAfter: number
  /** So old an index is made afresh, whatever the version: a change may have been lost with the function that made it. */
  readonly remakeAfter: number
}

interface Kept {
  readonly index: StreetIndex
  readonly version: number
  /** When that version was first seen. */
  readonly versionSince: number
  readonly madeAt: number
}

/** Keeps an index and makes a newer one when the directory changed; ask it anew for every question. */
export function keepIndex(source: StreetSource, freshness: Freshness): () => Promise<StreetIndex> {
  let kept: Kept | undefined
  let making: Promise<void> | undefined
  let lookedAt = Number.NEGATIVE_INFINITY
  /** When the index was last known to hold all changes. */
  let currentAt = Number.NEGATIVE_INFINITY

  const make = (version: number, versionSince: number): Promise<void> => {
    making ??= (async () => {
      const madeAt = source.now().getTime()
      try {
        kept = { index: await source.make(), version, versionSince, madeAt }
        currentAt = madeAt
      } finally {
        making = undefined
      }
    })()
    return making
  }
  const makeMeanwhile = (version: number, versionSince: number) => {
    make(version, versionSince).catch(source.failed)
  }
  const look = async (now: number, { version, versionSince, madeAt }: Kept) => {
    lookedAt = now
    const latest = await source.version()
    if (latest !== version) return makeMeanwhile(latest, now)
    currentAt = now
    const unsettled = madeAt - versionSince < freshness.settleAfter && now - versionSince >= freshness.settleAfter
    if (unsettled || now - madeAt >= freshness.remakeAfter) makeMeanwhile(version, versionSince)
  }

  return async () => {
    const now = source.now().getTime()
    if (kept === undefined) {
      lookedAt = now
      await (making ?? make(await source.version(), now))
    } else if (now - lookedAt >= freshness.lookAfter) {
      // An index that may be a minute old answers better than none.
      await look(now, kept).catch(source.failed)
    }
    if (making !== undefined && now - currentAt >= freshness.outdatedFor) await making.catch(() => undefined)
    if (kept === undefined) throw new Error('the index of streets was not made')
    return kept.index
  }
}
