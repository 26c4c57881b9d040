import { distance } from 'fastest-levenshtein'
import * as z from 'zod'

/** Two slips of the hand: "titel" for `title`. With three, short names would be each other's. */
const MOST_SLIPS = 2
/** No field of ours is as long; what is longer is not compared. */
const LONGEST_NAME = 40

/** The field that is probably meant by one that a schema does not have at that path; undefined when none is close. */
export function meantField(schema: z.ZodType, path: readonly PropertyKey[], unknown: string): string | undefined {
  if (unknown.length > LONGEST_NAME) return undefined
  const names = [...new Set(fieldsAt(schema, path))]
  const slips = names
    .map((name) => ({ name, far: distance(unknown.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.min(MOST_SLIPS, Math.ceil(name.length / 3)))
    .toSorted((a, b) => a.far - b.far)
  const [nearest] = slips
  if (nearest !== undefined) return nearest.name
  // "number" for `houseNumber`, "phoneNumber" for `phone`: only where one field alone can be meant.
  const [partly, ...others] = names.filter((name) => sharesWords(name, unknown))
  return others.length === 0 ? partly : undefined
}

function sharesWords(one: string, other: string): boolean {
  const [ones, others] = [wordsOf(one), wordsOf(other)]
  return ones.every((word) => others.includes(word)) || others.every((word) => ones.includes(word))
}

function wordsOf(name: string): readonly string[] {
  return name
    .split(/(?=[A-Z])|[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/** The names of the fields that an object at a path in a schema may have. */
function fieldsAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsAt(option, path))
  if (schema instanceof z.ZodPipe) return fieldsAt(schema.in, path)
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return fieldsAt(schema.unwrap(), path)
  }
  const [next, ...rest] = path
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest)
  if (!(schema instanceof z.ZodObject)) return []
  if (next === undefined) return Object.keys(schema.shape)
  return Object.hasOwn(schema.shape, next) ? fieldsAt(schema.shape[String(next)], rest) : []
}
