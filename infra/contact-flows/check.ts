import { type BlockRule, blockRules } from './block-rules.ts'
import { FLOW_LANGUAGE, type FlowAction, type FlowDocument } from './document.ts'

/**
 * What is wrong with a flow; empty when Connect should take it. Connect itself answers InvalidContactFlowException
 * without saying where, so everything known of its rules is checked before.
 */
export function problemsOf(document: FlowDocument): readonly string[] {
  return [
    ...(document.Version === FLOW_LANGUAGE ? [] : [`the version must be ${FLOW_LANGUAGE}`]),
    ...identifierProblems(document),
    ...document.Actions.flatMap((action) => blockProblems(action).map((problem) => `${action.Identifier}: ${problem}`)),
    ...reachProblems(document),
    ...endlessLoops(document),
  ]
}

function identifierProblems({ StartAction, Actions }: FlowDocument): string[] {
  const identifiers = Actions.map((action) => action.Identifier)
  const known = new Set(identifiers)
  const doubled = identifiers.filter((identifier, place) => identifiers.indexOf(identifier) !== place)
  return [
    ...doubled.map((identifier) => `there are two blocks called ${identifier}`),
    ...(known.has(StartAction) ? [] : [`the start, ${StartAction}, does not exist`]),
    ...Actions.flatMap((action) =>
      nextOf(action)
        .filter((next) => !known.has(next))
        .map((next) => `${action.Identifier}: goes on to ${next}, which does not exist`),
    ),
  ]
}

function blockProblems(action: FlowAction): string[] {
  const rule = blockRules.get(action.Type)
  if (rule === undefined) return [`the block type ${action.Type} is not known here`]
  return [
    ...rule.parameters(action.Parameters),
    ...errorProblems(action, rule),
    ...conditionProblems(action, rule),
    ...onwardProblems(action, rule),
  ]
}

function onwardProblems({ Transitions }: FlowAction, rule: BlockRule): string[] {
  if (rule.ends === true) return Object.keys(Transitions).length === 0 ? [] : ['ends the call and goes on to nothing']
  return Transitions.NextAction === undefined ? ['must go on to a block'] : []
}

function errorProblems({ Transitions }: FlowAction, rule: BlockRule): string[] {
  const errors = (Transitions.Errors ?? []).map((error) => error.ErrorType)
  return [
    ...rule.errors.filter((error) => !errors.includes(error)).map((error) => `lacks the error branch ${error}`),
    ...errors.filter((error) => !rule.errors.includes(error)).map((error) => `may not have the error branch ${error}`),
    ...errors.filter((error, place) => errors.indexOf(error) !== place).map((error) => `has ${error} twice`),
  ]
}

function conditionProblems({ Transitions }: FlowAction, rule: BlockRule): string[] {
  const conditions = Transitions.Conditions ?? []
  const operands = conditions.flatMap((condition) => condition.Condition.Operands)
  const shape = conditions.every(({ Condition }) => Condition.Operator === 'Equals' && Condition.Operands.length === 1)
  const problems = [
    ...(shape ? [] : ['every condition must be Equals with one operand']),
    ...operands
      .filter((operand, place) => operands.indexOf(operand) !== place)
      .map((operand) => `has ${operand} twice`),
  ]
  switch (rule.operands) {
    case 'none':
      return conditions.length === 0 ? problems : [...problems, 'may not have conditions']
    case 'any':
      return problems
    case 'key':
      return [
        ...problems,
        ...operands
          .filter((operand) => !/^[0-9*#]$/.test(operand))
          .map((operand) => `"${operand}" is not a key of a telephone`),
      ]
    default:
      return [...problems, ...exactly(rule.operands, operands)]
  }
}

function exactly(wanted: readonly string[], found: readonly string[]): string[] {
  return [
    ...wanted.filter((operand) => !found.includes(operand)).map((operand) => `lacks the condition ${operand}`),
    ...found.filter((operand) => !wanted.includes(operand)).map((operand) => `may not have the condition ${operand}`),
  ]
}

function reachProblems(document: FlowDocument): string[] {
  const byName = actionsByName(document)
  const reached = new Set<string>()
  const ahead = [document.StartAction]
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    ahead.push(...nextOf(byName.get(name)))
  }
  return document.Actions.filter((action) => !reached.has(action.Identifier)).map(
    (action) => `${action.Identifier}: nothing leads to it`,
  )
}

/** A circle is allowed only through a Loop block, which counts; any other would keep a silent line busy for ever. */
function endlessLoops(document: FlowDocument): string[] {
  const byName = actionsByName(document)
  const done = new Set<string>()
  const onPath = new Set<string>()
  const problems: string[] = []
  const visit = (name: string): void => {
    if (onPath.has(name)) problems.push(`${name}: comes back to itself without a Loop block`)
    if (done.has(name) || onPath.has(name)) return
    onPath.add(name)
    const action = byName.get(name)
    if (action?.Type !== 'Loop') for (const next of nextOf(action)) visit(next)
    onPath.delete(name)
    done.add(name)
  }
  for (const action of document.Actions) visit(action.Identifier)
  return problems
}

function actionsByName({ Actions }: FlowDocument): ReadonlyMap<string, FlowAction> {
  return new Map(Actions.map((action) => [action.Identifier, action]))
}

function nextOf(action: FlowAction | undefined): string[] {
  if (action === undefined) return []
  const { NextAction, Conditions, Errors } = action.Transitions
  return [
    ...(NextAction === undefined ? [] : [NextAction]),
    ...(Conditions ?? []).map((condition) => condition.NextAction),
    ...(Errors ?? []).map((error) => error.NextAction),
  ]
}
