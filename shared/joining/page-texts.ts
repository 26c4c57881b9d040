import type { Outcome } from '#contract/vocabulary.ts'
import type { FaultCode } from './person-form.ts'

/** A page that says one thing. */
export interface Saying {
  readonly title: string
  readonly text: readonly string[]
}

/** A field: what it asks for, and what helps to fill it in. */
export interface FieldText {
  readonly label: string
  readonly hint?: string
}

/** Everything that the pages of joining and leaving say, in one language. */
export interface PageTexts {
  /** Below which the faults of a form are listed. */
  readonly faultsTitle: string
  readonly faults: Readonly<Record<FaultCode | 'ask-missing' | 'code-wrong' | 'trap', string>>
  readonly tooMany: string
  readonly tooFast: string
  readonly formOld: string
  readonly yes: string
  readonly no: string
  readonly otherLanguages: string
  readonly zone: (zoneName: string) => string
  readonly fields: {
    readonly reachHint: string
    readonly name: FieldText
    readonly street: FieldText
    readonly houseNumber: FieldText
    readonly phone: FieldText
    readonly email: FieldText
    readonly channel: FieldText
    readonly voice: string
    readonly sms: string
    readonly language: FieldText
    readonly wantsNews: FieldText
    readonly trap: string
  }
  readonly join: {
    readonly title: (bin: string) => string
    readonly introduction: readonly string[]
    readonly you: string
    readonly reach: string
    readonly rules: string
    readonly rulesVersion: (version: string) => string
    readonly rulesElsewhere: string
    readonly accept: (version: string) => string
    readonly privacy: string
    /** Who keeps what, what for, how long, and what one may ask: each a heading and a text. */
    readonly privacyTexts: (zone: string, address: string) => readonly (readonly [string, string])[]
    readonly submit: string
  }
  readonly mailSent: Saying
  readonly code: {
    readonly title: string
    readonly text: readonly string[]
    readonly label: string
    readonly hint: string
    readonly submit: string
    readonly again: string
    readonly sentAgain: string
  }
  readonly confirmJoining: Saying & { readonly submit: string }
  readonly confirmed: Saying
  readonly deadLink: Saying
  readonly own: {
    readonly title: string
    readonly saved: string
    readonly stale: string
    readonly kept: string
    readonly address: string
    readonly member: string
    readonly coordinator: string
    readonly adjunct: string
    readonly channel: string
    readonly byVoice: string
    readonly bySms: string
    readonly language: string
    readonly news: string
    readonly houseRules: string
    readonly houseRulesOf: (version: string, date: string) => string
    readonly none: string
    readonly notCallable: (entered: string) => string
    readonly mobile: string
    readonly fixed: string
    readonly change: string
    readonly changeHint: string
    readonly save: string
    readonly waitingEmail: (address: string) => string
    readonly waitingPhone: (number: string) => string
    readonly numberTaken: string
    readonly alerts: string
    readonly noAlerts: string
    readonly live: string
    readonly test: string
    readonly outcomes: Readonly<Record<Outcome | 'running', string>>
    readonly texted: string
    readonly download: string
    readonly downloadHint: string
    readonly downloadSubmit: string
    readonly leave: string
    readonly leaveHint: string
    readonly leaveSubmit: string
    readonly fileName: string
  }
  readonly confirmContact: Saying & { readonly submit: string }
  readonly contactConfirmed: Saying
  readonly leaving: {
    readonly title: (bin: string) => string
    readonly text: readonly string[]
    readonly coordinator: string
    readonly submit: string
    readonly back: string
    readonly left: (bin: string) => Saying
  }
  readonly link: {
    readonly title: string
    readonly text: readonly string[]
    readonly deadLink: string
    readonly field: FieldText
    readonly submit: string
    readonly sent: Saying
  }
}
