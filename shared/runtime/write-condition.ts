import { ElectroError } from 'electrodb'

/** Whether a write was refused by its own condition: somebody else was first. */
export function isConditionFailure(error: unknown): boolean {
  const cause: unknown = error instanceof ElectroError ? error.cause : error
  return cause instanceof Error && cause.name === 'ConditionalCheckFailedException'
}

/** Whether a write was made; false when its own condition refused it. */
export async function wasWritten(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (isConditionFailure(error)) return false
    throw error
  }
}
