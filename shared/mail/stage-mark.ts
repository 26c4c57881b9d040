import type { Language } from '#contract/vocabulary.ts'
import { layoutPhrases } from './layout-phrases.ts'

/** What a mail says of the stage it comes from; nothing in production. */
export interface StageMark {
  readonly subject: (title: string) => string
  /** Stands at the top of the text. */
  readonly notice?: string
}

/** How mail that does not come from the real system is told from mail that does: in its subject and at its top. */
export function markOfStage(stage: string, language: Language): StageMark {
  if (stage === 'prod') return { subject: (title) => title }
  return { subject: (title) => `[TEST ${stage}] ${title}`, notice: layoutPhrases(language).notReal(stage) }
}
