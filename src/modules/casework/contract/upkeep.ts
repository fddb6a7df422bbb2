import { z } from 'zod'
import { command } from '#kernel/contract'
import * as s from '../shapes.ts'

export const upkeep = {
  saveRule: command({
    needs: ['rules.manage'],
    input: z.object({
      category: z.string().max(40),
      urgency: z.enum(s.urgencies),
      rule: z.record(z.string(), z.unknown()),
    }),
    output: z.object({ id: s.id }),
    refusals: ['category-not-found', 'rule-invalid'],
  }),
  saveTemplate: command({
    needs: ['rules.manage'],
    input: z.object({
      id: s.id.optional(),
      category: z.string().max(40).nullable(),
      title: s.line,
      text: s.words,
      gone: z.boolean().default(false),
    }),
    output: z.object({ id: s.id }),
    refusals: ['category-not-found', 'template-not-found'],
  }),
  saveCategory: command({
    needs: ['rules.manage'],
    input: z.object({
      code: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
      parent: z.string().max(40).nullable(),
      name: s.said,
      gone: z.boolean().default(false),
    }),
    output: z.object({ code: z.string() }),
    refusals: ['category-not-found', 'category-has-children'],
  }),
}
