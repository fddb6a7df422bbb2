/** A length of time as a form holds it, in one text: amount, unit, way of counting and end of day; none left out. */
export type TermParts = { n: string; unit: string; convention: string; endsAt: string }

export const partsOf = (text: string): TermParts => {
  const [n = '', unit = '', convention = '', endsAt = ''] = text.split('|')
  return { n, unit, convention, endsAt }
}

export const textOf = ({ n, unit, convention, endsAt }: TermParts): string => [n, unit, convention, endsAt].join('|')

const onlyDays = ['working-days', 'natural-days']

/** Only working days are counted in one of two ways, and only days end at one of two hours. */
export const countsDays = (unit: string): boolean => unit === 'working-days'
export const endsWithDay = (unit: string): boolean => onlyDays.includes(unit)

/** As a deadline rule keeps it; what does not belong to the unit is left out, as is what was not decided. */
export function readTerm(text: string): Record<string, unknown> {
  const { n, unit, convention, endsAt } = partsOf(text)
  return {
    n: n.trim() === '' ? null : Number(n),
    unit,
    ...(convention && countsDays(unit) ? { convention } : {}),
    ...(endsAt && endsWithDay(unit) ? { endsAt } : {}),
  }
}

/** The text of a rule's term, as a form begins with it. */
export function termText(term: unknown): string {
  const { n, unit, convention, endsAt } = (term ?? {}) as Record<string, unknown>
  const said = (value: unknown, otherwise = ''): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise
  return textOf({
    n: said(n),
    unit: said(unit, 'working-days'),
    convention: said(convention),
    endsAt: said(endsAt),
  })
}
