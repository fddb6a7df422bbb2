/** For what somebody may look at what is sensitive. */
export const purposes = ['care', 'aid', 'case', 'form', 'check', 'emergency', 'own-request'] as const

/** From what a fact is known. */
export const sources = ['visit', 'window', 'phone', 'paper', 'import', 'form', 'steward', 'resident', 'merge'] as const

/** What somebody is in a household. */
export const relations = [
  'head',
  'spouse',
  'child',
  'child-in-law',
  'grandchild',
  'parent',
  'parent-in-law',
  'grandparent',
  'sibling',
  'other-kin',
  'not-kin',
] as const

/** Why somebody no longer lives in a household. */
export const leavings = ['moved', 'married', 'split', 'died', 'mistake', 'other'] as const

/** By which way a consent was given. */
export const channels = ['paper', 'window', 'phone', 'web', 'visit'] as const

/** What became of a word: it stands, or it stands beside another, or it waits for whoever answers for the fact. */
export const outcomes = ['ok', 'won-conflict', 'lost-conflict', 'older', 'proposal', 'same', 'clock-fault'] as const

export { elementTypes, mergeClasses, subjectKinds, variantWritings } from './rules/element.ts'
