import { matchDictionary, type ElementMatch, type InForce, type MatchReason, type SubjectKind } from '#register/rules'
import type { Field, Layout } from '../layout/layout.ts'

/** What one place of a template is filled with; `element` null: by hand. */
export type Binding = { element: string | null; variant: string | null }

/** A binding with what speaks for it; `known`: a person said so, now or for an earlier version. */
export type Proposal = Binding & {
  path: string
  known: boolean
  confidence: number
  reasons: MatchReason[]
  others: string[]
}

export type Bindings = Readonly<Record<string, Binding>>

const byHand: Binding = { element: null, variant: null }

const alone = (path: string, binding: Binding): Proposal => ({
  path,
  ...binding,
  known: true,
  confidence: 1,
  reasons: [],
  others: [],
})

const proposed = (path: string, { element, variant, confidence, reasons, others }: ElementMatch): Proposal => ({
  path,
  element,
  variant,
  known: false,
  confidence,
  reasons,
  others: others.map((other) => other.element),
})

/** What is proposed for each place: as it was said before, else what heading and offered words speak for. */
export function propose({ fields }: Layout, before: Bindings, elements: readonly InForce[]): Proposal[] {
  const inForce = elements.filter(({ retired }) => !retired)
  const codes = new Set(inForce.map(({ code }) => code))
  const said = ({ own, path }: Field): Binding | undefined => {
    const known = own ? byHand : before[path]
    return known && (known.element === null || codes.has(known.element)) ? known : undefined
  }
  const open = fields.filter((field) => said(field) === undefined)
  const matches = matchDictionary(
    open.map(({ parts, options = [] }) => ({ parts, values: options })),
    inForce,
  )
  const found = new Map(open.flatMap(({ path }, i) => (matches[i] ? [[path, matches[i]] as const] : [])))
  return fields.map((field) => {
    const match = found.get(field.path)
    return match ? proposed(field.path, match) : alone(field.path, said(field) ?? byHand)
  })
}

export type BindingFault =
  | { code: 'element-not-found'; element: string }
  | { code: 'other-kind'; zh: string; en: string }
  | { code: 'nothing-bound' }

/** The kind of subject that a form is about: all its elements are of one. */
export function aboutOf(bindings: Bindings, byCode: ReadonlyMap<string, InForce>): SubjectKind | BindingFault {
  let about: SubjectKind | undefined
  for (const { element, variant } of Object.values(bindings)) {
    if (element === null) continue
    const found = byCode.get(element)
    if (!found || (variant !== null && !found.variants?.some(({ code }) => code === variant)))
      return { code: 'element-not-found', element }
    if (about && found.kind !== about) return { code: 'other-kind', zh: found.zh, en: found.en }
    about = found.kind
  }
  return about ?? { code: 'nothing-bound' }
}
