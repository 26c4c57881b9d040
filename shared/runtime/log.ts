import { Logger } from '@aws-lambda-powertools/logger'
import { type LogCode, logCodes } from '#contract/log-codes.ts'

/** What may stand in a log line: ids, counts and names of things; never a telephone number, a name or a text. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>

export interface Log {
  info(code: LogCode, facts?: LogFacts): void
  warn(code: LogCode, facts?: LogFacts): void
  error(code: LogCode, cause: unknown, facts?: LogFacts): void
}

/**
 * What of an error may be logged: its name, its status and where it came from. Messages of foreign errors may quote
 * what they were given, so they stay out.
 */
function describeError(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { errorName: typeof error }
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return { errorName: error.name, errorAt: frame?.trim() }
}

/** The log of a function: one JSON line a call, each with a code of the registry. */
export function makeLog(): Log {
  const logger = new Logger()
  const line = (code: LogCode, facts: LogFacts) => ({ message: logCodes[code], code, ...facts })
  return {
    info: (code, facts = {}) => logger.info(line(code, facts)),
    warn: (code, facts = {}) => logger.warn(line(code, facts)),
    error: (code, cause, facts = {}) => logger.error(line(code, { ...facts, ...describeError(cause) })),
  }
}
