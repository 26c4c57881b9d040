import type { Bin, BinStreet } from '../bin.ts'

/** What a lookup tells of a BIN: nothing of the people in it. */
export type FoundBin = Pick<Bin, 'binId' | 'zoneId' | 'name' | 'municipality' | 'type' | 'status'>

/** The numbers of a street that belong to a BIN; neither end, no parity: all of them. */
export type NumberRange = Omit<BinStreet, 'name' | 'subMunicipality'>

/** A street in a BIN. */
export interface Holding {
  readonly bin: FoundBin
  readonly street: string
  readonly subMunicipality?: string
  /** Absent: the whole street. */
  readonly ranges?: readonly NumberRange[]
}

/** What a lookup needs of a BIN. */
export type SearchedBin = FoundBin & Pick<Bin, 'area' | 'streets'>

/** What may be told of a BIN. */
export function toldOf({ binId, zoneId, name, municipality, type, status }: SearchedBin): FoundBin {
  return { binId, zoneId, name, municipality, type, status }
}

/** The streets of a BIN, each once, however many ranges of it the BIN has. */
export function holdingsOf(bin: FoundBin, streets: readonly BinStreet[]): readonly Holding[] {
  const byStreet = Map.groupBy(streets, ({ name: street, subMunicipality }) => `${street}|${subMunicipality ?? ''}`)
  return [...byStreet.values()].flatMap((parts): readonly Holding[] => {
    const [first] = parts
    if (first === undefined) return []
    const ranges = parts.map(({ from, to, parity }) => ({
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(parity === undefined ? {} : { parity }),
    }))
    return [
      {
        bin,
        street: first.name,
        ...(first.subMunicipality === undefined ? {} : { subMunicipality: first.subMunicipality }),
        ...(ranges.some((range) => Object.keys(range).length === 0) ? {} : { ranges }),
      },
    ]
  })
}

/** Whether a house lies in the BIN's part of the street. */
export function holds({ ranges }: Holding, houseNumber: number): boolean {
  return (
    ranges === undefined ||
    ranges.some(
      ({ from = 1, to = Number.POSITIVE_INFINITY, parity }) =>
        houseNumber >= from &&
        houseNumber <= to &&
        (parity === undefined || (houseNumber % 2 === 0) === (parity === 'even')),
    )
  )
}
