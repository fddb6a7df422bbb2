import { z } from 'zod'
import { command } from '#kernel/contract'
import { id } from '#kernel/shapes'
import * as s from '../shapes.ts'
import { areaPath, day, subjectName, word } from './frame.ts'

const facts = z.array(word).max(300)

/** One that stands already, or a new one; whoever brings it makes its id, so that others can refer to it. */
const entry = z.union([
  z.object({ subject: id, facts, op: id.optional() }),
  z.object({
    id: id.optional(),
    kind: z.enum(s.subjectKinds),
    area: areaPath,
    name: subjectName,
    facts,
    op: id.optional(),
  }),
])

const member = z.object({ household: id, person: id, relation: z.enum(s.relations), since: day.optional() })

export const bringing = {
  /** Many subjects and what is said of them, all or none; the same again changes nothing. For the house's own work. */
  bring: command({
    needs: 'system',
    input: z.object({
      source: z.enum(s.sources),
      /** Told in every subject's log, e.g. the import that brought it. */
      from: z.string().trim().min(1).max(200).optional(),
      entries: z.array(entry).min(1).max(1000),
      members: z.array(member).max(1000).default([]),
    }),
    output: z.object({
      subjects: z.array(z.object({ id, changed: z.int() })),
    }),
    refusals: ['subject-not-found', 'area-not-found', 'element-not-found', 'value-wrong', 'value-empty', 'seen-later'],
  }),
}
