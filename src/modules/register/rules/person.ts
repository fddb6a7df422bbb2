import type { SubjectKind } from './element.ts'
import type { Facts } from './apply.ts'

/** The element that a subject is called by; a household is called after its head. */
export const nameElements: Record<SubjectKind, string> = {
  person: 'name',
  household: 'household-head',
  place: 'place-name',
  organisation: 'organisation-name',
}

/** What tells two of one name apart, in the order in which it is shown. */
export const tellingElements: Record<SubjectKind, readonly string[]> = {
  person: ['sex', 'birth-date', 'address', 'id-number'],
  household: ['household-address', 'members', 'household-phone'],
  place: ['place-type', 'place-address'],
  organisation: ['organisation-type', 'business-address', 'organisation-phone'],
}

/** What a page begins with; the rest follows by its code. */
export const inReadingOrder = (kind: SubjectKind, codes: readonly string[]): string[] => {
  const first = [nameElements[kind], ...tellingElements[kind]]
  const place = (code: string) => (first.includes(code) ? first.indexOf(code) : first.length)
  return codes.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

const valueOf = (facts: Facts, element: string): string => {
  const value = facts[element]?.v
  return typeof value === 'string' ? value : ''
}

/** The day of birth as it was said, or as the ID number tells it. */
export function birthOf(facts: Facts): string | undefined {
  const said = valueOf(facts, 'birth-date')
  if (said) return said
  const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(valueOf(facts, 'id-number')) ?? []
  return year ? `${year}-${month}-${day}` : undefined
}

export const nameOf = (kind: SubjectKind, facts: Facts, before: string): string =>
  valueOf(facts, nameElements[kind]) || before
