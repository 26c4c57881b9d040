/** The version of the flow language that Connect takes. */
export const FLOW_LANGUAGE = '2019-10-30'

/** One block as Connect's flow language writes it. */
export interface FlowAction {
  readonly Identifier: string
  readonly Type: string
  readonly Parameters: Readonly<Record<string, unknown>>
  readonly Transitions: FlowTransitions
}

export interface FlowTransitions {
  readonly NextAction?: string
  readonly Conditions?: readonly FlowCondition[]
  readonly Errors?: readonly FlowError[]
}

export interface FlowCondition {
  readonly NextAction: string
  readonly Condition: { readonly Operator: string; readonly Operands: readonly string[] }
}

export interface FlowError {
  readonly NextAction: string
  readonly ErrorType: string
}

/** A whole contact flow in Connect's flow language. */
export interface FlowDocument {
  readonly Version: string
  readonly StartAction: string
  readonly Metadata: Readonly<Record<string, unknown>>
  readonly Actions: readonly FlowAction[]
}
