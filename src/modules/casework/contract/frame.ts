import { z } from 'zod'
import * as s from '../shapes.ts'

export const none = z.object({})
export const many = { after: s.cursor.optional(), limit: z.int().min(1).max(200).default(50) }
export const onCase = { case: s.id }
/** What most acts answer: where the case stands now. */
export const stand = z.object({ case: s.id, status: z.enum(s.statuses), n: z.int() })

/** Refusals of whatever acts on a case: it is not the time, or not this actor's part; `facts.why` tells the rule. */
export const standing = ['not-now', 'case-not-found'] as const
/** Refusals of whatever says something, by any channel. */
export const unsaid = [
  'area-not-found',
  'point-outside',
  'unit-not-found',
  'category-not-found',
  'case-not-found',
  'file-not-found',
  'not-now',
  'id-number',
] as const
/** Refusals of whatever answers the questions of a category. */
export const unanswered = ['answer-missing', 'answer-wrong'] as const

/** So many characters, however many bytes each takes. */
export const inCharacters = (most: number) =>
  z
    .string()
    .trim()
    .refine((text) => Array.from(text).length <= most)

/** Answers to the questions of a category by their code. */
export const answering = {
  answers: z.record(z.string().max(80), z.array(inCharacters(4000)).max(50)).default({}),
}
export const inHand = [...standing, 'key-wrong'] as const
export const anyReader = [
  'case.read',
  'case.handle',
  'case.dispatch',
  'case.callback',
  'case.approve',
  'case.adjudicate',
] as const

export const filters = {
  status: z.array(z.enum(s.statuses)).optional(),
  type: z.enum(s.types).optional(),
  area: s.areaPath.optional(),
  unit: s.id.optional(),
  category: z.string().max(40).optional(),
  text: z.string().trim().max(100).optional(),
  flag: z.enum(['overdue', 'returned', 'hard', 'problem', 'unpublished', 'alarm']).optional(),
  from: s.instant.optional(),
  to: s.instant.optional(),
}
