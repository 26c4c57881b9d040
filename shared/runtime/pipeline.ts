/** Every handler made by a pipeline of this folder carries this mark; a test looks for it. */
export const PIPELINE = Symbol.for('bin.pipeline')

/** Marks a handler as made by a pipeline of the named kind. */
export function markPipeline<Handler extends object>(handler: Handler, kind: string): Handler {
  Object.defineProperty(handler, PIPELINE, { value: kind, enumerable: false })
  return handler
}
