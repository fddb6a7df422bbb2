import type { Output } from '../api.ts'

export type FormData = Output<'forms.form'>
export type Place = FormData['fields'][number]
export type Element = Output<'register.dictionary'>['elements'][number]
export type Condition = FormData['conditions'][number]

/** What is being said of a form until it is confirmed: place to element and spelling, who is in it, for what. */
export type Draft = {
  bindings: Record<string, { element: string | null; variant: string | null }>
  conditions: Condition[]
  sort: string | null
  purpose: FormData['purpose']
}

export const draftOf = ({ fields, conditions, sort, purpose }: FormData): Draft => ({
  bindings: Object.fromEntries(
    fields.filter(({ own }) => !own).map(({ path, element, variant }) => [path, { element, variant }]),
  ),
  conditions,
  sort,
  purpose,
})

/** The kind of subject that most of the columns are about; conditions and order go by it. */
export function kindOf({ bindings }: Draft, elements: ReadonlyMap<string, Element>): Element['kind'] | undefined {
  const counts = new Map<Element['kind'], number>()
  for (const { element } of Object.values(bindings)) {
    const kind = elements.get(element ?? '')?.kind
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}
