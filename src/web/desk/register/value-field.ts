import { sourceLabels } from '#register/labels'
import type { Said } from '#kernel/words'
import type { Output } from '../api.ts'
import type { FieldSpec } from '../form/fields.ts'
import { words } from './words.ts'

export type Element = Output<'register.dictionary'>['elements'][number]

const yes: Said = { zh: '是', en: 'Yes' }
const no: Said = { zh: '否', en: 'No' }

/** The question that fits an element. */
export function valueField(element: Element, initial = ''): FieldSpec {
  const common = { name: 'value', label: words.valueOf(element), ...(initial ? { initial } : {}) }
  if (element.type === 'yesno') return { ...common, kind: 'yes-no', yes, no }
  if (element.type === 'option') {
    const options = (element.options ?? []).map((option) => ({ value: option.code, label: option.zh, said: option }))
    if (element.merge === 'set') return { ...common, kind: 'pick', many: true, options }
    return { ...common, kind: 'choice', options: options.map(({ value, said }) => ({ value, label: said })) }
  }
  if (element.type === 'date') return { ...common, kind: 'day' }
  if (element.merge === 'text') return { ...common, kind: 'long' }
  return { ...common, kind: 'line', ...(element.unit ? { hint: { zh: element.unit, en: element.unit } } : {}) }
}

const choices = Object.entries(sourceLabels)
  .filter(([value]) => !['merge', 'import', 'form'].includes(value))
  .map(([value, label]) => ({ value, label }))

/** How it is known, since when, and on what it rests. */
export const sayingFields = (element: Element): FieldSpec[] => [
  { kind: 'choice', name: 'source', label: words.source, options: choices, initial: 'visit' },
  { kind: 'day', name: 'seen', label: words.seenOn, hint: words.seenHint, optional: true },
  ...(element.sensitivity >= 2
    ? ([
        { kind: 'line', name: 'clause', label: words.clause, hint: words.clauseHint, optional: true },
        { kind: 'day', name: 'until', label: words.until, optional: true },
      ] satisfies FieldSpec[])
    : []),
]

type Typed = { value?: unknown; seen?: unknown; until?: unknown; clause?: unknown }

const given = <Name extends string>(name: Name, said: unknown) =>
  (typeof said === 'string' && said !== '' ? { [name]: said } : {}) as { [N in Name]?: string }

/** What was typed as one word about an element. */
export const wordOf = (element: string, base: string | null, { value, seen, until, clause }: Typed) => ({
  element,
  value: value as string,
  base,
  ...given('seen', seen),
  ...given('until', until),
  ...(typeof clause === 'string' ? { basis: { kind: 'duty' as const, clause } } : {}),
})
