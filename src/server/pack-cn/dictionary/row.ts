import type { Bounds, Element, ElementType, MergeClass, Sensitivity, SubjectKind } from '#register/rules'
import { list } from '../list.ts'
import { options } from './options.ts'
import { variantsOf } from './variants.ts'

/** `number:岁:0..130` is a whole number of years, `money:元/月` an amount a month, `option:sex` one of a list. */
function typeOf(text: string): Pick<Element, 'type' | 'unit' | 'options' | 'bounds'> {
  const [type, detail = '', range = ''] = text.split(':') as [ElementType, string?, string?]
  if (type === 'option') return { type, options: options[detail] ?? [] }
  const [min, max] = range.split('..').map(Number)
  const whole = { whole: !/^(平方米|亩|度)$/.test(detail) }
  const bounds: Bounds | undefined =
    range && min !== undefined && max !== undefined ? { min, max, ...whole } : undefined
  return { type, ...(detail ? { unit: detail } : {}), ...(bounds ? { bounds } : {}) }
}

/** `code | 名 | English | type | sensitivity | steward | good for days | merge class | headings in use、… | standard`. */
function elementOf(line: string, kind: SubjectKind): Element {
  const [code = '', zh = '', en = '', type = '', sensitivity, steward, days, merge, synonyms = '', standard] =
    list(line)
  const typed = typeOf(type)
  const variants = variantsOf(code, typed.type)
  return {
    code,
    zh,
    en,
    synonyms: synonyms.split('、').filter((word) => word !== ''),
    kind,
    ...typed,
    sensitivity: Number(sensitivity) as Sensitivity,
    merge: merge as MergeClass,
    ...(steward ? { steward } : {}),
    ...(days ? { goodForDays: Number(days) } : {}),
    ...(variants.length > 0 ? { variants } : {}),
    ...(standard ? { standard } : {}),
  }
}

export const elementsOf = (text: string, kind: SubjectKind): Element[] =>
  text
    .trim()
    .split('\n')
    .map((line) => elementOf(line, kind))
