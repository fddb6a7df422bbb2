import { z } from 'zod'
import { command, query } from '#kernel/contract'
import { id, instant } from '#kernel/shapes'
import * as s from '../shapes.ts'
import { areaPath, code, day, onSubject, said, subjectRow, value } from './frame.ts'

const purpose = z.enum(s.purposes)
const note = z.string().trim().min(2).max(300)

export const reading = {
  /** Shows what is sensitive, for a purpose, and notes it; what may not be shown is noted as well. */
  reveal: command({
    needs: ['register.read'],
    input: z.object({ ...onSubject, elements: z.array(code).min(1).max(60), purpose, note }),
    output: z.object({
      shown: z.array(z.object({ element: code, value, text: said })),
      withheld: z.array(z.object({ element: code, why: z.enum(['no-right', 'not-for-this', 'consent-ended']) })),
    }),
    refusals: ['subject-not-found', 'element-not-found'],
    secretAnswer: true,
  }),
  /** Everybody in a category of care that is sensitive in itself; everybody who is shown has it in their log. */
  searchFor: command({
    needs: ['register.read'],
    input: z.object({ category: code, area: areaPath.optional(), purpose, note }),
    output: z.object({
      subjects: z.array(subjectRow),
      more: z.boolean(),
      withheld: z.enum(['no-right', 'not-for-this']).nullable(),
    }),
    refusals: ['element-not-found', 'area-not-found'],
    secretAnswer: true,
  }),
  readings: query({
    needs: ['register.read'],
    input: z.object(onSubject),
    output: z.object({
      readings: z.array(
        z.object({
          at: instant,
          who: z.string().nullable(),
          unit: said.nullable(),
          purpose,
          note: z.string(),
          shown: z.array(said),
          withheld: z.array(said),
        }),
      ),
    }),
    refusals: ['subject-not-found'],
  }),
  consent: command({
    needs: ['register.write'],
    input: z.object({
      ...onSubject,
      purpose,
      elements: z.array(code).min(1).max(60),
      wording: z.string().trim().min(4).max(2000),
      channel: z.enum(s.channels),
      since: day.optional(),
      until: day,
    }),
    output: z.object({ subject: id, consent: id }),
    refusals: ['subject-not-found', 'element-not-found', 'end-past'],
  }),
  withdrawConsent: command({
    needs: ['register.write'],
    input: z.object({ ...onSubject, consent: id, channel: z.enum(s.channels) }),
    output: z.object({ subject: id, consent: id }),
    refusals: ['subject-not-found', 'consent-not-found'],
  }),
}
