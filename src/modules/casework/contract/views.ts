import { z } from 'zod'
import { query } from '#kernel/contract'
import * as s from '../shapes.ts'
import { anyReader, filters, many, none, onCase } from './frame.ts'
import { handedOver } from './remote.ts'

export const views = {
  follow: query({
    needs: 'anyone',
    perMinute: 60,
    input: s.key,
    output: z.object({
      case: s.publicCase,
      request: z.object({ id: s.id, number: z.string(), at: s.instant, text: z.string() }),
      abilities: z.array(s.ability),
      files: z.array(s.attached),
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
  /** A picture that was released for the public: the bytes are at `/pictures/<id>`. */
  publicPicture: query({
    needs: 'anyone',
    input: z.object({ picture: s.id }),
    output: s.attached,
    refusals: ['file-not-found'],
  }),
  publicList: query({
    needs: 'anyone',
    input: z.object({ area: s.areaPath.optional(), category: z.string().max(40).optional(), ...many }),
    output: z.object({ cases: z.array(s.publicCase.omit({ steps: true })), next: z.string().nullable() }),
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
          /** Null where fewer than five were confirmed. */
          medianDays: z.number().nullable(),
        }),
      ),
      tooFew: z.array(s.said).describe('Kinds of which an area smaller than the county has fewer than five'),
    }),
    refusals: [],
  }),
  catalogue: query({
    needs: 'anyone',
    input: none,
    output: z.object({
      areas: z.array(z.object({ path: z.string(), level: z.string(), name: s.said })),
      categories: z.array(z.object({ code: z.string(), parent: z.string().nullable(), name: s.said })),
      units: z.array(z.object({ id: s.id, name: s.said })).describe('Whom one may complain about'),
      emergency: z.array(s.emergencyNumber).describe('Whom to call where there is danger to life'),
    }),
    refusals: [],
  }),
  list: query({
    needs: anyReader,
    input: z.object({ ...filters, ...many, sort: z.enum(['newest', 'due', 'alarm']).default('newest') }),
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
      /** What anybody may read and see of it; null where nothing is public. */
      published: z
        .object({
          title: z.string().nullable(),
          text: z.string(),
          files: z.array(s.id),
          answers: z.array(s.answer.extend({ request: s.id })),
        })
        .nullable(),
      pictures: z.array(s.id).describe('All pictures of it, from requests, notes and replies'),
      /** The unit that is complained of. */
      about: s.said.nullable(),
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
          answers: z.array(s.answer.extend({ public: z.boolean() })),
          files: z.array(s.attached),
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
      handedOver: handedOver.nullable(),
      abilities: z.array(s.ability),
      suggestion: s.suggestion.nullable().describe('What the machine suggests while nobody has dispatched it'),
    }),
    refusals: ['case-not-found'],
  }),
  /** What the asker may do to several cases at once, and to which not and why; cases out of sight are left out. */
  abilities: query({
    needs: anyReader,
    input: z.object({ cases: z.array(s.id).min(1).max(200) }),
    output: z.object({
      acts: z.array(
        z.object({
          act: z.string(),
          can: z.array(s.id),
          cannot: z.array(z.object({ why: s.said, cases: z.array(s.id) })),
        }),
      ),
    }),
    refusals: [],
  }),
  /** Whether the asker may read this attachment: the bytes are at `/files/<id>`. */
  file: query({
    needs: anyReader,
    input: z.object({ file: s.id }),
    output: z.object({ id: s.id, mime: z.string(), case: s.id }),
    refusals: ['file-not-found'],
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
    }),
    refusals: [],
  }),
  /** The last changes of the calendar, and how far each has been carried into the dates of open cases. */
  reclockings: query({
    needs: ['rules.manage'],
    input: none,
    output: z.object({
      changes: z.array(
        z.object({
          revision: z.int(),
          at: s.instant,
          first: z.iso.date(),
          last: z.iso.date(),
          /** Null until it is known. */
          total: z.int().nullable(),
          seen: z.int(),
          moved: z.int(),
          /** Could not be computed and are tried again. */
          failed: z.int(),
          finishedAt: s.instant.nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  /** What a rule would say, and the dates it would give from now on; the same code as when it is in force. */
  tryRule: query({
    needs: ['rules.manage'],
    input: z.object({
      urgency: z.enum(s.urgencies),
      rule: z.string().max(4000).describe('The rule as JSON: an address carries only text'),
    }),
    output: z.object({ says: s.said, dates: z.array(z.object({ kind: z.string(), why: s.said })) }),
    refusals: ['rule-invalid'],
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
