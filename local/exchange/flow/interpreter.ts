import { type Ending, type FlowMemory, perform } from './actions.ts'
import type { ContactFlow, FlowAction } from './definition.ts'
import type { FlowSession } from './session.ts'

/** How a contact flow ended while the call still lived; `fault` is what a person must repair in the flow. */
export type FlowEnd = { readonly kind: 'disconnected' } | { readonly kind: 'fault'; readonly reason: string }

/** More actions than any call of ours needs: a flow that goes round without time passing is stopped. */
const MOST_ACTIONS = 1000

/** Runs a contact flow on a call, action by action, until it disconnects or can't go on. */
export async function runFlow(flow: ContactFlow, session: FlowSession): Promise<FlowEnd> {
  const memory: FlowMemory = { external: undefined, rounds: new Map() }
  let identifier = flow.start
  for (let count = 0; count < MOST_ACTIONS; count++) {
    const action = flow.actions.get(identifier)
    if (action === undefined) return fault(`the flow leads to "${identifier}", which is no action of it`)
    session.entered(identifier)
    const ending = await perform(action, session, memory)
    const step = follow(action, ending)
    if (step.kind !== 'to') return step
    if (ending.kind === 'error' && ending.type === 'NoMatchingError') session.noted(`${identifier}: ${ending.reason}`)
    identifier = step.identifier
  }
  return fault(`the flow ran ${MOST_ACTIONS} actions without an end`)
}

type Step = { readonly kind: 'to'; readonly identifier: string } | FlowEnd

function follow(action: FlowAction, ending: Ending): Step {
  const { Identifier: name, Transitions: transitions } = action
  switch (ending.kind) {
    case 'disconnected':
      return ending
    case 'fault':
      return fault(`${name}: ${ending.reason}`)
    case 'next':
      return transitions.NextAction === undefined
        ? fault(`${name}: no next action`)
        : { kind: 'to', identifier: transitions.NextAction }
    case 'result': {
      const match = transitions.Conditions.find(
        ({ Condition }) => Condition.Operator === 'Equals' && Condition.Operands.includes(ending.value),
      )
      return match === undefined
        ? errorBranch(action, 'NoMatchingCondition', `no condition for "${ending.value}"`)
        : { kind: 'to', identifier: match.NextAction }
    }
    case 'error':
      return errorBranch(action, ending.type, ending.reason)
  }
}

function errorBranch(action: FlowAction, type: string, reason: string): Step {
  const errors = action.Transitions.Errors
  const branch =
    errors.find(({ ErrorType }) => ErrorType === type) ??
    errors.find(({ ErrorType }) => ErrorType === 'NoMatchingError')
  return branch === undefined
    ? fault(`${action.Identifier}: no branch for ${type} (${reason})`)
    : { kind: 'to', identifier: branch.NextAction }
}

function fault(reason: string): FlowEnd {
  return { kind: 'fault', reason }
}
