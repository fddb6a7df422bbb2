import { z } from 'zod'
import { command, contract, query } from '#kernel/contract'
import { cursor, id, instant } from '#kernel/shapes'

const said = z.object({ zh: z.string(), en: z.string() })

/** Whoever owes anything to anybody: every post that can have duties. */
const anyWorker = [
  'case.intake',
  'case.read',
  'case.dispatch',
  'case.handle',
  'case.approve',
  'case.adjudicate',
  'case.callback',
  'case.moderate',
  'rules.manage',
  'org.manage',
  'inbox.manage',
  'register.settle',
] as const

export const duty = z.object({
  id,
  /** The line of work it belongs to, e.g. `casework`. */
  line: z.string(),
  kind: z.string(),
  label: said,
  /** What it is about: a case's number and title. */
  ref: z.string(),
  number: z.string(),
  about: z.string(),
  area: z.string(),
  areaName: said.nullable(),
  unit: id,
  unitName: said.nullable(),
  person: id.nullable(),
  personName: z.string().nullable(),
  due: instant.nullable(),
  overdue: z.boolean(),
  minutes: z.int(),
  /** The unit that asked for it. */
  askedBy: said.nullable(),
  at: instant,
  readAt: instant.nullable(),
  snoozedUntil: instant.nullable(),
})

export const inbox = contract('inbox', {
  list: query({
    needs: anyWorker,
    input: z.object({
      line: z.string().max(40).optional(),
      kind: z.string().max(40).optional(),
      only: z.enum(['mine', 'overdue', 'snoozed', 'covered']).optional(),
      after: cursor.optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      duties: z.array(duty),
      next: z.string().nullable(),
      /** Everything open and not snoozed, by kind, with the minutes it will take. */
      totals: z.array(
        z.object({ line: z.string(), kind: z.string(), label: said, n: z.int(), minutes: z.int(), overdue: z.int() }),
      ),
    }),
    refusals: [],
  }),
  read: command({
    needs: anyWorker,
    input: z.object({ duty: id }),
    output: z.object({ duty: id }),
    refusals: ['duty-not-found'],
  }),
  snooze: command({
    needs: anyWorker,
    input: z.object({ duty: id, until: instant, reason: z.string().trim().min(2).max(500) }),
    output: z.object({ duty: id }),
    refusals: ['duty-not-found', 'until-past', 'until-after-due', 'until-too-far'],
  }),
  handOver: command({
    needs: anyWorker,
    input: z.object({ duty: id, to: id, reason: z.string().trim().min(2).max(500) }),
    output: z.object({ duty: id }),
    refusals: ['duty-not-found', 'person-not-in-unit'],
  }),
  colleagues: query({
    needs: anyWorker,
    input: z.object({ unit: id }),
    output: z.object({ people: z.array(z.object({ id, name: z.string() })) }),
    refusals: [],
  }),
  cover: command({
    needs: ['inbox.manage', 'org.manage'],
    input: z.object({ post: id, person: id.nullable(), reason: z.string().trim().min(2).max(500) }),
    output: z.object({ post: id }),
    refusals: ['post-not-found', 'post-not-empty', 'person-not-found'],
  }),
  /** How long work lies unread and untouched at each post. Posts and units, never people. */
  posts: query({
    needs: ['inbox.manage', 'org.manage', 'org.read'],
    input: z.object({ unit: id.optional() }),
    output: z.object({
      posts: z.array(
        z.object({
          post: id,
          title: said,
          unit: id,
          unitName: said,
          empty: z.boolean(),
          covered: z.boolean(),
          open: z.int(),
          unread: z.int(),
          /** Working minutes that the oldest unread duty has waited; null where the calendar is not loaded. */
          oldestUnreadMinutes: z.int().nullable(),
          untouched: z.int(),
          oldestUntouchedMinutes: z.int().nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
})
