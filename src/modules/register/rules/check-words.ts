import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import type { Basis, Word } from './apply.ts'
import { checkValue } from './check-value.ts'
import type { SubjectKind } from './element.ts'
import type { InForce } from './kept-element.ts'
import type { FactValue } from './weigh.ts'

/** Something said of an element, as a call takes it. */
export type SaidWord = {
  element: string
  value?: FactValue | undefined
  add?: readonly string[] | undefined
  rem?: readonly string[] | undefined
  seen?: string | undefined
  until?: string | undefined
  basis?: Basis | undefined
  base?: string | null | undefined
  h?: string | undefined
}

export type WordFault = 'element-not-found' | 'value-wrong' | 'value-empty' | 'seen-later'

const valueIn = (element: InForce, word: SaidWord) => {
  if (word.add || word.rem) return ok<FactValue>(null)
  const value = word.value ?? null
  if (element.merge !== 'set' || value === null) return checkValue(element, value)
  const list = Array.isArray(value) ? value.map(String) : [String(value)]
  return element.type === 'option' ? checkValue(element, list) : ok<FactValue>(list)
}

/** One word as the dictionary has it, or what is wrong with it. */
export function checkWord(
  elements: ReadonlyMap<string, InForce>,
  kind: SubjectKind,
  word: SaidWord,
  today: string,
): Result<Word, Refusal<WordFault>> {
  const element = elements.get(word.element)
  if (element?.kind !== kind) return refuse('element-not-found', { element: word.element })
  const about = { element: element.code, zh: element.zh, en: element.en }
  const { seen = today, base = null, ...rest } = word
  if (seen > today) return refuse('seen-later', about)
  const value = valueIn(element, word)
  return value.ok ? ok({ ...rest, seen, base, value: value.value }) : refuse(value.refusal.code, about)
}

/** All of them, or the first that is wrong. */
export function checkWords(
  elements: ReadonlyMap<string, InForce>,
  kind: SubjectKind,
  words: readonly SaidWord[],
  today: string,
): Result<Word[], Refusal<WordFault>> {
  const checked: Word[] = []
  for (const word of words) {
    const one = checkWord(elements, kind, word, today)
    if (!one.ok) return one
    checked.push(one.value)
  }
  return ok(checked)
}
