import type { Told } from './deck.ts'
import { hards, helpers, findWord } from './desk-words.ts'

/** How a case goes: most things simply get done; the rest is what the product is for. */
const mixture = {
  plain: 34,
  mostly: 12,
  poor: 6,
  redo: 5,
  silent: 5,
  late: 5,
  return: 5,
  'return-twice': 2,
  extension: 5,
  hard: 2,
  final: 1,
  refer: 3,
  withdraw: 2,
  phone: 5,
  lapse: 3,
  pause: 2,
  co: 4,
  'me-too': 5,
  merge: 3,
  apart: 3,
  split: 2,
  'never-read': 3,
}
export type Plan = keyof typeof mixture

/** As many cards of each plan as its weight: dealt until none is left, every plan comes up. */
export const plans = Object.entries(mixture).flatMap(([plan, weight]) => Array<Plan>(weight).fill(plan as Plan))

const isProblem = ({ urgency }: Told): boolean => urgency === undefined
const hasNeighbours = ({ others }: Told): boolean => others.length > 0

const wants: Partial<Record<Plan, (told: Told) => boolean>> = {
  poor: isProblem,
  redo: isProblem,
  late: isProblem,
  extension: isProblem,
  pause: isProblem,
  final: isProblem,
  'never-read': isProblem,
  hard: (told) => isProblem(told) && findWord(hards, told.category) !== undefined,
  co: (told) => isProblem(told) && findWord(helpers, told.category) !== undefined,
  'me-too': hasNeighbours,
  merge: hasNeighbours,
  apart: hasNeighbours,
}

/** Whether a matter can go that way: nobody merges what only one person tells, or waits a month with a gas leak. */
export const suits =
  (plan: Plan) =>
  (told: Told): boolean =>
    wants[plan]?.(told) ?? true
