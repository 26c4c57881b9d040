import fc from 'fast-check'
import * as z from 'zod'
import type { Route } from '#contract/route.ts'
import type { Role } from '#contract/vocabulary.ts'

/** Ids that exist, by their prefix: without them every request would end at "not found". */
export type KnownIds = Readonly<Record<string, readonly [string, ...string[]]>>

/** A request of any kind to a call of the API. */
export interface AnyRequest {
  readonly operation: string
  readonly method: Route['method']
  readonly path: string
  readonly role: Role | 'nobody'
  readonly own: boolean
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

type Schema = z.core.JSONSchema.BaseSchema

/** Makes requests to one call: good ones, and ones that are wrong in every way that a program or a person gets wrong. */
export function anyRequest(route: Route, known: KnownIds): fc.Arbitrary<AnyRequest> {
  const params = fc.oneof(
    { arbitrary: objectOf(route.params, known), weight: 8 },
    { arbitrary: objectOf(route.params, known).chain(spoil), weight: 1 },
  )
  const query = fc.oneof(
    { arbitrary: objectOf(route.query, known), weight: 6 },
    { arbitrary: objectOf(route.query, known).chain(spoil), weight: 2 },
    { arbitrary: fc.dictionary(fc.string({ maxLength: 12 }), anyText, { maxKeys: 3 }), weight: 1 },
  )
  return fc
    .record({
      params,
      query,
      role: fc.oneof(
        { arbitrary: fc.constantFrom<Role[]>(...(route.roles.length > 0 ? route.roles : allRoles)), weight: 8 },
        { arbitrary: fc.constantFrom<(Role | 'nobody')[]>(...allRoles, 'nobody'), weight: 1 },
      ),
      own: fc.oneof({ arbitrary: fc.constant(true), weight: 6 }, { arbitrary: fc.constant(false), weight: 1 }),
      body: bodyOf(route, known),
      type: fc.oneof({ arbitrary: fc.constant('application/json'), weight: 15 }, fc.constantFrom('text/plain', 'x')),
      headers: anyHeaders,
    })
    .map(({ params: place, query: asked, role, own, body, type, headers }) => ({
      operation: route.operation,
      method: route.method,
      path: `${fill(route.path, place)}${search(asked)}`,
      role,
      own,
      headers: { 'content-type': route.takes ?? type, ...headers },
      ...(body === undefined || route.method === 'GET' ? {} : { body }),
    }))
}

const allRoles = ['dispatcher', 'prevention', 'coordinator', 'operator'] as const

/** Text as people, programs and those who mean ill send it. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '‮omgekeerd',
    '<script>alert(1)</script>',
    "'; DROP TABLE leden; --",
    '../../etc/passwd',
    '__proto__',
    'constructor',
    '=1+1',
    'null',
    'NaN',
    '-0',
    '9'.repeat(400),
    'é'.repeat(5000),
  ),
)

const anyThing: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(anyText, { maxLength: 3 }),
  fc.dictionary(anyText, anyText, { maxKeys: 3 }),
)

const headerText = fc
  .string({ unit: fc.constantFrom(...Array.from('abcXYZ019-_."*/ ')), maxLength: 40 })
  .map((header) => header.trim())
const anyHeaders = fc.record(
  {
    'idempotency-key': fc.oneof({ arbitrary: fc.uuid(), weight: 6 }, headerText),
    'if-match': fc.oneof({ arbitrary: fc.constantFrom('"1"', '"2"', '*', 'W/"1"'), weight: 6 }, headerText),
    'if-none-match': headerText,
    accept: fc.constantFrom('application/json', 'text/csv', '*/*', 'image/png'),
    'accept-language': fc.constantFrom('nl', 'fr-BE', 'de', 'en', '*', 'xx'),
  },
  { requiredKeys: [] },
)

function bodyOf(route: Route, known: KnownIds): fc.Arbitrary<string | undefined> {
  if (route.takes !== undefined) {
    const list = fc.array(
      fc.array(anyText, { maxLength: 9 }).map((cells) => cells.join(';')),
      { maxLength: 20 },
    )
    return list.map((lines) => ['naam;straat;nr;telefoon;e-mail', ...lines].join('\r\n'))
  }
  const good = objectOf(route.body, known)
  return fc.oneof(
    { arbitrary: good.map((value) => JSON.stringify(value)), weight: 10 },
    { arbitrary: good.chain(spoil).map((value) => JSON.stringify(value)), weight: 10 },
    { arbitrary: anyThing.map((value) => JSON.stringify(value)), weight: 1 },
    { arbitrary: anyText, weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 1 },
    { arbitrary: fc.constant(`{"text":"${'x'.repeat(1_000_001)}"}`), weight: 1 },
  )
}

function objectOf(schema: z.ZodType, known: KnownIds): fc.Arbitrary<Record<string, unknown>> {
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return fromSchema(made, made, known).map((value) => (isRecord(value) ? value : {}))
}

function fromSchema(schema: Schema, root: Schema, known: KnownIds): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fromSchema(resolve(schema.$ref, root), root, known)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((one) => fromSchema(asSchema(one), root, known)))
  switch (schema.type) {
    case 'object':
      return object(schema, root, known)
    case 'array':
      return array(schema, root, known)
    case 'string':
      return text(schema, known)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 600, 100_000) })
    case 'number':
      return fc.double({ min: schema.minimum ?? -200, max: schema.maximum ?? 200, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return anyThing
  }
}

function object(schema: Schema, root: Schema, known: KnownIds): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {})
  const required = new Set(schema.required)
  const model = Object.fromEntries(properties.map(([name, one]) => [name, fromSchema(asSchema(one), root, known)]))
  return fc.record(model, { requiredKeys: Object.keys(model).filter((name) => required.has(name)) })
}

function array(schema: Schema, root: Schema, known: KnownIds): fc.Arbitrary<unknown> {
  const { prefixItems, items } = schema
  if (prefixItems !== undefined) {
    return fc.tuple(...prefixItems.map((one) => fromSchema(asSchema(one), root, known)))
  }
  const one = items === undefined || Array.isArray(items) ? anyThing : fromSchema(asSchema(items), root, known)
  const minLength = schema.minItems ?? 0
  return fc.array(one, { minLength, maxLength: Math.max(minLength, Math.min(schema.maxItems ?? 3, 4)) })
}

const WORDS = ['Kerkstraat', 'Verdachte man gezien', 'Peeters', '0475 12 34 56', '2024-01', 'an@example.org', 'tip']

function text(schema: Schema, known: KnownIds): fc.Arbitrary<unknown> {
  const { pattern, format } = schema
  const [, prefix] = /^\^([a-z]{3})_/.exec(pattern ?? '') ?? []
  const ids = prefix === undefined ? undefined : known[prefix]
  if (ids !== undefined && pattern !== undefined) {
    return fc.oneof({ arbitrary: fc.constantFrom(...ids), weight: 9 }, fc.stringMatching(new RegExp(pattern)))
  }
  if (pattern?.startsWith('^[a-z][a-z0-9-]') === true && known['zone'])
    return fc.constantFrom(...known['zone'], 'nergens')
  switch (format) {
    case 'date-time':
      return instants.map((date) => date.toISOString())
    case 'date':
      return instants.map((date) => date.toISOString().slice(0, 10))
    case 'email':
      return fc.oneof(fc.emailAddress(), fc.constant('an@example.org'))
    case 'uri':
      return fc.webUrl()
    default: {
      // What looks ahead or behind cannot be generated from; people send words there anyhow.
      if (pattern !== undefined && !pattern.includes('(?')) return fc.stringMatching(new RegExp(pattern))
      const maxLength = Math.min(schema.maxLength ?? 200, 200)
      return fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength }))
    }
  }
}

const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })

/** Puts one thing wrong somewhere: another type, a part left out, a field that does not exist. */
function spoil(value: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(value)
  const extra = fc.tuple(anyText, anyThing).map(([name, thing]) => ({ ...value, [name]: thing }))
  if (names.length === 0) return extra
  const name = fc.constantFrom(...names)
  return fc.oneof(
    extra,
    fc.tuple(name, anyThing).map(([which, thing]) => ({ ...value, [which]: thing })),
    name.map((which) => Object.fromEntries(Object.entries(value).filter(([one]) => one !== which))),
    name.chain((which) => {
      const inner = value[which]
      return isRecord(inner) ? spoil(inner).map((spoiled) => ({ ...value, [which]: spoiled })) : extra
    }),
  )
}

function fill(path: string, params: Record<string, unknown>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(asText(params[name])) || 'x')
}

function search(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${encode(name)}=${encode(asText(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** Lone halves of a surrogate pair cannot be in an address. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed().slice(0, 2000))
}

function asText(value: unknown = null): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asSchema(schema: Schema | boolean): Schema {
  return typeof schema === 'boolean' ? {} : schema
}

function resolve(reference: string, root: Schema): Schema {
  if (reference === '#') return root
  const name = /^#\/\$defs\/(.+)$/.exec(reference)?.[1]
  const found = name === undefined ? undefined : root.$defs?.[name]
  if (found === undefined) throw new Error(`no definition ${reference}`)
  return asSchema(found)
}
