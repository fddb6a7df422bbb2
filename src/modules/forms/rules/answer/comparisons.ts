/** How a condition of a roster compares. */
export const tests = ['is', 'not', 'at-least', 'at-most'] as const
export type Test = (typeof tests)[number]
