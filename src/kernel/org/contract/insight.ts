import { z } from 'zod'
import { command, query } from '../../contract.ts'
import * as s from './shapes.ts'

/** The log and the outbox, as those who look after them see them. */
export const insight = {
  acts: query({
    needs: ['audit.read'],
    input: z.object({
      subject: z.string().max(80).optional(),
      /** An act's name or the beginning of one, e.g. `org.` */
      act: z.string().max(60).optional(),
      person: s.id.optional(),
      from: s.instant.optional(),
      to: s.instant.optional(),
      ...s.many,
    }),
    output: z.object({
      acts: z.array(
        z.object({
          id: s.id,
          at: s.instant,
          act: z.string(),
          label: s.said,
          subject: z.string(),
          /** What the subject is called, and the case that it is: only where whoever asks may see it. */
          about: z.object({ name: s.said, case: s.id.nullable() }).nullable(),
          n: z.int(),
          who: s.said,
          whoKind: z.string(),
          data: z.record(z.string(), z.unknown()),
          reason: z.string().nullable(),
        }),
      ),
      next: z.string().nullable(),
      /** How far the log is sealed. */
      seal: z.object({ blocks: z.int(), at: s.instant.nullable() }),
    }),
    refusals: [],
  }),
  messages: query({
    needs: ['outbox.read'],
    input: z.object({
      state: z.enum(['waiting', 'sending', 'sent', 'given-up']).optional(),
      channel: z.enum(['sms', 'mail', 'webhook']).optional(),
      ...s.many,
    }),
    output: z.object({
      messages: z.array(
        z.object({
          id: s.id,
          channel: z.enum(['sms', 'mail', 'webhook']),
          /** Masked: enough to recognise, too little to use. */
          recipient: z.string(),
          kind: z.string(),
          title: z.string(),
          /** Only in the demo: a real message may hold a code that is meant for its recipient alone. */
          body: z.string().nullable(),
          state: z.enum(['waiting', 'sending', 'sent', 'given-up']),
          tries: z.int(),
          nextTry: s.instant,
          lastError: z.string().nullable(),
          createdAt: s.instant,
          sentAt: s.instant.nullable(),
        }),
      ),
      next: z.string().nullable(),
      totals: z.array(z.object({ state: z.string(), n: z.int() })),
    }),
    refusals: [],
  }),
  /** Tries a message again that was given up. */
  resend: command({
    needs: ['org.manage'],
    input: z.object({ message: s.id }),
    output: z.object({ message: s.id }),
    refusals: ['message-not-found', 'message-not-given-up'],
  }),
}
