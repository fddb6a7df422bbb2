import { z } from 'zod'
import { command } from '#kernel/contract'
import * as s from '../shapes.ts'
import { answering, inHand, stand, unanswered, unsaid } from './frame.ts'

const receipt = z.object({
  case: s.id,
  request: s.id,
  number: z.string(),
  /** Shown here, to whoever sent it; anywhere else the house keeps only its fingerprint. */
  code: z.string(),
  joined: z.boolean(),
  /** What the words speak of, so that whoever sent them learns whom to call. */
  alarm: s.alarm.nullable(),
})

/** What residents do: with the number and the code of their request, or signed in, or just so. */
export const voices = {
  say: command({
    needs: 'anyone',
    secretAnswer: true,
    perMinute: 60,
    input: s.saying.extend(answering),
    output: receipt,
    refusals: [...unsaid, ...unanswered],
  }),
  record: command({
    needs: ['case.intake'],
    secretAnswer: true,
    input: s.saying.extend({
      ...answering,
      channel: z.enum(['phone', 'window', 'walk-in', 'paper', 'visit']),
      phoneless: z.boolean().default(false),
      urgency: z.enum(s.urgencies).optional(),
      saidAt: s.instant.optional(),
    }),
    output: receipt,
    refusals: [...unsaid, ...unanswered, 'date-future'],
  }),
  add: command({
    needs: 'anyone',
    perMinute: 60,
    input: s.key.extend({ text: s.words, files: z.array(s.id).max(5).default([]) }),
    output: stand,
    refusals: [...inHand, 'file-not-found', 'not-now', 'id-number'],
  }),
  judge: command({
    needs: 'anyone',
    perMinute: 60,
    input: s.key.extend(s.judgement.shape),
    output: stand,
    refusals: inHand,
  }),
  objectToHard: command({
    needs: 'anyone',
    perMinute: 60,
    input: s.key.extend({ reason: s.note }),
    output: stand,
    refusals: inHand,
  }),
  withdraw: command({
    needs: 'anyone',
    perMinute: 60,
    input: s.key.extend({ reason: z.string().trim().max(500).optional() }),
    output: stand,
    refusals: inHand,
  }),
}
