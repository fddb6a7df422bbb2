import type { Element, SubjectKind } from '../element.ts'
import type { Cell } from '../values/value.ts'
import { assign } from './assign.ts'
import { headingsOf, leafOf, nameFit, namesOf, type Headings, type NameFit } from './element-headings.ts'
import { ValueFits, type ValueFit } from './value-fit.ts'
import type { MatchReason } from './words.ts'

/** A column of a sheet: its headings from the top down, and what stands below them. */
export type SheetColumn = { parts: readonly string[]; values: readonly Cell[] }

/** What a column is taken for; `element` is null where nothing is certain enough, with what came closest. */
export type ElementMatch = {
  column: number
  element: string | null
  /** The spelling that the heading asks for, where it asks for one: 出生年月. */
  variant: string | null
  confidence: number
  reasons: MatchReason[]
  others: { element: string; confidence: number }[]
}

/** From here on a column is taken for an element; below, a person says. */
const sure = 0.6
/** What is worth showing to that person. */
const worthShowing = 0.3
/** The best has to stand so far before the next one. */
const clear = 0.05
const farBetter = 0.15
/** So many values can speak against a heading. */
const enough = 3

type Scored = { score: number; name: NameFit; values: ValueFit }

/** The heading says what is meant, the values whether that can be; values alone go only so far. */
function scoreOf(name: NameFit, { fit, alone, seen }: ValueFit): number {
  const believed = name.other ? Math.min(name.fit, 0.45) : name.fit
  if (seen < enough) return believed * 0.95
  return Math.max(believed * (0.5 + 0.5 * fit), name.other ? 0 : Math.min(1, alone + believed * 0.3))
}

function reasonsOf({ name, values }: Scored, ofTable: boolean): MatchReason[] {
  const isNamed = name.fit >= 0.5
  const found: [MatchReason | undefined, boolean][] = [
    [name.how, isNamed],
    ['no-values', values.seen === 0],
    ['values-fit', values.fit >= 0.8 && isNamed],
    ['values-alone', values.alone > 0 && !isNamed],
    ['values-do-not-fit', values.seen >= enough && values.fit < 0.5 && isNamed],
    ['kind-of-table', ofTable],
  ]
  return found.flatMap(([reason, is]) => (is && reason ? [reason] : []))
}

const bestOf = (row: readonly Scored[]): number =>
  row.reduce((best, one, i) => (one.score > (row[best]?.score ?? 0) ? i : best), 0)

/** What a table is about: its surest columns say so, and that decides between an address of a person and one of a shop. */
function kindsOf(scored: readonly (readonly Scored[])[], elements: readonly Element[]): Map<SubjectKind, number> {
  const kinds = new Map<SubjectKind, number>()
  for (const row of scored) {
    const best = bestOf(row)
    const kind = elements[best]?.kind
    if (kind && (row[best]?.score ?? 0) >= 0.8) kinds.set(kind, (kinds.get(kind) ?? 0) + 1 / scored.length)
  }
  return kinds
}

/** A heading that is the element's own name asks for the whole of it. */
function variantOf(element: Element, { parts }: SheetColumn): string | null {
  const leaf = leafOf(parts)
  if (namesOf(element).includes(leaf)) return null
  return element.variants?.find(({ synonyms }) => namesOf({ zh: '', en: '', synonyms }).includes(leaf))?.code ?? null
}

const round = (value: number): number => Math.round(Math.min(1, value) * 100) / 100

type Rival = { at: number; score: number; free: boolean }

/** What speaks for each element in one column, and which of them the best assignment of all columns leaves to it. */
class Verdict {
  readonly #elements: readonly Element[]
  readonly #scored: readonly Scored[]
  readonly #rivals: readonly Rival[]

  constructor(elements: readonly Element[], scored: readonly Scored[], rivals: readonly Rival[]) {
    this.#elements = elements
    this.#scored = scored
    this.#rivals = rivals.toSorted((a, b) => b.score - a.score)
  }

  #closest(except = -1): ElementMatch['others'] {
    return this.#rivals
      .filter(({ at, score }) => at !== except && score >= worthShowing)
      .slice(0, 3)
      .map(({ at, score }) => ({ element: this.#elements[at]?.code ?? '', confidence: round(score) }))
  }

  /** What another column took was far better: what is left over is no second choice. */
  #isLeftOver(score: number): boolean {
    const [best] = this.#rivals
    return best !== undefined && !best.free && best.score - score >= farBetter
  }

  /** Whether one that no other column took is nearly as good. */
  #isClose(at: number, score: number): boolean {
    const next = this.#rivals.find((rival) => rival.at !== at && rival.free)
    return score - (next?.score ?? 0) < clear
  }

  #whyNot(at: number): MatchReason {
    const [best] = this.#rivals
    const own = best && this.#scored[best.at]
    if (!own) return 'nothing-fits'
    if (best.at !== at && best.score >= sure) return 'taken'
    if (own.name.other) return 'other-person'
    return own.name.fit >= 0.9 && own.values.seen >= enough ? 'values-do-not-fit' : 'nothing-fits'
  }

  #open(score: number, reason: MatchReason): Omit<ElementMatch, 'column'> {
    return { element: null, variant: null, confidence: round(score), reasons: [reason], others: this.#closest() }
  }

  of(at: number, column: SheetColumn, ofTable: boolean): Omit<ElementMatch, 'column'> {
    const [element, own] = [this.#elements[at], this.#scored[at]]
    const score = this.#rivals.find((rival) => rival.at === at)?.score ?? 0
    if (!element || !own || score < sure) return this.#open(score, this.#whyNot(at))
    if (this.#isLeftOver(score)) return this.#open(score, 'taken')
    if (own.name.fit < 1 && this.#isClose(at, score)) return this.#open(score, 'several-fit')
    const reasons = reasonsOf(own, ofTable && own.name.fit < 1)
    const variant = variantOf(element, column)
    return { element: element.code, variant, confidence: round(score), reasons, others: this.#closest(at) }
  }
}

const scoresOf = (
  { parts, values }: SheetColumn,
  elements: readonly Element[],
  known: readonly Headings[],
): Scored[] => {
  const fits = new ValueFits(values)
  return elements.map((element, i) => {
    const name = nameFit(parts, known[i] ?? [])
    const fit = fits.of(element)
    return { name, values: fit, score: scoreOf(name, fit) }
  })
}

/** Matches the columns of a sheet to the dictionary, one to one, each with its reasons; where it is not clear, it abstains. */
export function matchDictionary(columns: readonly SheetColumn[], elements: readonly Element[]): ElementMatch[] {
  const known = elements.map(headingsOf)
  const scored = columns.map((column) => scoresOf(column, elements, known))
  const kinds = kindsOf(scored, elements)
  const bonus = elements.map(({ kind }) => 0.1 * (kinds.get(kind) ?? 0))
  const scores = scored.map((row) => row.map(({ score }, i) => (score === 0 ? 0 : score + (bonus[i] ?? 0))))
  // what nobody would take for it must not push out what is
  const assigned = assign(scores.map((row) => row.map((score) => (score < sure ? score / 100 : score))))
  const taken = new Set(assigned)
  return columns.map((sheetColumn, column) => {
    const rivals = (scores[column] ?? []).map((score, at) => ({ at, score, free: !taken.has(at) }))
    const at = assigned[column] ?? -1
    const verdict = new Verdict(elements, scored[column] ?? [], rivals)
    return { column, ...verdict.of(at, sheetColumn, (bonus[at] ?? 0) >= 0.05) }
  })
}
