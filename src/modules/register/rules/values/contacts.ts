import { ok } from '#kernel/result'
import { isRounded } from './id-number.ts'
import { compact, plain } from './plain.ts'
import { fault, type Cell, type Read } from './value.ts'

const mobile = /^1[3-9]\d{9}$/
const landline = /^(0[12]\d|0[3-9]\d{2})-?([2-9]\d{6,7})(?:-?(?:转|ext\.?|-)(\d{1,6}))?$/
const service = /^(400\d{7}|800\d{7}|1[012]\d{1,3}|9[56]\d{3,4})$/
const several = /\d{7,}\D+\d{7,}/

const phoneFault = (text: string, said: string): Read => {
  if (/\*/.test(text)) return fault('masked', said)
  if (several.test(said)) return fault('phone-several', said)
  return fault(/^[2-9]\d{6,7}$/.test(text) ? 'phone-without-area' : 'phone-shape', said)
}

/** A telephone number without blanks; a landline as `0571-87654321`, with `-12` behind it for an extension. */
export function readPhone(cell: Cell): Read {
  const said = plain(String(cell))
  if (isRounded(cell)) return fault('rounded', said)
  const text = compact(said)
    .replaceAll(/[()'’]/g, '')
    .replace(/^(\+|00)?86-?(?=[01])/, '')
  const digits = text.replaceAll('-', '')
  if (mobile.test(digits) || service.test(digits)) return ok(digits)
  const fixed = landline.exec(text)
  if (!fixed) return phoneFault(text, said)
  return ok([fixed[1], fixed[2], fixed[3]].filter(Boolean).join('-'))
}

export function readEmail(cell: Cell): Read {
  const text = compact(String(cell))
  return /^[^\s@,;]+@[^\s@,;]+\.[a-z0-9-]{2,}$/.test(text) ? ok(text) : fault('email-shape', text)
}

/** The number of an account, 8 to 30 digits. Longer than fifteen as a number, it was rounded. */
export function readBankAccount(cell: Cell): Read {
  const said = plain(String(cell))
  const digits = compact(said).replaceAll(/['’-]/g, '')
  if (isRounded(cell)) return fault('rounded', said)
  if (/^\d{8,30}$/.test(digits)) return /0{4}$/.test(digits) && digits.length > 15 ? fault('rounded', said) : ok(digits)
  return fault(digits.includes('*') ? 'masked' : 'account-shape', said)
}

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const signWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check sign of a unified social credit code (GB 32100, mod 31). */
export const creditCheckOf = (first: string): string => {
  const sum = signWeights.reduce((sum, weight, i) => sum + weight * signs.indexOf(first[i] ?? ''), 0)
  return signs[(31 - (sum % 31)) % 31] ?? ''
}

export function readCreditCode(cell: Cell): Read {
  const said = plain(String(cell))
  if (isRounded(cell)) return fault('rounded', said)
  const code = compact(said).replaceAll('-', '').toUpperCase()
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return fault('code-shape', said, { length: code.length })
  return creditCheckOf(code) === code[17] ? ok(code) : fault('code-check-digit', said)
}

const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/

/** A code of 6, 9 or 12 digits, by GB/T 2260 and 10114. */
export function readAreaCode(cell: Cell): Read {
  const code = compact(String(cell))
  return /^\d{6}(\d{3}){0,2}$/.test(code) && provinces.test(code) ? ok(code) : fault('area-shape', code)
}
