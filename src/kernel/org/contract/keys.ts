import { z } from 'zod'
import { command, query } from '../../contract.ts'
import * as s from './shapes.ts'

const keeping = ['org.manage'] as const

/** Keys by which other programs speak with the house. They hold for the whole county. */
export const keys = {
  apiKeys: query({
    needs: keeping,
    input: s.none,
    output: z.object({
      keys: z.array(
        z.object({
          id: s.id,
          name: z.string(),
          contact: z.string(),
          unitName: s.said.nullable(),
          createdAt: s.instant,
          /** Exact to the hour. */
          usedAt: s.instant.nullable(),
          revokedAt: s.instant.nullable(),
        }),
      ),
      /** Whether the asker may issue and revoke. */
      mine: z.boolean(),
    }),
    refusals: [],
  }),
  issueKey: command({
    needs: keeping,
    secretAnswer: true,
    input: z.object({
      name: z.string().trim().min(1).max(80),
      /** Whom to ask when the program misbehaves. */
      contact: z.string().trim().min(1).max(200),
      /** The unit in whose name the program speaks: it reads and notes on what that unit holds. */
      unit: s.id.optional(),
    }),
    /** The key itself is told here and never again. */
    output: z.object({ id: s.id, key: z.string() }),
    refusals: ['whole-county-only', 'unit-not-found'],
  }),
  revokeKey: command({
    needs: keeping,
    input: z.object({ id: s.id, reason: s.reason }),
    output: z.object({ id: s.id }),
    refusals: ['whole-county-only', 'key-not-found'],
  }),
}
