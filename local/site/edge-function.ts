import { Script } from 'node:vm'
import { z } from 'zod'

/** A request as a function at the edge sees and changes it. */
export interface EdgeRequest {
  readonly method: string
  readonly uri: string
  readonly headers: Readonly<Record<string, { readonly value: string }>>
}

const Changed = z.looseObject({
  uri: z.string(),
  headers: z.record(z.string(), z.looseObject({ value: z.string() })),
})
const Answered = z.looseObject({
  statusCode: z.number(),
  headers: z.record(z.string(), z.looseObject({ value: z.string() })).default({}),
})

/** What became of a request: it goes on, changed perhaps, or is answered at once. */
export type EdgeResult =
  | { readonly kind: 'on'; readonly uri: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string>> }

/** CloudFront Functions get about a millisecond; a busy machine is slower. */
const TIMEOUT_MS = 5000

/** Runs the source of a CloudFront function on requests, in a world of its own: no Node, no network, no clock to set. */
export function edgeFunction(source: string): (request: EdgeRequest, viewerAddress: string) => EdgeResult {
  const script = new Script(`${source}\n;handler(event)`)
  return (request, viewerAddress) => {
    const event = { version: '1.0', request: structuredClone(request), viewer: { ip: viewerAddress } }
    // As text, so that nothing of that world comes over.
    const result: unknown = JSON.parse(
      JSON.stringify(
        script.runInNewContext(
          { event },
          { timeout: TIMEOUT_MS, contextCodeGeneration: { strings: false, wasm: false } },
        ),
      ),
    )
    const answered = Answered.safeParse(result)
    if (answered.success) {
      return { kind: 'answer', status: answered.data.statusCode, headers: valuesOf(answered.data.headers) }
    }
    const { uri, headers } = Changed.parse(result)
    return { kind: 'on', uri, headers: valuesOf(headers) }
  }
}

function valuesOf(headers: Readonly<Record<string, { readonly value: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value]))
}
