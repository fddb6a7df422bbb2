import { z } from 'zod'
import { command, query } from '../../contract.ts'
import * as s from './shapes.ts'

const keeping = ['org.manage'] as const

/** What a post may do, as data: a county decides which role has which capability. */
export const roles = {
  roles: query({
    needs: ['org.read', 'org.manage'],
    input: z.object({ closed: z.boolean().default(false) }),
    output: z.object({
      roles: z.array(
        z.object({
          code: z.string(),
          name: s.said,
          capabilities: z.array(s.capability),
          posts: z.int(),
          revision: z.int(),
          closed: z.boolean(),
        }),
      ),
      /** Everything that a role can be allowed. */
      capabilities: z.array(
        z.object({ code: s.capability, reach: z.enum(['area', 'unit']), name: s.said, means: s.said }),
      ),
      /** Whether the asker may change roles: they hold for the whole county. */
      mine: z.boolean(),
    }),
    refusals: [],
  }),
  /** Adds a role or changes it; a closed one opens again. It holds from the next call of whoever has it. */
  saveRole: command({
    needs: keeping,
    input: z.object({
      code: s.roleCode,
      name: s.name,
      capabilities: z.array(s.capability).min(1).max(40),
      /** The revision that was looked at, 0 for a new role: another's change in between is not overwritten unseen. */
      revision: z.int().min(0).max(1_000_000).optional(),
    }),
    output: z.object({ code: z.string(), revision: z.int() }),
    refusals: ['whole-county-only', 'last-administrator', 'role-doubled', 'role-changed'],
  }),
  closeRole: command({
    needs: keeping,
    input: z.object({ code: s.roleCode, reason: s.reason }),
    output: z.object({ code: z.string() }),
    refusals: ['whole-county-only', 'role-not-found', 'role-in-use'],
  }),
}
