/** An invocation that ended in an error, with what Lambda tells the caller about it (its payload with FunctionError set). */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed'
  readonly functionName: string
  /** Name of the error the handler threw, or the platform's: Sandbox.Timedout, Runtime.ExitError, … */
  readonly errorType: string
  readonly errorMessage: string
  readonly trace: readonly string[]

  constructor(functionName: string, errorType: string, errorMessage: string, trace: readonly string[] = []) {
    super(`${functionName}: ${errorType}: ${errorMessage}`)
    this.functionName = functionName
    this.errorType = errorType
    this.errorMessage = errorMessage
    this.trace = trace
  }
}
