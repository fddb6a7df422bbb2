import type { Facts } from './result.ts'

export type Lang = 'zh' | 'en'

/** One sentence in both tongues. There is no way to write only one of them. */
export type Said = { zh: string; en: string }

/** A sentence, or one with blanks to fill from facts. */
export type Sentence = Said | ((facts: Facts) => Said)

export const pick = (said: Said, lang: Lang): string => said[lang]

export const fill = (sentence: Sentence, facts: Facts = {}): Said =>
  typeof sentence === 'function' ? sentence(facts) : sentence
