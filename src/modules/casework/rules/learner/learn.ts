import {
  curveOf,
  loudnessOf,
  placeOfMost,
  sharesOf,
  sureness,
  type Curve,
  type Judged,
  type Loudness,
} from './calibrate.ts'
import { complementTable } from './complement.ts'
import { countsOf } from './counts.ts'
import { gramsOf, type Grams, type Told } from './grams.ts'
import { kinOf } from './kin.ts'
import { learnTable, scoresOf, type Table } from './linear.ts'
import { answerable, type Answer } from './measures.ts'
import { reachTable } from './reach.ts'
import { vectorOf, vocabularyOf, type Vector, type Vocabulary } from './vocabulary.ts'

/** What a person chose for a text. */
export type Choice = Told & { label: string }

/** Two voices: what was learnt at the borders between classes, and what each class is full of. */
type Voices = { linear: Table; complement: Table }

export type Learnt = Voices & {
  labels: readonly string[]
  vocabulary: Vocabulary
  loud: Loudness
  curve: Curve
  /** The least sureness from which on answers were right often enough on texts not seen in training; 1 where none is. */
  threshold: number
  n: number
}

/** A class that was chosen less often cannot be told from chance. */
const leastOfClass = 3
/** So many classes are weighed against each other; of more, those that the complement voice holds likeliest. */
const mostCandidates = 16
/** Parts of the training texts that are judged by what was learnt from the other parts. */
const folds = 4
/** Where the loss hardly falls any more; unit vectors and a cost of 1 as in the literature on text. */
const settings = { cost: 1, rounds: 6, seed: 1 }
/** Answers are given where they are right at least so often. */
export const precision = 0.95

type Read = { vector: Vector; label: number }

/** The classes a text is weighed against. */
function candidatesOf(complement: Table, vector: Vector, classes: number): Uint16Array {
  const all = Uint16Array.from({ length: classes }, (_, k) => k)
  if (classes <= mostCandidates) return all
  const scores = scoresOf(complement, vector, all)
  return all
    .slice()
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
    .slice(0, mostCandidates)
}

function* voicesOf(texts: readonly Read[], features: number, classes: number): Generator<void, Voices> {
  const counts = countsOf(texts, features, classes)
  const complement = complementTable(counts)
  const examples = texts.map(({ vector, label }) => {
    const candidates = candidatesOf(complement, vector, classes)
    return { vector, label, candidates: candidates.includes(label) ? candidates : Uint16Array.of(label, ...candidates) }
  })
  const linear = yield* learnTable(examples, reachTable(counts), settings)
  return { complement, linear }
}

type Heard = Omit<Judged, 'truth'> & { candidates: Uint16Array }

/** Scores in the complement voice are brought to the mean of the candidates: only how they differ says something. */
const levelled = (scores: Float32Array): Float32Array => {
  const mean = scores.reduce((sum, x) => sum + x, 0) / Math.max(1, scores.length)
  return scores.map((x) => x - mean)
}

function hear({ linear, complement }: Voices, vector: Vector, classes: number): Heard {
  const candidates = candidatesOf(complement, vector, classes)
  return {
    candidates,
    linear: scoresOf(linear, vector, candidates),
    complement: levelled(scoresOf(complement, vector, candidates)),
  }
}

/** Each text judged by what was learnt without it and its kin. */
function* judgedOf(
  texts: readonly Read[],
  kin: readonly number[],
  features: number,
  classes: number,
): Generator<void, Judged[]> {
  const judged: Judged[] = []
  const isIn = (fold: number) => (_: Read, i: number) => (kin[i] ?? i) % folds === fold
  for (let fold = 0; fold < folds; fold += 1) {
    const others = texts.filter((text, i) => !isIn(fold)(text, i))
    const voices = yield* voicesOf(others, features, classes)
    for (const { vector, label } of texts.filter(isIn(fold))) {
      const { candidates, ...heard } = hear(voices, vector, classes)
      judged.push({ ...heard, truth: candidates.indexOf(label) })
    }
  }
  return judged
}

/** Curve and threshold from what was felt about texts not seen in training. */
function trustOf(judged: readonly Judged[], loud: Loudness): Pick<Learnt, 'curve' | 'threshold'> {
  const felt = judged.map((one) => {
    const shares = sharesOf(one, loud)
    const best = placeOfMost(shares)
    return { felt: shares[best] ?? 0, right: best === one.truth }
  })
  const curve = curveOf(felt)
  const answers = felt.map((one): Answer => ({
    said: 'yes',
    truth: one.right ? 'yes' : 'no',
    sure: sureness(curve, one.felt),
  }))
  const { share, from } = answerable(answers, precision)
  return { curve, threshold: share > 0 ? from : 1 }
}

type Reading = { vocabulary: Vocabulary; texts: Read[]; kin: number[] }

/** Grams are let go of as soon as the vocabulary is known: they take more room than all that is learnt from them. */
function* readingOf(choices: readonly Choice[], labels: readonly string[]): Generator<void, Reading> {
  const places = new Map(labels.map((label, k) => [label, k]))
  const grams: Grams[] = []
  for (const choice of choices) {
    grams.push(gramsOf(choice))
    yield
  }
  const vocabulary = vocabularyOf(grams, labels.length)
  const texts = choices.map(({ label }, i) => ({
    vector: vectorOf(vocabulary, grams[i] ?? gramsOf({ text: '' })),
    label: places.get(label) ?? 0,
  }))
  return { vocabulary, texts, kin: kinOf(grams) }
}

/**
 * Learns from what people chose. The same choices in the same order give the same; yields between small steps, so that
 * whoever drives it may pause or stop. Null where fewer than two classes were chosen often enough.
 */
export function* learn(choices: readonly Choice[]): Generator<void, Learnt | null> {
  const chosen = Map.groupBy(choices, ({ label }) => label)
  const labels = [...chosen.keys()].filter((label) => (chosen.get(label)?.length ?? 0) >= leastOfClass).sort()
  if (labels.length < 2) return null
  const known = choices.filter(({ label }) => labels.includes(label))
  const { vocabulary, texts, kin } = yield* readingOf(known, labels)
  const features = vocabulary.keys.length
  const judged = yield* judgedOf(texts, kin, features, labels.length)
  const loud = loudnessOf(judged)
  const voices = yield* voicesOf(texts, features, labels.length)
  return { ...voices, vocabulary, labels, loud, ...trustOf(judged, loud), n: texts.length }
}

/** Drives a generator to its end. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** A class held likely, how sure (0–1, as often right as it says), and how much each known gram spoke for it. */
export type Opinion = {
  label: string
  sure: number
  next: string | null
  spoke: (place: number) => number
  vector: Vector
}

/** What the learner holds of a text, whether or not it is sure enough to say so. */
export function opinionOf({ labels, vocabulary, loud, curve, ...voices }: Learnt, told: Told): Opinion {
  const vector = vectorOf(vocabulary, gramsOf(told))
  const { candidates, ...heard } = hear(voices, vector, labels.length)
  const shares = sharesOf(heard, loud)
  const best = placeOfMost(shares)
  const rest = shares.map((share, k) => (k === best ? -1 : share))
  const [first, second] = [candidates[best] ?? 0, candidates[placeOfMost(rest)] ?? 0]
  const weight = (table: Table, label: number, place: number) => table.weights[label * table.features + place] ?? 0
  const lead = (table: Table, place: number) => weight(table, first, place) - weight(table, second, place)
  return {
    label: labels[first] ?? '',
    sure: sureness(curve, shares[best] ?? 0),
    next: labels[second] ?? null,
    vector,
    spoke: (place) => loud.linear * lead(voices.linear, place) + loud.complement * lead(voices.complement, place),
  }
}
