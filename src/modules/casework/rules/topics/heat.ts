import type { Told } from './background.ts'

/** Who spoke up, when and where. */
export type Voice = Pick<Told, 'writer' | 'at' | 'area'>

/** How hot a topic is and why. People, not messages and not votes: votes are easily brought together. */
export type Heat = {
  value: number
  /** Distinct writers within the span. */
  people: number
  requests: number
  days: number
  areas: number
  /** The people of this span for each of an earlier one of the same length, both plus one. */
  growth: number
  /** How many people an earlier span had on average. */
  earlier: number
}

const day = 86_400_000
/** So many spans before the present one say what is ordinary. */
const earlierSpans = 3

/**
 * The k-th message of one writer counts a third of the one before: 1 + ⅓ + ⅑ … ≤ 1½. Somebody who writes sixty times
 * weighs less than two who write once.
 */
const voice = (messages: number): number => 1.5 * (1 - 3 ** -messages)

const counted = (members: readonly Voice[]): Map<string, number> => {
  const of = new Map<string, number>()
  for (const { writer } of members) of.set(writer, (of.get(writer) ?? 0) + 1)
  return of
}

const voices = (members: readonly Voice[]): number =>
  [...counted(members).values()].reduce((all, messages) => all + voice(messages), 0)

/** Each writer's first message: where and on which day somebody spoke up who had not before. */
const firsts = (members: readonly Voice[]): Voice[] => [
  ...new Map(members.toReversed().map((one) => [one.writer, one])).values(),
]

const distinct = (texts: readonly string[]): number => new Set(texts.filter((text) => text !== '')).size

/**
 * heat = voices × breadth × √growth, where breadth = (1 + ¼·log₂ days) × (1 + ¼·log₂ areas), of each one's first message, and growth = (voices now + 1) ÷
 * (voices of an earlier span + 1), held within ¼…4. A product, so that none of them makes a topic hot alone; logarithms and
 * the root, since the second day or place says more than the tenth; the ones added keep small counts from leaping (Laplace).
 * `now` in ms since 1970, `span` in days.
 */
export function heatOf(members: readonly Voice[], now: number, span: number): Heat {
  const length = span * day
  const at = (one: Voice) => Date.parse(one.at)
  const within = (spansAgo: number, spans: number) =>
    members.filter((one) => at(one) <= now - spansAgo * length && at(one) > now - (spansAgo + spans) * length)
  const recent = within(0, 1)
  const past = within(1, earlierSpans)
  const before = voices(past) / earlierSpans
  const earlier = counted(past).size / earlierSpans
  const loud = voices(recent)
  const days = distinct(firsts(recent).map((one) => one.at.slice(0, 10)))
  const areas = Math.max(1, distinct(firsts(recent).map((one) => one.area)))
  const growth = (loud + 1) / (before + 1)
  const breadth = (1 + Math.log2(Math.max(1, days)) / 4) * (1 + Math.log2(areas) / 4)
  const value = loud * breadth * Math.sqrt(Math.min(4, Math.max(0.25, growth)))
  return { value, people: counted(recent).size, requests: recent.length, days, areas, growth, earlier }
}

/** Fewer than three requests, or one person's, are no topic yet. */
export const isTopic = (members: readonly Voice[]): boolean => members.length >= 3 && counted(members).size >= 2

/** How many requests came in each of the last `spans` spans of `span` days, the oldest first. */
export function curveOf(times: readonly string[], now: number, span: number, spans: number): number[] {
  const curve = Array.from({ length: spans }, () => 0)
  for (const time of times) {
    const ago = Math.floor((now - Date.parse(time)) / (span * day))
    if (ago >= 0 && ago < spans) curve[spans - 1 - ago] = (curve[spans - 1 - ago] ?? 0) + 1
  }
  return curve
}
