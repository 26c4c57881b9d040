import type { PermitKind } from '#contract/vocabulary.ts'
import type { Rule } from '#privacy/finding.ts'

/** Who relayed a bulletin, as the page names them. */
export type Relayer = 'mailbox' | 'coordinator' | 'adjunct' | 'prevention'

/** What the relay page says, in one language. */
export interface RelayPageTexts {
  readonly locale: string
  readonly zone: (name: string) => string
  readonly ask: (bin: string, members: number) => string
  /** Of those who have an address that gets no mail. */
  readonly kept: (members: number) => string
  readonly relay: (members: number) => string
  readonly relayChanged: (members: number) => string
  readonly relayUnchanged: string
  readonly nobody: string
  readonly relayedTitle: string
  readonly relayed: (moment: string, by: string, members: number) => string
  readonly relayedChanged: string
  readonly relayers: Readonly<Record<Relayer, string>>
  readonly message: string
  readonly changedMessage: string
  /** After it was relayed. */
  readonly relayedMessage: string
  readonly original: string
  readonly change: {
    readonly summary: string
    readonly explain: string
    readonly title: string
    readonly text: string
    readonly textHint: string
    readonly motive: string
    readonly submit: string
  }
  readonly social: {
    readonly summary: string
    readonly explain: string
    readonly motive: string
    readonly submit: string
  }
  readonly optional: string
  readonly requested: Readonly<Record<PermitKind, (moment: string) => string>>
  readonly granted: Readonly<Record<PermitKind, (moment: string) => string>>
  readonly refused: Readonly<Record<PermitKind, (moment: string) => string>>
  readonly reason: string
  readonly faultsTitle: string
  readonly emptyTitle: string
  readonly emptyText: string
  readonly unchanged: string
  readonly tooLong: string
  readonly confirm: (words: string) => string
  readonly rules: Readonly<Record<Rule, string>>
  readonly history: string
  readonly events: {
    readonly sent: string
    readonly adjunct: string
    readonly prevention: string
    readonly asked: Readonly<Record<PermitKind, string>>
    readonly granted: Readonly<Record<PermitKind, string>>
    readonly refused: Readonly<Record<PermitKind, string>>
    readonly relayed: (by: string) => string
  }
  readonly obstacles: {
    readonly asked: string
    readonly tooOften: string
    readonly busy: string
    readonly noPermit: string
  }
  readonly badLink: { readonly title: string; readonly text: string }
}
