import { learn, opinionOf, precision, type Choice, type Learnt } from './learner/learn.ts'
import {
  accuracyOf,
  answerable,
  binsOf,
  eceOf,
  macroF1,
  perClass,
  type Answer,
  type Bin,
  type ClassMeasure,
} from './learner/measures.ts'
import type { silences } from '../shapes.ts'

/** A choice of the past. `among`: what somebody who does not read the text would go by. */
export type PastChoice = Choice & { among: string }

export type Silence = (typeof silences)[number]

/** How well the learner does on the newest choices, which it had not seen, beside whoever always says the usual. */
export type Report = {
  n: number
  tested: number
  macroF1: number
  accuracy: number
  /** How often the most frequent answer (among cases of the same category and area, where it is about the unit) was right. */
  usual: number
  usualF1: number
  ece: number
  bins: Bin[]
  threshold: number
  /** Of the tested, those it was sure enough of, and how many of these were right. */
  answered: number
  answeredRight: number
  /** Of the tested, as many could have been answered while being right often enough. */
  answerable: number
  classes: ClassMeasure[]
  silent: Silence | null
}

/** Of all choices the newest fifth is held back to be judged. */
const heldBack = 0.2
/** Fewer choices say nothing: with 40 tested, a difference of a tenth can still be chance. */
export const leastChoices = 200
/** It speaks where it is right at least so much more often than the usual answer. */
export const leastGain = 0.05

/** What is known of a matter besides its words, where the unit is asked for. */
export const marksOf = (category: string, area: string): string[] => [
  `category:${category}`,
  ...area.split('.').map((_, i, parts) => `area:${parts.slice(0, i + 1).join('.')}`),
]

export const amongOf = (category: string, area: string): string => `${category} ${area}`

const mostFrequent = (labels: readonly string[]): string => {
  const groups = [...Map.groupBy(labels, (label) => label)].sort(([a], [b]) => (a < b ? -1 : 1))
  return groups.reduce((most, group) => (group[1].length > most[1].length ? group : most), ['', [] as string[]])[0]
}

/** The answers of whoever says what was said most often so far in such a case. */
function usualAnswers(past: readonly PastChoice[], tests: readonly PastChoice[]): Answer[] {
  const overall = mostFrequent(past.map(({ label }) => label))
  const usual = new Map(
    [...Map.groupBy(past, ({ among }) => among)].map(([among, part]) => [
      among,
      mostFrequent(part.map(({ label }) => label)),
    ]),
  )
  return tests.map(({ label: truth, among }) => ({ said: usual.get(among) ?? overall, truth, sure: 1 }))
}

const nothing = (n: number, silent: Silence): Report => ({
  n,
  tested: 0,
  macroF1: 0,
  accuracy: 0,
  usual: 0,
  usualF1: 0,
  ece: 0,
  bins: [],
  threshold: precision,
  answered: 0,
  answeredRight: 0,
  answerable: 0,
  classes: [],
  silent,
})

const silenceOf = (answers: readonly Answer[], usual: readonly Answer[], spoken: number): Silence | null => {
  if (accuracyOf(answers) < accuracyOf(usual) + leastGain) return 'no-better'
  return spoken === 0 ? 'unsure' : null
}

/** What came of the newest choices. */
export function reportOf(n: number, answers: readonly Answer[], usual: readonly Answer[], threshold: number): Report {
  const spoken = answers.filter(({ sure }) => sure >= threshold)
  return {
    n,
    tested: answers.length,
    macroF1: macroF1(answers),
    accuracy: accuracyOf(answers),
    usual: accuracyOf(usual),
    usualF1: macroF1(usual),
    ece: eceOf(answers),
    bins: binsOf(answers),
    threshold,
    answered: spoken.length,
    answeredRight: spoken.filter(({ said, truth }) => said === truth).length,
    answerable: answerable(answers, precision).share,
    classes: perClass(answers),
    silent: silenceOf(answers, usual, spoken.length),
  }
}

export type Taught = { learnt: Learnt | null; report: Report }

/**
 * Learns from past choices, the oldest first, and judges what it learns: on the newest fifth by what the others teach. Only
 * what is better than the usual answer is handed out; where it was never sure enough, it waits for a lower threshold. Yields between small steps.
 */
export function* teach(choices: readonly PastChoice[]): Generator<void, Taught> {
  const n = choices.length
  if (n < leastChoices) return { learnt: null, report: nothing(n, 'few') }
  const cut = Math.floor(n * (1 - heldBack))
  const [past, tests] = [choices.slice(0, cut), choices.slice(cut)]
  const before = yield* learn(past)
  if (!before) return { learnt: null, report: nothing(n, 'one-answer') }
  const answers: Answer[] = []
  for (const test of tests) {
    const { label: said, sure } = opinionOf(before, test)
    answers.push({ said, truth: test.label, sure })
    yield
  }
  const report = reportOf(n, answers, usualAnswers(past, tests), before.threshold)
  return { learnt: report.silent === 'no-better' ? null : yield* learn(choices), report }
}
