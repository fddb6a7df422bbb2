import { z } from 'zod'
import { command, query } from '#kernel/contract'
import * as s from '../shapes.ts'

const name = z.string().trim().min(1).max(200)
/** Longer than what a resident types: other systems know no such bound, and nothing of it is to be lost. */
const told = z.string().trim().min(1).max(s.longestTold)

/** A row of another system, in its own words: what we do not know by its name stays beside the request as text. */
const row = z.object({
  /** The name it has there; the same name twice comes in once. */
  source: name,
  at: s.instant,
  title: name.optional(),
  text: told,
  category: name.optional(),
  area: name.optional(),
  place: z.string().trim().max(500).optional(),
  point: s.point.optional(),
  /** A fingerprint of who wrote. */
  writer: z.string().max(64).optional(),
  unit: name.optional(),
  status: name.optional(),
  channel: name.optional(),
  /** It was closed there. */
  ended: z.object({ at: s.instant.nullable(), reply: told.optional(), repliedAt: s.instant.optional() }).optional(),
})

const batch = z.object({ rows: z.array(row).min(1).max(500) })

const outcome = z.object({
  added: z.int(),
  known: z.int(),
  /** Rows that did not come in, by their place in the batch. */
  refused: z.array(z.object({ row: z.int(), code: z.string() })),
  /** Came in, and what of it had no place here and stays as text. */
  noted: z.partialRecord(z.enum(s.importNotes), z.int()),
})

/** Rows of another system come in, many at once; each is looked at for itself. */
export const imports = {
  import: command({ needs: 'system', input: batch, output: outcome, refusals: [] }),
  /** What `import` would answer; nothing is written. */
  importCheck: query({ needs: 'system', input: batch, output: outcome, refusals: [] }),
}
