import fc, { type Arbitrary } from 'fast-check'
import { z } from 'zod'
import type { Call } from '#kernel/contract'

/** As much of JSON Schema as the contracts' schemas come out in. */
type Schema = {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  minimum?: number
  maximum?: number
}

const deep = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}

/** What no call asks for: wrong types, sizes, characters, dates, numbers. */
const wrong: Arbitrary<unknown> = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\u0000',
  '路灯\u0000坏了',
  '\uD800',
  '\u202E倒写',
  '👩‍👩‍👧‍👦'.repeat(50),
  '字'.repeat(5000),
  '9'.repeat(400),
  `' or 1=1; drop table kernel.act; --`,
  '%00%ff',
  '<script>alert(1)</script>',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-09-07T01:00:00+08:00',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '_________',
  [],
  {},
  [[]],
  deep(60),
  { ['__proto__']: { admin: true } },
  { constructor: { prototype: { admin: true } } },
)

const moments = ['2026-09-08T01:00:00Z', '1900-01-01T00:00:00Z', '2031-05-01T00:00:00Z', '2199-12-31T23:59:59.999Z']
const places = ['990101', '990101.001', '990101.001.001.01', '990101.009', '110101', '990101.001.001.01.000001']

const strings = (schema: Schema, ids: readonly string[]): Arbitrary<unknown> => {
  if (schema.format === 'uuid')
    return fc.oneof(
      fc.constantFrom(...ids),
      fc.uuid(),
      fc.uuid().map((id) => id.toUpperCase()),
    )
  if (schema.format === 'date-time') return fc.constantFrom(...moments)
  if (schema.format === 'email') return fc.emailAddress()
  if (schema.pattern?.includes('{6}')) return fc.constantFrom(...places)
  if (schema.pattern?.includes('5,20')) return fc.constantFrom('13800000000', '0990-1234567')
  return fc.oneof(
    fc.constantFrom('路灯坏了', 'city-light', '*', '杏花 路口', '2026090700001'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  )
}

const object = ({ properties = {}, required = [] }: Schema, ids: readonly string[]): Arbitrary<unknown> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, shaped(inner, ids)])), {
    requiredKeys: required.filter((name) => name in properties),
  })

/** Inputs that have the shape the schema asks for, with real ids among the made-up ones. */
function shaped(schema: Schema, ids: readonly string[]): Arbitrary<unknown> {
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map((option) => shaped(option, ids)))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  const byType: Record<string, () => Arbitrary<unknown>> = {
    string: () => strings(schema, ids),
    integer: () => fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 1) }),
    number: () => fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000, noNaN: true }),
    boolean: () => fc.boolean(),
    null: () => fc.constant(null),
    array: () => fc.array(shaped(schema.items ?? {}, ids), { maxLength: 3 }),
    object: () => object(schema, ids),
  }
  return byType[schema.type ?? '']?.() ?? fc.jsonValue()
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The same input with one of its fields, however deep, made wrong. */
const spoil = (input: unknown, at: number, bad: unknown): unknown => {
  if (!isRecord(input)) return bad
  const names = Object.keys(input)
  const name = names[at % Math.max(names.length, 1)]
  if (name === undefined) return { unasked: bad }
  return { ...input, [name]: isRecord(input[name]) ? spoil(input[name], at + 1, bad) : bad }
}

/** Inputs of a call in the shape of its own schema, three of four with something wrong in them. */
export function inputsOf(call: Call, ids: readonly string[]): Arbitrary<unknown> {
  const schema = z.toJSONSchema(call.input, { io: 'input', unrepresentable: 'any' }) as Schema
  const right = shaped(schema, ids)
  const spoiled = fc.tuple(right, fc.nat(20), wrong).map(([input, at, bad]) => spoil(input, at, bad))
  return fc.oneof({ weight: 1, arbitrary: right }, { weight: 2, arbitrary: spoiled }, { weight: 1, arbitrary: wrong })
}
