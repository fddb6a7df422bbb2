import type { Said } from '#kernel/words'
import type { Input } from '../api.ts'
import { toInstant } from '../../ui/when.ts'
import { partsOf, readTerm } from './term.ts'

type SubjectKind = NonNullable<Input<'register.search'>['kind']>

type Common = { name: string; label: Said; hint?: Said; optional?: true; initial?: string }

/** `picture`: shown instead of the label, which says what it is. */
export type PickOption = { value: string; label: Said | string; hint?: string; picture?: string }

type Plain<Kind extends string> = Kind extends string ? Common & { kind: Kind } : never

/** One question of a form. What it holds while it is filled in is text (or a list); `read` makes the command's input of it. */
export type FieldSpec =
  | Plain<
      | 'line'
      | 'long'
      | 'number'
      | 'date'
      | 'day'
      | 'moment'
      | 'password'
      | 'check'
      | 'reply'
      | 'units'
      | 'files'
      | 'unit'
      | 'category'
      | 'area'
      | 'case'
      | 'point'
      | 'text-file'
      | 'term'
      | 'notice'
    >
  | (Common & { kind: 'choice'; options: readonly { value: string; label: Said }[] })
  | (Common & { kind: 'yes-no'; yes: Said; no: Said })
  | (Common & { kind: 'person'; unit: string })
  | (Common & { kind: 'subject'; of: SubjectKind })
  | (Common & { kind: 'staff'; initialLabel: string })
  | (Common & {
      kind: 'pick'
      options: readonly PickOption[]
      many?: true
      initialList?: readonly string[]
    })

/** Questions, or what makes them of the answers so far. */
export type Fields = readonly FieldSpec[] | ((values: Values) => readonly FieldSpec[])

export type Values = Record<string, string | readonly string[]>

export const fieldsFor = (fields: Fields, values: Values): readonly FieldSpec[] =>
  typeof fields === 'function' ? fields(values) : fields

const lists = new Set<FieldSpec['kind']>(['units', 'files'])

export const isList = (field: FieldSpec): boolean =>
  lists.has(field.kind) || (field.kind === 'pick' && field.many === true)

const initialList = (field: FieldSpec): readonly string[] => (field.kind === 'pick' ? (field.initialList ?? []) : [])

export const initialValues = (fields: readonly FieldSpec[]): Values =>
  Object.fromEntries(fields.map((field) => [field.name, isList(field) ? initialList(field) : (field.initial ?? '')]))

const truths = new Set<FieldSpec['kind']>(['check', 'yes-no'])

/** A point while it is being chosen: its latitude and longitude, with a comma between. */
export const toPoint = (text: string) => {
  const [lat = 0, long = 0] = text.split(',').map(Number)
  return { lat, long }
}

const readOne = (field: FieldSpec, value: string): unknown => {
  if (truths.has(field.kind)) return value === 'yes'
  if (field.kind === 'point') return toPoint(value)
  if (field.kind === 'number') return Number(value)
  if (field.kind === 'term') return readTerm(value)
  // a blank at the end of a password is part of it
  if (field.kind === 'password') return value
  return field.kind === 'date' || field.kind === 'moment' ? toInstant(value) : value.trim()
}

/** What is left empty is left out, so that the contract's own defaults stand. */
export const readValues = (fields: readonly FieldSpec[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name] ?? ''
      if (typeof value !== 'string') return value.length > 0 ? [[field.name, value]] : []
      return value.trim() === '' ? [] : [[field.name, readOne(field, value)]]
    }),
  )

const isBlank = (field: FieldSpec, value: Values[string]): boolean =>
  field.kind === 'term' && typeof value === 'string' ? partsOf(value).n.trim() === '' : value.length === 0

/** The names of questions that must be answered and are not. */
export const missing = (fields: readonly FieldSpec[], values: Values): string[] =>
  fields
    .filter((field) => !field.optional && field.kind !== 'check' && isBlank(field, values[field.name] ?? ''))
    .map((field) => field.name)
