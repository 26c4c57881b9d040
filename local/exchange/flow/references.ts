const STEP = String.raw`(?:\.[A-Za-z_][\w-]*|\['[^']+'\])`
const WHOLE = new RegExp(String.raw`^\$${STEP}+$`)
const STEPS = new RegExp(String.raw`\.(?<dotted>[A-Za-z_][\w-]*)|\['(?<quoted>[^']+)'\]`, 'g')
const INSIDE = new RegExp(
  String.raw`\$\.(?:(?:Attributes|External|CustomerEndpoint|SystemEndpoint)${STEP}|ContactId|InitialContactId|Channel|InitiationMethod|InstanceARN)`,
  'g',
)

/** Whether a parameter is to be looked up in the contact's data: `$.Attributes.voice`, `$.External['found']`. */
export function isReference(value: string): boolean {
  return WHOLE.test(value)
}

/** Looks a parameter up when it is a reference; undefined when the data have no such text. */
export function resolve(value: string, data: unknown): string | undefined {
  if (!isReference(value)) return value
  let found = data
  for (const step of value.matchAll(STEPS)) {
    const field = step.groups?.['dotted'] ?? step.groups?.['quoted'] ?? ''
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, field)) return undefined
    found = Reflect.get(found, field)
  }
  if (typeof found === 'string') return found
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined
}

/** Fills the references inside a prompt; one without a value is left out, as Connect does. */
export function fillIn(prompt: string, data: unknown): string {
  if (isReference(prompt)) return resolve(prompt, data) ?? ''
  return prompt.replaceAll(INSIDE, (reference) => resolve(reference, data) ?? '')
}
