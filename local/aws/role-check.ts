import type { PolicyStatement } from '../assembly.ts'

/** Something a caller wants to do, in IAM's terms. */
export interface PermissionRequest {
  /** With the service's prefix: dynamodb:GetItem. */
  readonly action: string
  readonly resource: string
  /** Condition keys of the request, in lower case: ses:fromaddress. */
  readonly context?: Readonly<Record<string, readonly string[]>>
}

/** IAM's three answers: without a statement that allows, nothing is; a Deny outweighs every Allow. */
export type Verdict = 'allowed' | 'explicitly-denied' | 'not-allowed'

/** The policies of one role, made ready to be asked. */
export type RolePolicy = (request: PermissionRequest) => Verdict

type Matches = (text: string) => boolean

/** IAM's wildcards: `*` for any text, slashes and colons included, `?` for one character. */
function wildcard(pattern: string, flags: string): Matches {
  const source = pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const expression = new RegExp(
    `^${source.replaceAll(String.raw`\*`, '.*').replaceAll(String.raw`\?`, '.')}$`,
    `s${flags}`,
  )
  return (text) => expression.test(text)
}

function anyOf(patterns: readonly string[], flags: string): Matches {
  const all = patterns.map((pattern) => wildcard(pattern, flags))
  return (text) => all.some((matches) => matches(text))
}

/** A statement says what it is for, or what it is not for; saying neither, it is for nothing. */
function target(
  wanted: readonly string[] | undefined,
  unwanted: readonly string[] | undefined,
  flags: string,
): Matches {
  if (wanted !== undefined) return anyOf(wanted, flags)
  if (unwanted === undefined) return () => false
  const excluded = anyOf(unwanted, flags)
  return (text) => !excluded(text)
}

const equal = (expected: string) => (actual: string) => expected === actual
const OPERATORS: Readonly<Record<string, (expected: string) => Matches>> = {
  StringEquals: equal,
  StringEqualsIgnoreCase: (expected) => (actual) => expected.toLowerCase() === actual.toLowerCase(),
  StringLike: (expected) => wildcard(expected, ''),
  ArnEquals: (expected) => wildcard(expected, ''),
  ArnLike: (expected) => wildcard(expected, ''),
  Bool: (expected) => (actual) => expected.toLowerCase() === actual.toLowerCase(),
}

/** A condition nobody here can judge must not allow anything, so it does not hold. */
function conditionsHold(
  conditions: NonNullable<PolicyStatement['conditions']>,
  context: NonNullable<PermissionRequest['context']>,
  onUnknown: (operator: string) => void,
): boolean {
  return Object.entries(conditions).every(([written, keys]) => {
    const ifExists = written.endsWith('IfExists')
    const operator = OPERATORS[ifExists ? written.slice(0, -'IfExists'.length) : written]
    if (operator === undefined) {
      onUnknown(written)
      return false
    }
    return Object.entries(keys).every(([key, expected]) => {
      const actual = context[key.toLowerCase()]
      if (actual === undefined) return ifExists
      return actual.some((value) => expected.some((each) => operator(each)(value)))
    })
  })
}

/** Makes a role's statements ready to be asked; `onUnknown` hears of condition operators that are not known here. */
export function compilePolicy(
  statements: readonly PolicyStatement[],
  onUnknown: (operator: string) => void = () => undefined,
): RolePolicy {
  const compiled = statements.map(({ effect, actions, notActions, resources, notResources, conditions }) => ({
    effect,
    action: target(actions, notActions, 'i'),
    resource: target(resources, notResources, ''),
    conditions,
  }))
  return ({ action, resource, context = {} }) => {
    let verdict: Verdict = 'not-allowed'
    for (const statement of compiled) {
      if (!statement.action(action) || !statement.resource(resource)) continue
      if (statement.conditions !== undefined && !conditionsHold(statement.conditions, context, onUnknown)) continue
      if (statement.effect === 'Deny') return 'explicitly-denied'
      verdict = 'allowed'
    }
    return verdict
  }
}
