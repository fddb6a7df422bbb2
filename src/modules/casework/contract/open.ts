import { z } from 'zod'
import { command, query } from '#kernel/contract'
import * as s from '../shapes.ts'
import { answering, inCharacters, none, stand, unanswered, unsaid } from './frame.ts'

/** What other systems ask and say; the surface `open311` translates it, and anybody's program may call it as it is. */
export const open = {
  /** What can be reported, and what is asked with each; a category with others under it is only a heading. */
  services: query({
    needs: 'anyone',
    input: none,
    output: z.object({
      /** When any of this was last changed. */
      changedAt: s.instant,
      services: z.array(s.categoryForm.extend({ code: z.string(), name: s.said, group: s.said.nullable() })),
    }),
    refusals: [],
  }),
  saveCategoryForm: command({
    needs: ['rules.manage'],
    input: s.categoryForm.extend({ category: z.string().max(40) }),
    output: z.object({ id: s.id }),
    refusals: ['category-not-found', 'form-invalid'],
  }),
  /** Public cases, the newest first; `numbers` stands above every other filter. A page past the end is empty. */
  publicCases: query({
    needs: 'anyone',
    input: z.object({
      numbers: z.array(z.string().max(30)).max(5000).optional(),
      /** '' for those that nobody has given a category. */
      categories: z.array(z.string().max(40)).max(500).optional(),
      open: z.boolean().optional(),
      from: s.instant.optional(),
      to: s.instant.optional(),
      page: z.int().min(1).max(1_000_000).default(1),
      pageSize: z.int().min(1).max(1000).default(1000),
    }),
    output: z.object({
      cases: z.array(
        s.publicCase.extend({
          category: z.string().nullable(),
          due: s.instant.nullable(),
          changedAt: s.instant,
        }),
      ),
    }),
    refusals: [],
  }),
  /** What happened, from the oldest on, to what is public, came by the asker's key or is with its unit. */
  updates: query({
    needs: 'api-key',
    input: z.object({ from: s.instant, to: s.instant, limit: z.int().min(1).max(1000).default(1000) }),
    output: z.object({
      updates: z.array(
        s.step.extend({
          id: z.string(),
          number: z.string(),
          open: z.boolean().describe('Whether it was open after it'),
        }),
      ),
    }),
    refusals: [],
  }),
  /** A request that came to another system first. The same one twice comes in once. */
  report: command({
    needs: 'api-key',
    perMinute: 120,
    input: s.saying.omit({ join: true, about: true }).extend({
      /** 4,000 characters, however many bytes each takes. */
      text: inCharacters(4000).refine((text) => text !== ''),
      ...answering,
      /** What the other system calls it; without it the same `print` within a day is the same request. */
      external: z.string().trim().min(1).max(120).optional(),
      /** A fingerprint of all that was sent. */
      print: z.string().regex(/^[0-9a-f]{64}$/),
      /** Says what would come of it and keeps nothing. */
      trial: z.boolean().default(false),
    }),
    output: z.object({ number: z.string(), known: z.boolean(), promise: s.said.nullable() }),
    refusals: [...unsaid, ...unanswered, 'only-tried'],
  }),
  /** A word of another system on a case: a note where its unit handles it, an addition where it brought it in. */
  relay: command({
    needs: 'api-key',
    perMinute: 120,
    input: z.object({
      number: z.string().max(30),
      text: inCharacters(2000).refine((text) => text !== ''),
      files: z.array(s.id).max(5).default([]),
      trial: z.boolean().default(false),
    }),
    output: stand,
    refusals: ['case-not-found', 'not-now', 'file-not-found', 'id-number', 'not-yours', 'only-tried'],
  }),
}
