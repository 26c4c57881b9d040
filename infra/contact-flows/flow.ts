import type { Step } from './actions.ts'
import { problemsOf } from './check.ts'
import { FLOW_LANGUAGE, type FlowAction, type FlowDocument } from './document.ts'

/**
 * Puts named blocks together into a flow. A block that goes on to a name that is not there does not compile; what the
 * compiler cannot see is checked here, and a flow that Connect would refuse throws, so that it fails the synthesis.
 */
export function flow<Name extends string>(
  name: string,
  start: NoInfer<Name>,
  steps: Readonly<Record<Name, Step<NoInfer<Name>>>>,
): FlowDocument {
  const document: FlowDocument = {
    Version: FLOW_LANGUAGE,
    StartAction: start,
    Metadata: { entryPointPosition: { x: 0, y: 0 }, ActionMetadata: {} },
    Actions: Object.entries<Step<Name>>(steps).map(([identifier, step]) => action(identifier, step)),
  }
  const problems = problemsOf(document)
  if (problems.length > 0) throw new Error(`contact flow "${name}" would be refused:\n- ${problems.join('\n- ')}`)
  return document
}

function action(identifier: string, step: Step<string>): FlowAction {
  return { Identifier: identifier, Type: step.type, Parameters: step.parameters, Transitions: step.transitions }
}
