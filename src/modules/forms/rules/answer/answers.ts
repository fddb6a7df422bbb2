import type { FactValue, InForce, Withheld } from '#register/rules'
import type { Edit } from '../fill/plan.ts'
import type { Field, Layout } from '../layout/layout.ts'
import type { Bindings } from './binding.ts'
import { present } from './present.ts'

/** A fact as the register answered: what it is and from where, or why it may not be shown. */
export type Answer =
  | { value: FactValue; seen: string; source: string; stale: boolean; goodUntil: string | null }
  | { why: Withheld }

export type Person = { id: string; name: string; area: string; facts: Readonly<Record<string, Answer>> }

/** Why a cell stayed empty, or holds what should be asked again. */
export type GapKind = 'missing' | 'stale' | 'withheld'
export type Gap = { subject: string; name: string; area: string; element: string; why: GapKind; seen: string | null }

/** Where a written cell came from. */
export type Origin = {
  row: number
  column: number
  subject: string
  name: string
  element: string
  source: string
  seen: string
}

export type Answers = { edits: Edit[]; gaps: Gap[]; origins: Origin[] }

type Bound = { field: Field; element: InForce; variant: string | null }

const boundOf = ({ fields }: Layout, bindings: Bindings, byCode: ReadonlyMap<string, InForce>): Bound[] =>
  fields.flatMap((field) => {
    const binding = field.own ? undefined : bindings[field.path]
    const element = byCode.get(binding?.element ?? '')
    return binding && element ? [{ field, element, variant: binding.variant }] : []
  })

function gapOf(person: Person, element: string, answer: Answer | undefined): Gap | undefined {
  const gap = (why: GapKind, seen: string | null): Gap => ({
    subject: person.id,
    name: person.name,
    area: person.area,
    element,
    why,
    seen,
  })
  if (!answer) return gap('missing', null)
  if ('why' in answer) return gap('withheld', null)
  if (answer.value === null) return gap('missing', answer.seen)
  return answer.stale ? gap('stale', answer.seen) : undefined
}

/** Of each subject a row, or of the one subject its cells: what is written, what is lacking, and from where each cell came. */
export function answersOf(
  layout: Layout,
  bindings: Bindings,
  people: readonly Person[],
  byCode: ReadonlyMap<string, InForce>,
  today: string,
): Answers {
  const bound = boundOf(layout, bindings, byCode)
  const serials = layout.fields.filter(({ own }) => own === 'serial')
  const answers: Answers = { edits: [], gaps: [], origins: [] }
  for (const [i, person] of people.entries()) {
    const rowOf = ({ row }: Field): number => (layout.kind === 'roster' ? layout.first + i : row)
    for (const field of serials)
      answers.edits.push({ row: rowOf(field), column: field.column, value: { kind: 'number', number: i + 1 } })
    const lacking = new Set<string>()
    for (const { field, element, variant } of bound) {
      const answer = person.facts[element.code]
      const gap = gapOf(person, element.code, answer)
      if (gap && !lacking.has(element.code)) answers.gaps.push(gap)
      if (gap) lacking.add(element.code)
      if (!answer || 'why' in answer || answer.value === null) continue
      const { seen, source } = answer
      const at = { row: rowOf(field), column: field.column }
      answers.edits.push({ ...at, value: present(element, answer.value, field, variant, today) })
      answers.origins.push({ ...at, subject: person.id, name: person.name, element: element.code, source, seen })
    }
  }
  return answers
}
