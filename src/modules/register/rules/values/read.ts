import { ok } from '#kernel/result'
import type { Element, ElementType } from '../element.ts'
import { readOption, readYesNo } from './choices.ts'
import { readAreaCode, readBankAccount, readCreditCode, readEmail, readPhone } from './contacts.ts'
import { readDay, readMonth, readYear } from './days.ts'
import { readIdNumber } from './id-number.ts'
import { readPersonName, readText } from './names.ts'
import { readMoney, readNumber, readPercent } from './numbers.ts'
import { saysNothing, saysUnknown } from './plain.ts'
import { fault, type Cell, type Read } from './value.ts'

type Reader = (element: Element, cell: Cell, unitAbove: string | undefined) => Read

const longestName = 120
const longestAddress = 200
const longestText = 2000

const text =
  (most: number): Reader =>
  (element, cell) =>
    readText(cell, element.bounds?.longest ?? most)

const readers: Record<ElementType, Reader> = {
  text: text(longestText),
  address: text(longestAddress),
  'organisation-name': text(longestName),
  'person-name': (_, cell) => readPersonName(cell),
  number: (element, cell) => readNumber(cell, element),
  money: (element, cell, unitAbove) => readMoney(cell, element, unitAbove),
  percent: (_, cell) => readPercent(cell),
  date: (_, cell) => readDay(cell),
  month: (_, cell) => readMonth(cell),
  year: (_, cell) => readYear(cell),
  yesno: readYesNo,
  option: readOption,
  'id-number': (_, cell) => readIdNumber(cell),
  'credit-code': (_, cell) => readCreditCode(cell),
  phone: (_, cell) => readPhone(cell),
  email: (_, cell) => readEmail(cell),
  'bank-account': (_, cell) => readBankAccount(cell),
  'area-code': (_, cell) => readAreaCode(cell),
}

/** What is longer than this is no value of any type but text, and is not looked into. */
const longestValue = 200

/** Where 无 can be an answer, only a cell that says nothing at all is empty. */
const answersNone = new Set<ElementType>(['text', 'yesno', 'option'])

/**
 * A cell of a sheet as a value of its element, in the one way in which it is kept; `undefined` where the cell says nothing. What
 * cannot be read without guessing is refused with the reason. `unitAbove`: the unit in the heading, as 万元.
 */
export function readValue(element: Element, cell: Cell, unitAbove?: string): Read {
  const said = cell === null ? '' : String(cell)
  const longest = element.type === 'text' ? longestText : longestValue
  if (said.length > longest) return fault('too-long', said, { longest })
  const isEmpty = answersNone.has(element.type) ? saysNothing : saysUnknown
  if (isEmpty(said)) return ok(undefined)
  if (/^#(REF|VALUE|NAME|DIV\/0|NUM|NULL|SPILL|CALC)[!?]/.test(said)) return fault('cell-error', said)
  if (said.includes('\uFFFD')) return fault('garbled', said)
  return readers[element.type](element, cell, unitAbove)
}
