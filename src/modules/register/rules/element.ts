/** What a subject of the register can be. */
export const subjectKinds = ['person', 'household', 'place', 'organisation'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** What a value is, and so how it is read, checked and written. */
export const elementTypes = [
  'text',
  'number',
  'money',
  'percent',
  'date',
  'month',
  'year',
  'yesno',
  'option',
  'id-number',
  'credit-code',
  'phone',
  'email',
  'bank-account',
  'area-code',
  'person-name',
  'organisation-name',
  'address',
] as const
export type ElementType = (typeof elementTypes)[number]

/** How two values of one fact come together (`facts/register-forms-sync.md` §7). */
export const mergeClasses = ['lww', 'max', 'min', 'set', 'steward', 'text'] as const
export type MergeClass = (typeof mergeClasses)[number]

/** 0 anybody may know · 1 of the person, ordinary · 2 personal · 3 sensitive personal information (PIPL, article 28). */
export type Sensitivity = 0 | 1 | 2 | 3

/** One of the values that an element of options can have; `code` is what is kept. */
export type ElementOption = { code: string; zh: string; en: string; synonyms: readonly string[] }

/** One fact in another spelling: what a form asks for when it asks for less, or for it written otherwise. */
export type Variant = {
  code: string
  zh: string
  en: string
  /** Headings under which forms ask for exactly this spelling. */
  synonyms: readonly string[]
  write: VariantWriting
}

/** The ways to write a value that the rules know. */
export const variantWritings = [
  'whole',
  'masked',
  'last-4',
  'last-6',
  'grouped',
  'birth-date',
  'sex',
  'age',
  'year',
  'month',
  'yyyymmdd',
  'dotted',
  'slashed',
  'chinese-date',
  'code',
  'label',
  'tick',
  'ten-thousand',
  'surname',
] as const
export type VariantWriting = (typeof variantWritings)[number]

/** The smallest and the largest value that can be right. */
export type Bounds = { min?: number; max?: number; whole?: boolean; longest?: number }

/** One element of the data dictionary. */
export type Element = {
  code: string
  zh: string
  en: string
  /** Headings as real forms write them. */
  synonyms: readonly string[]
  kind: SubjectKind
  type: ElementType
  /** A unit as people write it: 元, 岁, 平方米. */
  unit?: string
  options?: readonly ElementOption[]
  bounds?: Bounds
  sensitivity: Sensitivity
  /** The kind of unit whose word counts: a code of `unitKinds`. */
  steward?: string
  /** After so many days it has to be asked again; without it the fact does not age. */
  goodForDays?: number
  merge: MergeClass
  variants?: readonly Variant[]
  /** The national standard that names it or its codes. */
  standard?: string
}
