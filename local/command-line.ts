import { SynthesisFailed } from './synthesise.ts'

/** What somebody typed cannot be done; the message says so in their language. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Reads an option that is a number from `least` to `most`; throws UsageError. */
export function numberOption(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value) && value >= least && value <= most) return value
  throw new UsageError(`--${name} is een getal van ${least} tot ${most}, niet "${text}".`)
}

/** Says in a line or two, in Dutch, why the local stack does not run; what only a programmer can mend comes as it is. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof UsageError) return error.message
  if (error instanceof SynthesisFailed) return `De stacks konden niet samengesteld worden:\n${error.message}`
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    const port = 'port' in error ? ` ${String(error.port)}` : ''
    return `Poort${port} is al in gebruik. Sluit het andere programma, of kies een andere met -- --port N.`
  }
  if (error.message.startsWith('DynamoDB does not start'))
    return `De gegevens gaan niet open. Gebruikt een ander exemplaar ze nog?\n${error.message}`
  if (code === 'EACCES') return `Geen toegang: ${error.message}`
  // parseArgs says itself, in English, which option it does not know.
  if (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')) return error.message
  return error.stack ?? error.message
}

/** Runs a command to its exit code; an error is explained and becomes 1. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command()
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

/** Resolves on the first Ctrl-C (or a plain kill); a second one ends the process as usual. */
export function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve())
  })
}
