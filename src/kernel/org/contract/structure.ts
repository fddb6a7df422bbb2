import { z } from 'zod'
import { command, query } from '../../contract.ts'
import * as s from './shapes.ts'

const seeing = ['org.read', 'org.manage'] as const
const keeping = ['org.manage'] as const

/** Areas, units, posts: the skeleton on which rights and duties hang. */
export const structure = {
  /** Names for pickers: every area and unit that is not closed, for whoever is signed in. */
  directory: query({
    needs: 'signed-in',
    input: s.none,
    output: z.object({
      areas: z.array(z.object({ path: z.string(), level: z.enum(s.levels), name: s.said })),
      units: z.array(
        z.object({ id: s.id, kind: z.string(), name: s.said, area: z.string(), publicPhone: z.string().nullable() }),
      ),
    }),
    refusals: [],
  }),
  areas: query({
    needs: seeing,
    input: z.object({
      within: s.areaPath.optional(),
      /** Part of a name, or the beginning of a code. */
      text: s.search.optional(),
      closed: z.boolean().default(false),
      ...s.many,
    }),
    output: z.object({
      areas: z.array(
        z.object({
          path: z.string(),
          /** National code of twelve digits; a grid adds its own behind. */
          code: z.string(),
          level: z.enum(s.levels),
          name: s.said,
          /** The street and the community that it lies in. */
          above: z.array(s.said),
          units: z.int(),
          closedAt: s.instant.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    refusals: [],
  }),
  /** Units about which nobody can take complaints in, and who keeps such a complaint meanwhile; null: nobody else is there. */
  complaintGaps: query({
    needs: keeping,
    input: s.none,
    output: z.object({ gaps: z.array(z.object({ unit: s.id, name: s.said, keeper: s.said.nullable() })) }),
    refusals: [],
  }),
  /** Sees to it that whoever keeps the posts owes to fill a unit that takes complaints in and in which nobody sits. */
  unstaffed: command({ needs: 'system', input: s.none, output: z.object({ units: z.array(s.id) }), refusals: [] }),
  /** Adds an area or renames it; a closed one opens again. The path says where it lies. */
  saveArea: command({
    needs: keeping,
    input: z.object({ path: s.areaPath, name: s.name }),
    output: z.object({ path: z.string(), code: z.string() }),
    refusals: ['area-out-of-reach', 'area-code-wrong', 'area-parent-missing'],
  }),
  closeArea: command({
    needs: keeping,
    input: z.object({ path: s.areaPath, reason: s.reason }),
    output: z.object({ path: z.string() }),
    refusals: ['area-not-found', 'area-out-of-reach', 'area-in-use', 'area-has-cases'],
  }),
  units: query({
    needs: seeing,
    input: z.object({
      within: s.areaPath.optional(),
      text: s.search.optional(),
      closed: z.boolean().default(false),
      ...s.many,
    }),
    output: z.object({
      units: z.array(
        z.object({
          id: s.id,
          kind: z.string(),
          name: s.said,
          area: z.string(),
          areaName: s.said.nullable(),
          parent: s.id.nullable(),
          parentName: s.said.nullable(),
          publicPhone: z.string().nullable(),
          posts: z.int(),
          emptyPosts: z.int(),
          closedAt: s.instant.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    refusals: [],
  }),
  saveUnit: command({
    needs: keeping,
    input: z.object({
      /** Absent for a new unit. */
      id: s.id.optional(),
      kind: z.enum(s.unitKinds),
      name: s.name,
      area: s.areaPath,
      parent: s.id.nullable().default(null),
      publicPhone: s.phone.nullable().default(null),
    }),
    output: z.object({ id: s.id }),
    refusals: [
      'unit-not-found',
      'area-not-found',
      'area-out-of-reach',
      'parent-not-found',
      'parent-circle',
      'unit-doubled',
    ],
  }),
  closeUnit: command({
    needs: keeping,
    input: z.object({ id: s.id, reason: s.reason }),
    output: z.object({ id: s.id }),
    refusals: [
      'unit-not-found',
      'area-out-of-reach',
      'unit-has-posts',
      'unit-has-units',
      'unit-holds-work',
      'unit-leads-cases',
    ],
  }),
  posts: query({
    needs: seeing,
    input: z.object({
      unit: s.id.optional(),
      within: s.areaPath.optional(),
      /** Part of the title, the unit's name or the name of whoever sits there. */
      text: s.search.optional(),
      empty: z.boolean().optional(),
      closed: z.boolean().default(false),
      ...s.many,
    }),
    output: z.object({
      posts: z.array(
        z.object({
          id: s.id,
          title: s.said,
          unit: s.id,
          unitName: s.said,
          role: z.string(),
          roleName: s.said,
          area: z.string(),
          areaName: s.said.nullable(),
          hours: s.hours.nullable(),
          person: s.id.nullable(),
          personName: z.string().nullable(),
          coveredBy: s.id.nullable(),
          coveredByName: z.string().nullable(),
          closedAt: s.instant.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    refusals: [],
  }),
  savePost: command({
    needs: keeping,
    input: z.object({
      id: s.id.optional(),
      unit: s.id,
      role: s.roleCode,
      area: s.areaPath,
      title: s.name,
      hours: s.hours.nullable().default(null),
    }),
    output: z.object({ id: s.id }),
    refusals: [
      'post-not-found',
      'unit-not-found',
      'role-not-found',
      'area-not-found',
      'area-out-of-reach',
      'grant-beyond-own',
      'hours-wrong',
      'last-administrator',
    ],
  }),
  /** Puts a person into a post, or leaves it empty. */
  seat: command({
    needs: keeping,
    input: z.object({ post: s.id, person: s.id.nullable(), reason: s.reason }),
    output: z.object({ post: s.id }),
    refusals: ['post-not-found', 'person-not-found', 'area-out-of-reach', 'grant-beyond-own', 'last-administrator'],
  }),
  closePost: command({
    needs: keeping,
    input: z.object({ id: s.id, reason: s.reason }),
    output: z.object({ id: s.id }),
    refusals: ['post-not-found', 'area-out-of-reach', 'last-post-of-work', 'last-administrator'],
  }),
}
