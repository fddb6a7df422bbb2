import type { FactValue, InForce } from '#register/rules'
import { sayValue } from '#register/rules'
import type { Said } from '#kernel/words'
import type { Test } from './comparisons.ts'

/** Which subjects a roster is about, in plain words: 困难类型 是 低保. All conditions hold together. */
export type Condition = { element: string; test: Test; values: readonly (string | number | boolean)[] }

type Known = Exclude<FactValue, null>

const listOf = (value: Known): readonly (string | number | boolean)[] => (Array.isArray(value) ? value : [value])

const compared = (value: Known, wanted: string | number | boolean): number => {
  if (typeof value === 'number' && typeof wanted === 'number') return value - wanted
  return String(value) < String(wanted) ? -1 : Number(String(value) > String(wanted))
}

const checks: Record<Test, (value: Known, values: Condition['values']) => boolean> = {
  is: (value, values) => listOf(value).some((one) => values.includes(one)),
  not: (value, values) => !listOf(value).some((one) => values.includes(one)),
  'at-least': (value, [wanted = '']) => compared(value, wanted) >= 0,
  'at-most': (value, [wanted = '']) => compared(value, wanted) <= 0,
}

/** Whether a value meets a condition; where nothing is known, it does not. */
export const meets = ({ test, values }: Condition, value: FactValue | undefined): boolean =>
  value === null || value === undefined ? false : checks[test](value, values)

const testWords: Record<Test, Said> = {
  is: { zh: '是', en: 'is' },
  not: { zh: '不是', en: 'is not' },
  'at-least': { zh: '不少于', en: 'is at least' },
  'at-most': { zh: '不多于', en: 'is at most' },
}

const datedWords: Partial<Record<Test, Said>> = {
  'at-least': { zh: '不早于', en: 'is not before' },
  'at-most': { zh: '不晚于', en: 'is not after' },
}

type ByCode = ReadonlyMap<string, InForce>

function sayCondition({ element, test, values }: Condition, byCode: ByCode): Said {
  const found = byCode.get(element)
  const dated = found?.type === 'date' || found?.type === 'month'
  const verb = (dated ? datedWords[test] : undefined) ?? testWords[test]
  const said = values.map((value) => (found ? sayValue(found, value) : { zh: String(value), en: String(value) }))
  return {
    zh: `${found?.zh ?? element}${verb.zh}${said.map(({ zh }) => zh).join('或')}`,
    en: `${found?.en ?? element} ${verb.en} ${said.map(({ en }) => en).join(' or ')}`,
  }
}

/** Who is in the roster and in what order, in one sentence. */
export function sayChoice(conditions: readonly Condition[], sort: string | null, byCode: ByCode): Said {
  const said = conditions.map((condition) => sayCondition(condition, byCode))
  const order = sort === null ? undefined : byCode.get(sort)
  const who = said.length > 0 ? said.map(({ zh }) => zh).join('，并且') : '全部登记对象'
  const whoEn = said.length > 0 ? `Those where ${said.map(({ en }) => en).join(', and ')}` : 'All that are registered'
  return {
    zh: `${who}；按${order?.zh ?? '区域和姓名'}排序。`,
    en: `${whoEn}; in the order of ${order ? order.en.toLowerCase() : 'area and name'}.`,
  }
}
