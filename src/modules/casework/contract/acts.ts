import { z } from 'zod'
import { command } from '#kernel/contract'
import * as s from '../shapes.ts'
import { onCase, stand, standing } from './frame.ts'

/** What staff do with a case. Whether it is the time for it, the rules say. */
export const acts = {
  triage: command({
    needs: ['case.dispatch'],
    input: z.object({
      ...onCase,
      category: z.string().max(40).optional(),
      urgency: z.enum(s.urgencies).optional(),
      area: s.areaPath.optional(),
      /** The words that raised an alarm were looked at: there is no danger. It does not come back for them. */
      alarm: z.literal('dismissed').optional(),
    }),
    output: stand,
    refusals: [...standing, 'category-not-found', 'area-not-found'],
  }),
  dispatch: command({
    needs: ['case.dispatch'],
    input: z.object({
      ...onCase,
      unit: s.id,
      co: z.array(s.id).max(10).default([]),
      category: z.string().max(40).optional(),
      urgency: z.enum(s.urgencies).optional(),
      note: s.note.optional(),
    }),
    output: stand,
    refusals: [...standing, 'unit-not-found', 'category-not-found', 'rule-missing'],
  }),
  refer: command({
    needs: ['case.dispatch'],
    input: z.object({ ...onCase, reason: z.enum(s.referReasons), reply: s.words }),
    output: stand,
    refusals: standing,
  }),
  remind: command({
    needs: ['case.dispatch'],
    input: z.object({ ...onCase, note: s.note }),
    output: stand,
    refusals: standing,
  }),
  merge: command({
    needs: ['case.dispatch'],
    input: z.object({ ...onCase, into: s.id, reason: s.note }),
    output: stand,
    refusals: standing,
  }),
  split: command({
    needs: ['case.dispatch'],
    input: z.object({ ...onCase, requests: z.array(s.id).min(1).max(50), reason: s.note }),
    output: z.object({ case: s.id, made: s.id, number: z.string() }),
    refusals: [...standing, 'request-not-found'],
  }),
  ruleReturn: command({
    needs: ['case.dispatch', 'case.adjudicate'],
    input: z.object({ ...onCase, upheld: z.boolean(), unit: s.id.optional(), note: s.note }),
    output: stand,
    refusals: [...standing, 'unit-not-found'],
  }),
  read: command({ needs: ['case.handle'], input: z.object(onCase), output: stand, refusals: standing }),
  accept: command({ needs: ['case.handle'], input: z.object(onCase), output: stand, refusals: standing }),
  return: command({
    needs: ['case.handle'],
    input: z.object({
      ...onCase,
      reason: z.enum(s.returnReasons),
      /** The rule, duty-list item, boundary or case number that the return rests on. */
      basis: s.note,
      unit: s.id.optional(),
    }),
    output: stand,
    refusals: [...standing, 'unit-not-found'],
  }),
  contact: command({
    needs: ['case.handle', 'case.dispatch', 'case.callback'],
    input: z.object({
      ...onCase,
      how: z.enum(['phone', 'visit', 'message', 'window']),
      reached: z.boolean(),
      note: s.note.optional(),
    }),
    output: stand,
    refusals: standing,
  }),
  note: command({
    needs: ['case.handle', 'case.dispatch', 'case.callback'],
    input: z.object({
      ...onCase,
      text: s.note,
      public: z.boolean().default(false),
      files: z.array(s.id).max(5).default([]),
    }),
    output: stand,
    refusals: standing,
  }),
  addCo: command({
    needs: ['case.handle', 'case.dispatch'],
    input: z.object({ ...onCase, unit: s.id, task: s.note, due: s.instant.optional() }),
    output: stand,
    refusals: [...standing, 'unit-not-found', 'date-past'],
  }),
  answerCo: command({
    needs: ['case.handle'],
    input: z.object({ ...onCase, text: s.note }),
    output: stand,
    refusals: standing,
  }),
  ask: command({
    needs: ['case.handle', 'case.dispatch'],
    input: z.discriminatedUnion('kind', [
      z.object({ ...onCase, kind: z.literal('extension'), days: z.int().min(1).max(60), reason: s.note }),
      z.object({ ...onCase, kind: z.literal('pause'), why: z.enum(s.pauseReasons), until: s.instant, reason: s.note }),
      z.object({
        ...onCase,
        kind: z.literal('hard'),
        why: z.enum(s.hardReasons),
        nextContact: s.instant,
        reviewDays: z.int().min(7).max(180),
        exitTest: s.note,
        reason: s.note,
      }),
      z.object({ ...onCase, kind: z.literal('final'), reply: s.words, reason: s.note }),
    ]),
    output: stand,
    refusals: [...standing, 'date-past', 'pause-too-long'],
  }),
  decide: command({
    needs: ['case.approve'],
    input: z.object({ ...onCase, ask: s.id, approved: z.boolean(), note: s.note }),
    output: stand,
    refusals: [
      ...standing,
      'ask-not-found',
      'pause-too-long',
      'extension-too-late',
      'extension-too-often',
      'extension-too-long',
    ],
  }),
  resume: command({
    needs: ['case.handle', 'case.dispatch'],
    input: z.object({ ...onCase, note: s.note }),
    output: stand,
    refusals: standing,
  }),
  reviewHard: command({
    needs: ['case.handle', 'case.dispatch'],
    input: z.object({ ...onCase, note: s.note, nextContact: s.instant, solvable: z.boolean() }),
    output: stand,
    refusals: [...standing, 'date-past'],
  }),
  claim: command({
    needs: ['case.handle'],
    input: z.object({ ...onCase, reply: s.words, files: z.array(s.id).max(5).default([]) }),
    output: stand,
    refusals: standing,
  }),
  recordJudgement: command({
    needs: ['case.callback'],
    input: z.object({
      ...onCase,
      request: s.id.optional(),
      how: z.enum(['phone', 'visit', 'paper', 'window']),
      ...s.judgement.shape,
    }),
    output: stand,
    refusals: [...standing, 'request-not-found'],
  }),
  tryCall: command({
    needs: ['case.callback'],
    input: z.object({ ...onCase, note: s.note.optional() }),
    output: stand,
    refusals: standing,
  }),
  reopen: command({
    needs: ['case.callback', 'case.dispatch'],
    input: z.object({ ...onCase, reason: s.note }),
    output: stand,
    refusals: standing,
  }),
  lookBack: command({
    needs: ['case.callback'],
    input: z.object({ ...onCase, holds: z.boolean(), how: z.enum(['phone', 'visit']), note: s.note }),
    output: stand,
    refusals: standing,
  }),
  publish: command({
    needs: ['case.moderate'],
    input: z.object({
      ...onCase,
      title: s.line.optional(),
      text: s.words,
      /** Pictures of the case that anybody may see from now on; all others are held back. */
      files: z.array(s.id).max(20).default([]),
      /**
       * Answers that go with the words: with a text in the moderator’s own words, without one as it was picked, where its
       * question allows that. Left out: all whose question allows it.
       */
      answers: z
        .array(z.object({ request: s.id, code: z.string().max(80), text: s.note.optional() }))
        .max(50)
        .optional(),
    }),
    output: stand,
    refusals: [...standing, 'file-not-found', 'answer-held'],
  }),
  unpublish: command({
    needs: ['case.moderate'],
    input: z.object({ ...onCase, reason: s.note }),
    output: stand,
    refusals: standing,
  }),
  redact: command({
    needs: ['case.moderate'],
    input: z.object({ ...onCase, target: s.id, text: z.string().trim().max(4000), reason: s.note }),
    output: stand,
    refusals: [...standing, 'target-not-found'],
  }),
  readContact: command({
    needs: ['case.contact', 'case.handle', 'case.callback'],
    input: z.object({ ...onCase, purpose: s.note }),
    output: z.object({
      contacts: z.array(
        z.object({
          request: s.id,
          name: z.string().nullable(),
          phone: z.string().nullable(),
          email: z.string().nullable(),
          original: z.string(),
        }),
      ),
    }),
    refusals: standing,
  }),
}
