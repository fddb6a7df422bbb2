/** What a template came as; what came otherwise is answered as .xlsx all the same. */
export const cameAs = ['xlsx', 'xls', 'ods'] as const

/** What a filling holds: the form, what is lacking, and where each cell came from. */
export const parts = ['form', 'gaps', 'origins'] as const

/** What a form can be about: the kinds of subject of the register. */
export const kinds = ['person', 'household', 'place', 'organisation'] as const

/** For what a form looks at facts: those purposes of the register that a form can have. */
export const purposes = ['form', 'care', 'aid', 'check', 'emergency'] as const

export { tests } from './rules/answer/comparisons.ts'
