import { z } from 'zod'
import { command, query } from '#kernel/contract'
import { id, instant } from '#kernel/shapes'
import * as s from '../shapes.ts'
import {
  areaPath,
  code,
  day,
  none,
  onSubject,
  outcome,
  reason,
  said,
  subjectName,
  subjectRow,
  unsaid,
  value,
  word,
} from './frame.ts'

const relation = z.enum(s.relations)

/** A fact as somebody may see it: the value, or how it looks masked. */
const shownFact = z.object({
  element: code,
  label: said,
  level: z.int(),
  /** null: it is no longer so, or it is withheld. */
  value,
  text: said,
  withheld: z.boolean(),
  h: z.string(),
  who: z.string().nullable(),
  source: z.string(),
  seen: day,
  goodUntil: day.nullable(),
  stale: z.boolean(),
  /** The clause or the consent on which it rests. */
  basis: z.string().nullable(),
})

const accountView = z.object({
  id,
  subject: id,
  subjectName: z.string(),
  element: code,
  label: said,
  kind: z.enum(['two', 'proposal']),
  at: instant,
  /** What stands now, and what was said besides. */
  sides: z.array(
    z.object({
      text: said,
      who: z.string().nullable(),
      source: z.string(),
      seen: day,
      at: instant,
      withheld: z.boolean(),
    }),
  ),
  unit: said.nullable(),
})

const membership = z.object({
  id,
  household: id,
  householdName: z.string(),
  person: id,
  personName: z.string().nullable(),
  relation,
  isHead: z.boolean(),
  since: day,
  until: day.nullable(),
  whyOut: z.enum(s.leavings).nullable(),
})

export const subjects = {
  search: query({
    needs: ['register.read'],
    input: z.object({
      text: z.string().trim().max(80).optional(),
      kind: z.enum(s.subjectKinds).optional(),
      area: areaPath.optional(),
      category: code.optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ subjects: z.array(subjectRow), more: z.boolean() }),
    refusals: ['element-not-found', 'purpose-needed', 'number-whole'],
  }),
  subject: query({
    needs: ['register.read'],
    input: z.object(onSubject),
    output: z.object({
      subject: z.object({
        id,
        kind: z.enum(s.subjectKinds),
        name: z.string(),
        area: z.string(),
        areaName: said.nullable(),
        mergedInto: id.nullable(),
        addedAt: instant,
        changedAt: instant,
      }),
      dict: z.int(),
      facts: z.array(shownFact),
      accounts: z.array(accountView),
      members: z.array(membership),
      consents: z.array(
        z.object({
          id,
          purpose: z.enum(s.purposes),
          elements: z.array(said),
          wording: z.string(),
          channel: z.enum(s.channels),
          since: day,
          until: day,
          standing: z.enum(['valid', 'ended', 'withdrawn']),
        }),
      ),
      merges: z.array(z.object({ id, gone: id, goneName: z.string(), at: instant, undone: z.boolean() })),
      may: z.object({ write: z.boolean(), settle: z.boolean(), levels: z.array(z.int()) }),
    }),
    refusals: ['subject-not-found'],
  }),
  history: query({
    needs: ['register.read'],
    input: z.object({ ...onSubject, element: code }),
    output: z.object({
      entries: z.array(
        z.object({
          text: said,
          who: z.string().nullable(),
          source: z.string(),
          seen: day,
          at: instant,
          outcome: z.enum(s.outcomes),
          withheld: z.boolean(),
        }),
      ),
    }),
    refusals: ['subject-not-found', 'element-not-found'],
  }),
  add: command({
    needs: ['register.write'],
    input: z.object({
      kind: z.enum(s.subjectKinds),
      area: areaPath,
      name: subjectName,
      source: z.enum(s.sources).default('visit'),
      facts: z.array(word).max(200).default([]),
      household: z.object({ id, relation, since: day.optional() }).optional(),
    }),
    output: z.object({ subject: id, outcomes: z.array(outcome) }),
    refusals: [
      'area-not-found',
      'element-not-found',
      'value-wrong',
      'value-empty',
      'seen-later',
      'household-not-found',
      'lives-elsewhere',
      'head-taken',
    ],
  }),
  record: command({
    needs: ['register.write'],
    input: z.object({ ...onSubject, source: z.enum(s.sources), facts: z.array(word).min(1).max(200) }),
    output: z.object({ subject: id, outcomes: z.array(outcome) }),
    refusals: unsaid,
  }),
  move: command({
    needs: ['register.write'],
    input: z.object({ ...onSubject, area: areaPath, reason }),
    output: z.object({ subject: id, moved: z.int() }),
    refusals: ['subject-not-found', 'area-not-found', 'already-there'],
  }),
  join: command({
    needs: ['register.write'],
    input: z.object({ household: id, person: id, relation, since: day.optional() }),
    output: z.object({ household: id, member: id }),
    refusals: ['household-not-found', 'person-not-found', 'lives-elsewhere', 'head-taken'],
  }),
  leave: command({
    needs: ['register.write'],
    input: z.object({ household: id, member: id, until: day.optional(), why: z.enum(s.leavings) }),
    output: z.object({ household: id, member: id }),
    refusals: ['household-not-found', 'member-not-found', 'before-joining'],
  }),
  accounts: query({
    needs: ['register.read'],
    input: none,
    output: z.object({ accounts: z.array(accountView) }),
    refusals: [],
  }),
  settle: command({
    needs: ['register.settle'],
    input: z.object({ account: id, choice: z.enum(['stands', 'other']), reason }),
    output: z.object({ subject: id }),
    refusals: ['account-not-found', 'not-steward'],
  }),
  merge: command({
    needs: ['register.settle'],
    input: z.object({ ...onSubject, into: id, reason }),
    output: z.object({ subject: id, merge: id, outcomes: z.array(outcome) }),
    refusals: ['subject-not-found', 'other-kind'],
  }),
  unmerge: command({
    needs: ['register.settle'],
    input: z.object({ merge: id, reason }),
    output: z.object({ subject: id, gone: id }),
    refusals: ['merge-not-found'],
  }),
}
