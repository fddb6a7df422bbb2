import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { fill } from '#kernel/words'
import type { Basis, Word } from './apply.ts'
import type { SubjectKind } from './element.ts'
import type { InForce } from './kept-element.ts'
import { readValue } from './values/read.ts'
import { faultWords } from './values/words.ts'
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

const isList = (element: InForce): boolean => element.merge === 'set'

type Given = Exclude<FactValue, null>

/** A list of words is kept as it was said; all else in the one way in which sheets are read. */
const readGiven = (element: InForce, value: Given) => {
  if (isList(element) && element.type !== 'option') return ok(Array.isArray(value) ? value : [String(value)])
  return readValue(element, Array.isArray(value) ? value.join('、') : value)
}

/** The value as it is kept. `null` says that it is no longer so, and is always right. */
function valueIn(element: InForce, { add, rem, value = null }: SaidWord): Result<FactValue, Refusal<WordFault>> {
  if (add || rem || value === null) return ok(null)
  const about = { element: element.code, zh: element.zh, en: element.en }
  const read = readGiven(element, value)
  if (!read.ok) {
    const why = fill(faultWords[read.refusal.code], read.refusal.facts)
    return refuse('value-wrong', { ...about, whyZh: why.zh, whyEn: why.en })
  }
  if (read.value === undefined) return refuse('value-empty', about)
  return ok(isList(element) && !Array.isArray(read.value) ? [String(read.value)] : read.value)
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
  const { seen = today, base = null, ...rest } = word
  if (seen > today) return refuse('seen-later', { element: element.code })
  const value = valueIn(element, word)
  return value.ok ? ok({ ...rest, seen, base, value: value.value }) : value
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
