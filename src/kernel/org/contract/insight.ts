import { z } from 'zod'
import { command, query } from '../../contract.ts'
import * as s from './shapes.ts'

const specialDay = z.object({
  date: z.iso.date(),
  name: z.string(),
  off: z.union([z.boolean(), z.enum(['am', 'pm'])]),
})

/** The log, the outbox and the calendar, as those who look after them see them. */
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
  calendar: query({
    needs: ['rules.manage', 'org.read', 'org.manage'],
    input: s.none,
    output: z.object({
      id: z.string(),
      zone: z.string(),
      weekend: z.array(z.int()),
      hours: s.hours,
      years: z.array(
        z.object({
          year: z.int(),
          revision: z.int(),
          source: z.array(z.string()),
          loadedAt: s.instant,
          daysOff: z.int(),
          daysMadeUp: z.int(),
        }),
      ),
      /** The year that will be needed next and is not loaded; null when it is. */
      missing: z.int().nullable(),
    }),
    refusals: [],
  }),
  calendarYear: query({
    needs: ['rules.manage', 'org.read', 'org.manage'],
    input: z.object({ year: z.int().min(1990).max(2200) }),
    output: z.object({
      year: z.int(),
      revision: z.int(),
      source: z.array(z.string()),
      days: z.array(specialDay),
    }),
    refusals: ['calendar-year-not-found'],
  }),
  /** Loads a year's notice, or a later one that changes it: JSON as published, or CSV of date, name, off. */
  importCalendar: command({
    needs: ['rules.manage'],
    input: z.object({
      text: z.string().min(1).max(100_000),
      /** Where it is published; a CSV has no other place for it. */
      source: z.url().max(500).optional(),
    }),
    output: z.object({ year: z.int(), revision: z.int(), changed: z.boolean() }),
    refusals: [
      'whole-county-only',
      'calendar-unreadable',
      'calendar-empty',
      'calendar-doubled',
      'calendar-other-year',
      'calendar-source-missing',
    ],
  }),
}
