import type { Said } from '#kernel/words'
import type { adviceCodes } from '../shapes.ts'
import type { Urgency } from './acts.ts'
import { holdsIdNumber } from './id-number.ts'
import { plain } from './text/plain.ts'

export type AdviceCode = (typeof adviceCodes)[number]

/** What somebody may want to look at again before a reply goes out. Never more than advice: it holds nothing up. */
export const adviceSays = {
  'other-matter': {
    zh: '没有提到群众说的事或地点，请看看是不是答错了件。',
    en: 'It names neither the matter nor the place that the resident wrote of. Is it the answer to this case?',
  },
  'question-open': { zh: '群众问的还没有答到：', en: 'The resident asked, and this is not answered yet: ' },
  'only-promises': { zh: '只写了态度和打算，没写已经做了什么：', en: 'It says what will be done, not what was done: ' },
  'no-deed': { zh: '没写做了什么、结果怎样。', en: 'It does not say what was done and what came of it.' },
  'no-who': { zh: '没写是哪个单位、什么人办的。', en: 'It does not say who did it: which unit, which trade.' },
  'no-when': { zh: '没写什么时候办的，或者什么时候能办好。', en: 'It does not say when it was done, or will be.' },
  'no-basis': {
    zh: '咨询件最好写清依据哪条规定、到哪里办、打哪个电话。',
    en: 'To a question, name the rule it rests on, the place to go, or the number to call.',
  },
  boilerplate: {
    zh: '和本单位最近的一条答复几乎一样，请写上这件事自己的情况。',
    en: 'It is almost the same as one of the unit’s last replies; please say what is particular to this case.',
  },
  short: { zh: '太短了，群众可能看不明白。', en: 'It is very short; the resident may not understand what happened.' },
  long: { zh: '太长了，先说结果，再说经过。', en: 'It is very long; give the result first, then how it came about.' },
  'id-number': { zh: '里面有身份证号码，请删去。', en: 'It holds an ID number; please take it out.' },
  phone: {
    zh: '里面有手机号码，如果是群众本人的，请删去：',
    en: 'It holds a mobile number; if it is a resident’s own, please take it out: ',
  },
} as const satisfies Record<AdviceCode, Said>
/** `words`: the very words of the reply, or of the question, that it is about. */
export type Advice = { code: AdviceCode; words: string[] }

/** How one tongue asks, answers and makes fine words. Patterns and lists are data of the policy pack. */
export type ReplyWords = {
  /** Letters by which a text is known to be in this tongue; the first table that fits is taken. */
  letters: string
  /** What is said in every reply and says nothing. */
  formulas: readonly string[]
  done: string
  promise: readonly string[]
  who: string
  when: string
  basis: string
  /** Names of places, which differ between replies that are otherwise the same. */
  place: string
  /** That something is asked at all: then an answer is owed rather than a deed. */
  asking: string
  /** Kinds of question, and what an answer to it holds. */
  questions: readonly { asks: string; answer: string }[]
  mobile: string
  /** Fewer signs than these say too little, more too much. */
  shortest: number
  longest: number
}

/** What the reply answers, and what the unit has last replied elsewhere. */
export type Asked = { text: string; urgency: Urgency; recent: readonly string[] }

const all = (pattern: string, text: string): string[] => text.match(new RegExp(pattern, 'gu')) ?? []
const has = (pattern: string, text: string): boolean => new RegExp(pattern, 'u').test(text)

const cover = (words: readonly string[], text: string): string =>
  [...words].sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ' '), text)

/** Three neighbouring characters of Chinese, or a word of four letters and more: what a matter is called by. */
function termsOf(text: string): Set<string> {
  const runs = text.match(/\p{Script=Han}{3,}|[\p{L}\p{N}]{4,}/gu) ?? []
  return new Set(
    runs.flatMap((run) => {
      const letters = Array.from(run)
      return /\p{Script=Han}/u.test(run) ? letters.slice(2).map((_, i) => letters.slice(i, i + 3).join('')) : [run]
    }),
  )
}

/** Dice's measure, 2 |A ∩ B| / (|A| + |B|), in 0–1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((term) => other.has(term)).length
  return shared === 0 ? 0 : (2 * shared) / (one.size + other.size)
}

/** From here on two replies are one with other names in it: four of five of their pieces are the same. */
const same = 0.8

/** Places and numbers covered, so that one text with another address in it is the same text. */
const shapeOf = (text: string, { place }: ReplyWords): string =>
  text.replaceAll(new RegExp(place, 'gu'), '○').replaceAll(/\d+/g, '0')

/** Three signs in a row, whatever they are. */
const piecesOf = (text: string): Set<string> => {
  const letters = Array.from(text)
  return new Set(letters.slice(2).map((_, i) => letters.slice(i, i + 3).join('')))
}

type Check = (reply: string, asked: Asked, words: ReplyWords) => Advice | undefined

const advice = (code: AdviceCode, words: readonly string[] = []): Advice => ({
  code,
  words: [...new Set(words)].slice(0, 3),
})

const otherMatter: Check = (reply, { text }, { formulas }) => {
  const [ours, theirs] = [termsOf(cover(formulas, reply)), termsOf(cover(formulas, text))]
  return theirs.size > 0 && [...theirs].every((term) => !ours.has(term)) ? advice('other-matter') : undefined
}

const questionOpen: Check = (reply, { text }, { questions }) => {
  const open = questions.filter(({ asks, answer }) => has(asks, text) && !has(answer, reply))
  return open.length > 0
    ? advice(
        'question-open',
        open.flatMap(({ asks }) => all(asks, text).slice(0, 1)),
      )
    : undefined
}

const isQuestion = ({ urgency, text }: Asked, { asking }: ReplyWords): boolean =>
  urgency === 'consult' || has(asking, text)

const deed: Check = (reply, asked, words) => {
  const { done, promise } = words
  if (isQuestion(asked, words) || has(done, reply)) return undefined
  const promised = promise.filter((word) => reply.includes(word))
  return promised.length > 0 ? advice('only-promises', promised) : advice('no-deed')
}

const when: Check = (reply, asked, words) =>
  isQuestion(asked, words) || has(words.when, reply) ? undefined : advice('no-when')

const who: Check = (reply, asked, words) =>
  isQuestion(asked, words) || has(words.who, reply) ? undefined : advice('no-who')

const basis: Check = (reply, { urgency }, words) =>
  urgency !== 'consult' || has(words.basis, reply) ? undefined : advice('no-basis')

const boilerplate: Check = (reply, { recent }, words) => {
  const own = piecesOf(shapeOf(reply, words))
  const isCopied = recent.some((other) => likeness(own, piecesOf(shapeOf(plain(other), words))) >= same)
  return isCopied ? advice('boilerplate') : undefined
}

const length: Check = (reply, _asked, { shortest, longest }) => {
  const signs = Array.from(reply).length
  return signs < shortest ? advice('short') : signs > longest ? advice('long') : undefined
}

const idNumber: Check = (reply) => (holdsIdNumber(reply) ? advice('id-number') : undefined)

const mobile: Check = (reply, _asked, words) => {
  const numbers = all(words.mobile, reply)
  return numbers.length > 0 ? advice('phone', numbers) : undefined
}

const checks: readonly Check[] = [
  idNumber,
  mobile,
  otherMatter,
  questionOpen,
  deed,
  who,
  when,
  basis,
  boilerplate,
  length,
]

/** What might be missing from a reply, or should not be in it. Advice only, the gravest first; empty where nothing is seen. */
export function checkReply(reply: string, asked: Asked, tongues: readonly ReplyWords[]): Advice[] {
  const [read, text] = [plain(reply), plain(asked.text)]
  const words = tongues.find(({ letters }) => has(letters, read))
  if (!words) return []
  return checks.flatMap((check) => check(read, { ...asked, text }, words) ?? [])
}
