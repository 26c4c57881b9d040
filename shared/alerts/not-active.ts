import type { AlertPreview } from '#contract/alerts-api.ts'
import type { AlertKind } from '#contract/vocabulary.ts'
import { acceptsAlert, type Bin } from '#directory/bin.ts'
import { showBlockers } from '#directory/bin-view.ts'

type NotActive = NonNullable<AlertPreview['notActive']>[number]

/** Which of these BINs an alert of this kind cannot go to yet, and what each still needs (product rule 9). */
export function findNotActive(bins: readonly Bin[], kind: AlertKind): readonly NotActive[] {
  return bins
    .filter((bin) => !acceptsAlert(bin, kind))
    .map(({ binId, name, steps }) => ({ binId, binName: name, blockers: [...showBlockers(steps)] }))
}
