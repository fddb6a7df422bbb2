import { z } from 'zod'
import { command, query } from '#kernel/contract'
import * as s from '../shapes.ts'

const share = z.number().min(0).max(1)

/** How well a learner does on the newest choices, which it had not seen. */
const report = z.object({
  n: z.int(),
  tested: z.int(),
  macroF1: share,
  accuracy: share,
  usual: share.describe('How often the most frequent answer was right'),
  usualF1: share,
  ece: share,
  bins: z.array(z.object({ n: z.int(), sure: share, right: share })),
  threshold: share,
  answered: z.int(),
  answeredRight: z.int(),
  answerable: share,
  classes: z.array(
    z.object({ label: z.string(), n: z.int(), said: z.int(), precision: share, recall: share, f1: share }),
  ),
  silent: z.enum(s.silences).nullable(),
})

const threshold = z.number().min(0.5).max(0.99)

/** The machine's suggestion of category and unit, what it is learnt from, and how good it is. */
export const routing = {
  /** What would be suggested for words that are still being written down. */
  suggest: query({
    needs: ['case.intake', 'case.dispatch'],
    perMinute: 120,
    input: z.object({
      text: s.words,
      area: s.areaPath.optional(),
      category: z.string().max(40).optional(),
    }),
    output: z.object({ suggestion: s.suggestion.nullable() }),
    refusals: ['area-not-found'],
  }),
  quality: query({
    needs: ['case.dispatch', 'case.read', 'rules.manage'],
    input: z.object({}),
    output: z.object({
      learners: z.array(
        z.object({
          kind: z.enum(s.learners),
          learntAt: s.instant.nullable(),
          speaksSince: s.instant.nullable(),
          threshold: z.number().nullable().describe('What the operator set'),
          report: report.nullable(),
          names: z.record(z.string(), s.said),
          lately: z.object({ suggested: z.int(), taken: z.int() }),
        }),
      ),
    }),
    refusals: [],
  }),
  /** From how sure on a suggestion is shown; null: where it was right often enough on past choices. */
  saveThreshold: command({
    needs: ['rules.manage'],
    input: z.object({ kind: z.enum(s.learners), threshold: threshold.nullable() }),
    output: z.object({ kind: z.enum(s.learners) }),
    refusals: [],
  }),
  /** The choices to learn from, the oldest first; null while too few came since the last time. */
  choices: query({
    needs: 'system',
    input: z.object({ kind: z.enum(s.learners) }),
    output: z.object({
      choices: z
        .array(z.object({ text: z.string(), marks: z.array(z.string()), label: z.string(), among: z.string() }))
        .nullable(),
    }),
    refusals: [],
  }),
  keepLearnt: command({
    needs: 'system',
    input: z.object({
      kind: z.enum(s.learners),
      report,
      /** In base64; null: it has nothing to say. */
      model: z.string().max(40_000_000).nullable(),
    }),
    output: z.object({ speaks: z.boolean() }),
    refusals: ['model-unreadable'],
  }),
}
