import { z } from 'zod'
import { id } from '#kernel/shapes'
import * as s from '../shapes.ts'

export const areaPath = z.string().regex(/^\d{6}(\.\d{1,6}){0,4}$/)
export const said = z.object({ zh: z.string(), en: z.string() })
export const none = z.object({})
export const reason = z.string().trim().min(2).max(500)
export const subjectName = z.string().trim().min(1).max(120)
export const code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
/** A day of a year that a calendar could know. */
export const day = z.iso.date().refine((at) => at >= '1900' && at < '2200')
export const stamp = z.string().regex(/^[0-9a-z]{9}-[0-9a-z]{4}-[a-z0-9]{1,40}$/)
export const onSubject = { subject: id }

const words = z.array(z.string().max(200)).max(100)
export const value = z.union([z.string().max(2000), z.number(), z.boolean(), words, z.null()])

export const basis = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent'), consent: id }),
  z.object({ kind: z.literal('duty'), clause: z.string().trim().min(2).max(200) }),
])

/** Something said of one element; `base`: the clock of the value that whoever says it had before their eyes. */
export const word = z.object({
  element: code,
  value: value.default(null),
  add: words.optional(),
  rem: words.optional(),
  seen: day.optional(),
  until: day.optional(),
  basis: basis.optional(),
  base: stamp.nullable().default(null),
})

export const outcome = z.object({ element: code, outcome: z.enum(s.outcomes) })

/** Refusals of whatever says something of a subject; `facts.element` tells of which element. */
export const unsaid = ['subject-not-found', 'element-not-found', 'value-wrong', 'value-empty', 'seen-later'] as const

export const subjectRow = z.object({
  id,
  kind: z.enum(s.subjectKinds),
  name: z.string(),
  area: z.string(),
  areaName: said.nullable(),
  /** What tells two of one name apart, as far as the reader may see it. */
  lines: z.array(z.object({ element: z.string(), label: said, text: said })),
  household: z.object({ id, name: z.string() }).nullable(),
})
