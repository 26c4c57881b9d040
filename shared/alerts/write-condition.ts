import { ElectroError } from 'electrodb'

/** Whether a write was refused by its own condition: somebody else was first. */
export function isConditionFailure(error: unknown): boolean {
  const cause: unknown = error instanceof ElectroError ? error.cause : error
  return cause instanceof Error && cause.name === 'ConditionalCheckFailedException'
}
