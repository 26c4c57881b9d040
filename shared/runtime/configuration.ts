import type * as z from 'zod'

/** Thrown when the environment of a function lacks something; names the variables and never their values. */
class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** Reads a function's settings from environment variables by its schema. */
export function readConfiguration<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const parsed = schema.safeParse(environment)
  if (parsed.success) return parsed.data
  const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))]
  throw new ConfigurationError(`missing or wrong environment variables: ${names.join(', ')}`)
}
