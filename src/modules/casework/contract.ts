import { z } from 'zod'
import { command, contract, query } from '#kernel/contract'
import * as s from './shapes.ts'

const none = z.object({})
const many = { after: z.string().max(60).optional(), limit: z.int().min(1).max(200).default(50) }
const onCase = { case: s.id }
/** What most acts answer: where the case stands now. */
const stand = z.object({ case: s.id, status: z.enum(s.statuses), n: z.int() })

const receipt = z.object({
  case: s.id,
  request: s.id,
  number: z.string(),
  /** Shown once, here; the house keeps only its fingerprint. */
  code: z.string(),
  joined: z.boolean(),
})

/** Refusals of whatever acts on a case: it is not the time, or not this actor's part; `facts.why` tells the rule. */
const standing = ['not-now', 'case-not-found', 'changed-meanwhile'] as const
const inHand = [...standing, 'key-wrong'] as const
const anyReader = [
  'case.read',
  'case.handle',
  'case.dispatch',
  'case.callback',
  'case.approve',
  'case.adjudicate',
] as const

const filters = {
  status: z.array(z.enum(s.statuses)).optional(),
  type: z.enum(s.types).optional(),
  area: s.areaPath.optional(),
  unit: s.id.optional(),
  category: z.string().max(40).optional(),
  text: z.string().trim().max(100).optional(),
  flag: z.enum(['overdue', 'returned', 'hard', 'problem', 'unpublished']).optional(),
  from: s.instant.optional(),
  to: s.instant.optional(),
}

const acts = {
  triage: command({
    needs: ['case.dispatch'],
    input: z.object({
      ...onCase,
      category: z.string().max(40).optional(),
      urgency: z.enum(s.urgencies).optional(),
      area: s.areaPath.optional(),
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
    refusals: [...standing, 'date-past'],
  }),
  decide: command({
    needs: ['case.approve'],
    input: z.object({ ...onCase, ask: s.id, approved: z.boolean(), note: s.note }),
    output: stand,
    refusals: [...standing, 'ask-not-found'],
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
    refusals: standing,
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
    input: z.object({ ...onCase, title: s.line.optional(), text: s.words }),
    output: stand,
    refusals: standing,
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

/** What residents do: with the number and the code of their request, or signed in, or just so. */
const voices = {
  say: command({
    needs: 'anyone',
    perMinute: 60,
    input: s.saying,
    output: receipt,
    refusals: ['area-not-found', 'category-not-found', 'case-not-found', 'file-not-found', 'id-number'],
  }),
  record: command({
    needs: ['case.intake'],
    input: s.saying.extend({
      channel: z.enum(['phone', 'window', 'walk-in', 'paper', 'visit']),
      phoneless: z.boolean().default(false),
      urgency: z.enum(s.urgencies).optional(),
      saidAt: s.instant.optional(),
    }),
    output: receipt,
    refusals: ['area-not-found', 'category-not-found', 'case-not-found', 'file-not-found', 'id-number', 'date-future'],
  }),
  add: command({
    needs: 'anyone',
    perMinute: 60,
    input: s.key.extend({ text: s.words, files: z.array(s.id).max(5).default([]) }),
    output: stand,
    refusals: [...inHand, 'file-not-found', 'id-number'],
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

const views = {
  follow: query({
    needs: 'anyone',
    perMinute: 60,
    input: s.key,
    output: z.object({
      case: s.publicCase,
      request: z.object({ id: s.id, number: z.string(), at: s.instant, text: z.string() }),
      abilities: z.array(s.ability),
      files: z.array(z.object({ id: s.id, mime: z.string() })),
    }),
    refusals: ['key-wrong'],
  }),
  mine: query({
    needs: 'signed-in',
    input: none,
    output: z.object({
      requests: z.array(z.object({ number: z.string(), title: z.string(), at: s.instant, status: z.enum(s.statuses) })),
    }),
    refusals: [],
  }),
  publicCase: query({
    needs: 'anyone',
    input: z.object({ number: z.string().max(30) }),
    output: s.publicCase,
    refusals: ['case-not-found'],
  }),
  publicList: query({
    needs: 'anyone',
    input: z.object({ area: s.areaPath.optional(), category: z.string().max(40).optional(), ...many }),
    output: z.object({ cases: z.array(s.publicCase.omit({ steps: true })), next: z.string().nullable() }),
    refusals: [],
  }),
  similar: query({
    needs: 'anyone',
    perMinute: 120,
    input: z.object({ text: z.string().trim().min(2).max(4000), area: s.areaPath.optional() }),
    output: z.object({
      cases: z.array(
        z.object({
          id: s.id,
          number: z.string(),
          title: z.string(),
          place: z.string().nullable(),
          status: z.enum(s.statuses),
          supporters: z.int(),
        }),
      ),
    }),
    refusals: [],
  }),
  pace: query({
    needs: 'anyone',
    input: z.object({ area: s.areaPath.optional() }),
    output: z.object({
      from: s.instant,
      rows: z.array(
        z.object({
          category: z.string(),
          name: s.said,
          cases: z.int(),
          confirmed: z.int(),
          openOverdue: z.int(),
          medianDays: z.number().nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  catalogue: query({
    needs: 'anyone',
    input: none,
    output: z.object({
      areas: z.array(z.object({ path: z.string(), level: z.string(), name: s.said })),
      categories: z.array(z.object({ code: z.string(), parent: z.string().nullable(), name: s.said })),
    }),
    refusals: [],
  }),
  list: query({
    needs: anyReader,
    input: z.object({ ...filters, ...many, sort: z.enum(['newest', 'due']).default('newest') }),
    output: z.object({ cases: z.array(s.caseRow), next: z.string().nullable() }),
    refusals: [],
  }),
  get: query({
    needs: anyReader,
    input: z.object(onCase),
    output: z.object({
      case: s.caseRow,
      place: z.string().nullable(),
      point: s.point.nullable(),
      published: z.boolean(),
      requests: z.array(
        z.object({
          id: s.id,
          number: z.string(),
          channel: z.enum(s.channels),
          at: s.instant,
          text: z.string(),
          redacted: z.boolean(),
          anonymous: z.boolean(),
          onBehalf: z.boolean(),
          phoneless: z.boolean(),
          files: z.array(z.object({ id: s.id, mime: z.string() })),
        }),
      ),
      timeline: z.array(
        z.object({
          id: s.id,
          n: z.int(),
          at: s.instant,
          act: z.string(),
          label: s.said,
          who: s.said,
          data: z.record(z.string(), z.unknown()),
          reason: z.string().nullable(),
        }),
      ),
      holders: z.array(
        z.object({
          unit: s.id,
          name: s.said.nullable(),
          from: s.instant,
          until: s.instant.nullable(),
          read: s.instant.nullable(),
          accepted: z.string().nullable(),
          returned: z.string().nullable(),
        }),
      ),
      co: z.array(
        z.object({
          unit: s.id,
          name: s.said.nullable(),
          task: z.string(),
          due: s.instant.nullable(),
          answered: s.instant.nullable(),
        }),
      ),
      clocks: z.array(s.clock),
      asks: z.array(
        z.object({ id: s.id, kind: z.string(), reason: z.string(), at: s.instant, unit: s.said.nullable() }),
      ),
      abilities: z.array(s.ability),
      suggestion: z.null().describe('Kept free for the machine’s suggestion of category and unit'),
    }),
    refusals: ['case-not-found'],
  }),
  board: query({
    needs: ['case.dispatch', 'case.read'],
    input: z.object({ area: s.areaPath.optional() }),
    output: z.object({
      counts: z.array(z.object({ status: z.enum(s.statuses), n: z.int(), overdue: z.int() })),
      units: z.array(
        z.object({ unit: s.id, name: s.said, open: z.int(), overdue: z.int(), returned: z.int(), unread: z.int() }),
      ),
    }),
    refusals: [],
  }),
  callbacks: query({
    needs: ['case.callback'],
    input: z.object(many),
    output: z.object({
      cases: z.array(
        s.caseRow.extend({
          claimedReply: z.string().nullable(),
          tries: z.int(),
          phoneless: z.boolean(),
          kind: z.enum(['judge', 'look-back']),
        }),
      ),
      next: z.string().nullable(),
    }),
    refusals: [],
  }),
  rules: query({
    needs: ['case.read', 'case.handle', 'case.dispatch', 'rules.manage'],
    input: none,
    output: z.object({
      rules: z.array(
        z.object({
          id: s.id,
          category: z.string(),
          urgency: z.enum(s.urgencies),
          rule: z.record(z.string(), z.unknown()),
          says: s.said,
          from: s.instant,
        }),
      ),
      calendarYears: z.array(z.int()),
      missingYear: z.int().nullable(),
    }),
    refusals: [],
  }),
  templates: query({
    needs: ['case.handle', 'case.dispatch', 'rules.manage'],
    input: none,
    output: z.object({
      templates: z.array(z.object({ id: s.id, category: z.string().nullable(), title: z.string(), text: z.string() })),
    }),
    refusals: [],
  }),
  export: query({
    needs: ['case.export'],
    input: z.object({ ...filters, ...many }),
    output: z.object({
      cases: z.array(s.caseRow.extend({ text: z.string(), verdict: z.string().nullable() })),
      next: z.string().nullable(),
    }),
    refusals: [],
  }),
}

const upkeep = {
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
    refusals: ['category-not-found'],
  }),
}

export const casework = contract('casework', { ...voices, ...acts, ...views, ...upkeep })
