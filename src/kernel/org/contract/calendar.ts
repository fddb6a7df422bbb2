import { z } from 'zod'
import { command, query } from '../../contract.ts'
import * as s from './shapes.ts'

const specialDay = z.object({
  date: z.iso.date(),
  name: z.string(),
  off: z.union([z.boolean(), z.enum(['am', 'pm'])]),
})

const localDay = z.object({
  date: z.iso.date(),
  name: s.name,
  /** Off, worked like any other day, or worked in `hours` only. */
  kind: z.enum(['off', 'work', 'part']),
  hours: s.hours.nullable().default(null),
  /** What it rests on: a decision, a document. */
  reason: s.reason,
  /** The day counts again as the notice has it. */
  gone: z.boolean().default(false),
})

/** What a change does to promises already made; `more`: at least so many. Null where no day counts differently. */
const moves = z.object({ cases: z.int(), more: z.boolean(), first: z.iso.date(), last: z.iso.date() }).nullable()

/** Whoever works with dates sees what they rest on. */
const seeing = ['case.read', 'case.handle', 'case.dispatch', 'rules.manage', 'org.read', 'org.manage'] as const

/** Working days: the notices of the years, and what the county sets over them. */
export const calendarCalls = {
  calendar: query({
    needs: seeing,
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
    needs: seeing,
    input: z.object({ year: z.int().min(1990).max(2200) }),
    output: z.object({
      year: z.int(),
      revision: z.int(),
      source: z.array(z.string()),
      days: z.array(specialDay),
      local: z.array(
        localDay
          .omit({ gone: true })
          .extend({ name: s.said, hours: s.hours.nullable(), setAt: s.instant, setBy: z.string().nullable() }),
      ),
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
      /** Only says what it would do to open cases. */
      preview: z.boolean().default(false),
    }),
    output: z.object({ year: z.int(), revision: z.int(), changed: z.boolean(), saved: z.boolean(), moves }),
    refusals: [
      'whole-county-only',
      'calendar-unreadable',
      'calendar-empty',
      'calendar-date-wrong',
      'calendar-doubled',
      'calendar-other-year',
      'calendar-source-missing',
    ],
  }),
  /** Sets or takes back the county's own days: a festival of the place, a flood, a Sunday on which all help. */
  saveLocalDays: command({
    needs: ['rules.manage'],
    input: z.object({
      days: z.array(localDay).min(1).max(100),
      /** Only says what it would do to open cases. */
      preview: z.boolean().default(false),
    }),
    output: z.object({ changed: z.int(), saved: z.boolean(), moves }),
    refusals: [
      'whole-county-only',
      'calendar-doubled',
      'calendar-year-not-found',
      'local-day-hours',
      'hours-wrong',
      'local-day-not-found',
    ],
  }),
}
