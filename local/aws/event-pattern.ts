import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'

/**
 * Whether an EventBridge event matches a rule's pattern: every field of the pattern must be met by one of its values or
 * matchers. Knows the matchers prefix, suffix, equals-ignore-case, anything-but, exists and numeric, and `$or`.
 */
export function matchesPattern(pattern: JsonObject, event: JsonValue | undefined): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    if (field === '$or' && Array.isArray(wanted))
      return wanted.some((branch) => isJsonObject(branch) && matchesPattern(branch, event))
    const value = isJsonObject(event) ? event[field] : undefined
    if (Array.isArray(wanted)) return wanted.some((matcher) => matchesValue(matcher, value))
    if (isJsonObject(wanted)) return matchesPattern(wanted, value)
    throw new TypeError(`the pattern's ${field} is neither a list nor an object`)
  })
}

/** A list in the event matches when one of its entries does. */
function matchesValue(matcher: JsonValue, value: JsonValue | undefined): boolean {
  if (isJsonObject(matcher) && 'exists' in matcher) return (value !== undefined) === matcher['exists']
  if (Array.isArray(value)) return value.some((entry) => matchesValue(matcher, entry))
  if (!isJsonObject(matcher)) return matcher === value
  return Object.entries(matcher).every(([kind, operand]) => matchesKind(kind, operand, value))
}

function matchesKind(kind: string, operand: JsonValue, value: JsonValue | undefined): boolean {
  switch (kind) {
    case 'prefix':
      return typeof value === 'string' && typeof operand === 'string' && value.startsWith(operand)
    case 'suffix':
      return typeof value === 'string' && typeof operand === 'string' && value.endsWith(operand)
    case 'equals-ignore-case':
      return typeof value === 'string' && typeof operand === 'string' && value.toLowerCase() === operand.toLowerCase()
    case 'anything-but':
      return (
        value !== undefined && !(Array.isArray(operand) ? operand : [operand]).some((one) => matchesValue(one, value))
      )
    case 'numeric':
      return typeof value === 'number' && Array.isArray(operand) && isWithin(operand, value)
    default:
      throw new TypeError(`the pattern matcher ${kind} is not carried here`)
  }
}

/** [">=", 0, "<", 10] */
function isWithin(bounds: JsonValue[], value: number): boolean {
  const [operator, bound, ...rest] = bounds
  if (operator === undefined) return true
  if (typeof bound !== 'number') return false
  const holds =
    (operator === '=' && value === bound) ||
    (operator === '<' && value < bound) ||
    (operator === '<=' && value <= bound) ||
    (operator === '>' && value > bound) ||
    (operator === '>=' && value >= bound)
  return holds && isWithin(rest, value)
}
