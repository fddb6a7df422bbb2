import { refuse, type Refusal, type Result } from '#kernel/result'

/** A cell as a sheet holds it; a day comes as its text. */
export type Cell = string | number | boolean | null

/** A value as the register keeps it. `undefined`: the cell says nothing. */
export type Value = string | number | boolean | string[]
export type Read = Result<Value | undefined, Refusal<Fault>>

/** Why a cell is no value of its element. `values/words.ts` says each in both tongues. */
export const faults = [
  'cell-error',
  'garbled',
  'masked',
  'rounded',
  'too-long',
  'id-length',
  'id-check-digit',
  'id-birth-date',
  'id-region',
  'code-check-digit',
  'code-shape',
  'phone-shape',
  'phone-without-area',
  'phone-several',
  'email-shape',
  'account-shape',
  'area-shape',
  'date-shape',
  'date-ambiguous',
  'date-short-year',
  'date-incomplete',
  'date-impossible',
  'number-shape',
  'number-unit',
  'number-range',
  'number-whole',
  'percent-unclear',
  'yesno-unclear',
  'option-unknown',
  'option-several',
  'name-shape',
  'name-with-note',
] as const
export type Fault = (typeof faults)[number]

export const fault = (code: Fault, said: string, more: Record<string, string | number> = {}) =>
  refuse(code, { said: said.slice(0, 40), ...more })
