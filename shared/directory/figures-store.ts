import type { BinId } from '#contract/ids.ts'
import { wasWritten } from '#runtime/write-condition.ts'
import { at, type Directory } from './directory-store.ts'
import type { QuarterFigures } from './figures.ts'
import { FiguresEntity } from './figures-entities.ts'

/** Reads the figures of a quarter; of one that nobody entered anything of, empty ones of revision 0. */
export async function getFigures(directory: Directory, binId: BinId, quarter: string): Promise<QuarterFigures> {
  const { data } = await FiguresEntity.get({ binId, quarter }).go({ ...at(directory), consistent: true })
  return data ?? { binId, quarter, values: {}, revision: 0 }
}

/** Lists what was entered of a BIN, by quarter. */
export async function listFigures(directory: Directory, binId: BinId): Promise<readonly QuarterFigures[]> {
  const { data } = await FiguresEntity.query.byBin({ binId }).go({ ...at(directory), pages: 'all' })
  return data
}

/** Writes figures over those they were made from; answers what was written, undefined when somebody was quicker. */
export async function putFigures(directory: Directory, figures: QuarterFigures): Promise<QuarterFigures | undefined> {
  const changed = { ...figures, revision: figures.revision + 1 }
  const put = FiguresEntity.put(changed).where(({ revision }, { eq, notExists }) =>
    figures.revision === 0 ? notExists(revision) : eq(revision, figures.revision),
  )
  return (await wasWritten(put.go(at(directory)))) ? changed : undefined
}
