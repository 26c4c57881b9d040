export type Rule = 'house-number' | 'name' | 'phone' | 'email' | 'plate'

/** `block`: refused unless stated to be none; `confirm`: a warning the sender must confirm. */
export type Severity = 'block' | 'confirm'

/** A place in a text that may tell who somebody is; `start` and `end` count UTF-16 units of the text as it was given. */
export interface Finding {
  readonly rule: Rule
  readonly severity: Severity
  readonly field: string
  readonly start: number
  readonly end: number
  readonly text: string
}
