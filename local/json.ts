/** Any value JSON can carry. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject

/** A JSON object whose fields are not known beforehand. */
export interface JsonObject {
  readonly [field: string]: JsonValue
}

/** Whether a parsed value is an object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses JSON text; throws SyntaxError as JSON.parse does. */
export const parseJson: (text: string) => JsonValue = JSON.parse

/** Parses the text of a JSON object; throws SyntaxError for any other text. */
export function parseJsonObject(text: string): JsonObject {
  const value = parseJson(text)
  if (!isJsonObject(value)) throw new SyntaxError('not a JSON object')
  return value
}
