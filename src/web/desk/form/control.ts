import type { Wired } from '../../ui/field.tsx'
import type { FieldSpec, Values } from './fields.ts'

export type Value = Values[string]

/** What every control of a form is given: its question, what stands there, and how it is tied to its label. */
export type ControlProps<Kind extends FieldSpec['kind']> = {
  field: Extract<FieldSpec, { kind: Kind }>
  value: Value
  onChange: (value: Value) => void
  wired: Wired
}

export const one = (value: Value): string => (typeof value === 'string' ? value : '')
export const several = (value: Value): readonly string[] => (typeof value === 'string' ? [] : value)

export const choose = { zh: '请选择', en: 'Please choose' }
