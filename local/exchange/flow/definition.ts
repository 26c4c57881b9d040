import { z } from 'zod'

const Target = z.string().min(1)

const Action = z.object({
  Identifier: z.string().min(1),
  Type: z.string().min(1),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Transitions: z
    .object({
      NextAction: Target.optional(),
      Conditions: z
        .array(
          z.object({
            NextAction: Target,
            Condition: z.object({ Operator: z.string(), Operands: z.array(z.string()) }),
          }),
        )
        .default([]),
      Errors: z.array(z.object({ ErrorType: z.string(), NextAction: Target })).default([]),
    })
    .default({ Conditions: [], Errors: [] }),
})
export type FlowAction = z.infer<typeof Action>

const Definition = z.object({
  Version: z.literal('2019-10-30'),
  StartAction: Target,
  Actions: z.array(Action).min(1),
})

/** A contact flow as it was deployed, ready to run. */
export interface ContactFlow {
  readonly start: string
  readonly actions: ReadonlyMap<string, FlowAction>
}

/**
 * Reads a contact flow's JSON (flow language 2019-10-30). Only its form is checked: what an action does with its
 * parameters, and where a transition leads, shows when a call comes by. Throws an Error that names the flow.
 */
export function readContactFlow(id: string, content: unknown): ContactFlow {
  const parsed = Definition.safeParse(content)
  if (!parsed.success) throw new Error(`Contact flow ${id} cannot be read: ${z.prettifyError(parsed.error)}`)
  const actions = new Map<string, FlowAction>()
  for (const action of parsed.data.Actions) {
    if (actions.has(action.Identifier)) throw new Error(`Contact flow ${id} has two actions "${action.Identifier}"`)
    actions.set(action.Identifier, action)
  }
  return { start: parsed.data.StartAction, actions }
}
