import { z } from 'zod'
import { command, query } from '#kernel/contract'
import * as s from '../shapes.ts'
import { none, onCase, stand, standing } from './frame.ts'

const unit = { unit: s.id }
const code = z.string().trim().min(1).max(200)
const service = z.object({
  code,
  name: z.string().max(200),
  /** What it asks beside the words; read of the services that are in use. */
  questions: z
    .array(
      z.object({
        code: z.string().max(100),
        name: z.string().max(200),
        required: z.boolean(),
        datatype: z.string().max(30),
        values: z.array(z.object({ key: z.string().max(200), name: z.string().max(200) })).max(200),
      }),
    )
    .max(100)
    .default([]),
})
/** Why something did not go well: one of ours, with what their server said to it. */
const failure = z.object({ code: z.enum(s.remoteFailures), words: z.string().max(300).optional() })
const reach = z.object({
  url: z.string(),
  jurisdiction: z.string().nullable(),
  format: z.enum(s.remoteFormats),
  /** Opened by whoever sends, with the house's vault. */
  keyLocked: z.string().nullable(),
})
const told = s.said.nullable()

/** Where a case stands in the lead unit's own system. */
export const handedOver = z.object({
  state: z.enum(s.postingStates),
  /** Their number for it. */
  theirs: z.string().nullable(),
  notice: z.string().nullable(),
  sentAt: s.instant.nullable(),
  readAt: s.instant.nullable(),
  /** Why the last try failed, of the case or of words about it; null where it went well. */
  failure: s.said.nullable(),
  nextTry: s.instant.nullable(),
  /** Words about it that have not reached them yet. */
  waiting: z.int(),
  /** The unit's connection is turned on. */
  on: z.boolean(),
})

/** Units with an Open311 server of their own: how it is reached, what is posted there, and what is read back. */
export const remote = {
  remote: query({
    needs: ['org.manage'],
    input: z.object(unit),
    output: z.object({
      remote: z
        .object({
          url: z.string(),
          jurisdiction: z.string().nullable(),
          hasKey: z.boolean(),
          format: z.enum(s.remoteFormats),
          updates: z.boolean(),
          contact: z.boolean(),
          on: z.boolean(),
          codes: z.record(z.string(), z.string()),
          fallback: z.string().nullable(),
          media: z.enum(s.remoteMedia),
          answers: z.record(z.string(), z.string()),
          /** Cases that the unit works on and that have not been handed over. */
          held: z.int(),
          catchingUp: z.boolean(),
          services: z.array(service),
          testing: z.boolean(),
          checkedAt: s.instant.nullable(),
          checkFailure: told,
          readAt: s.instant.nullable(),
          readFailure: told,
        })
        .nullable(),
    }),
    refusals: ['unit-not-found', 'county-only'],
  }),
  saveRemote: command({
    needs: ['org.manage'],
    input: z.object({
      ...unit,
      url: z.string().trim().min(1).max(500),
      jurisdiction: z.string().trim().max(200).optional(),
      /** Left out: the one that is kept stays. It is never shown again. */
      key: z.string().trim().min(1).max(500).optional(),
      format: z.enum(s.remoteFormats).default('json'),
      updates: z.boolean().default(false),
      contact: z.boolean().default(false),
      on: z.boolean().default(true),
      /** Our category → their service code. */
      codes: z.record(z.string().max(40), code).default({}),
      fallback: code.optional(),
      media: z.enum(s.remoteMedia).default('none'),
      /** `service/their question` → the code of ours that answers it. */
      answers: z.record(z.string().max(400), z.string().max(40)).default({}),
    }),
    output: z.object(unit),
    refusals: ['unit-not-found', 'url-refused', 'key-again', 'category-not-found', 'county-only'],
  }),
  /** Asks the house to reach the server and read its services; what came of it is told by `remote`. */
  checkRemote: command({
    needs: ['org.manage'],
    input: z.object(unit),
    output: z.object(unit),
    refusals: ['remote-not-found', 'county-only'],
  }),
  /** The cases that the unit works on already are handed over, too, one after the other. */
  handOverHeld: command({
    needs: ['org.manage'],
    input: z.object(unit),
    output: z.object({ ...unit, held: z.int() }),
    refusals: ['remote-not-found', 'remote-off', 'county-only'],
  }),
  /** Puts the next of them into the queue; none are left when it did nothing. */
  handOverNext: command({ needs: 'system', input: none, output: z.object({ done: z.int() }), refusals: [] }),
  tryPosting: command({
    needs: ['case.dispatch'],
    input: z.object(onCase),
    output: stand,
    refusals: standing,
  }),
  /** What is to be posted now. Whoever takes it answers with `posted`; who does not within minutes leaves it to others. */
  takePostings: command({
    needs: 'system',
    input: none,
    output: z.object({ postings: z.array(s.id) }),
    refusals: [],
  }),
  postingOf: query({
    needs: 'system',
    input: z.object({ posting: s.id }),
    output: z.object({
      ...unit,
      reach,
      kind: z.enum(['case', 'update', 'away']),
      theirs: z.string().nullable(),
      token: z.string().nullable(),
      /** An earlier try had no clear answer: it may have arrived. */
      unclear: z.boolean(),
      number: z.string(),
      since: s.instant,
      /** The form's fields beside key and jurisdiction; null where no service takes the category. */
      fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])).nullable(),
      /** What they insist on and nothing here answers. */
      lacks: z.array(z.string()),
      media: z.enum(s.remoteMedia),
      pictures: z.array(s.id),
      contact: z.boolean(),
    }),
    refusals: ['posting-not-found'],
  }),
  posted: command({
    needs: 'system',
    input: z.object({
      posting: s.id,
      outcome: z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('sent'),
          theirs: code.nullable(),
          token: code.nullable(),
          notice: z.string().max(1000).nullable(),
          contact: z.boolean(),
        }),
        z.object({ kind: z.literal('pushed') }),
        z.object({ kind: z.literal('failed'), failure, unclear: z.boolean() }),
      ]),
    }),
    output: z.object({ state: z.enum(s.postingStates) }),
    refusals: ['posting-not-found'],
  }),
  /** Servers to be tested or read now, with what we know of there. */
  readNext: query({
    needs: 'system',
    input: none,
    output: z.object({
      checks: z.array(reach.extend({ ...unit, uses: z.array(code) })),
      reads: z.array(
        reach.extend({
          ...unit,
          updates: z.boolean(),
          since: s.instant,
          postings: z.array(z.object({ posting: s.id, theirs: z.string() })),
        }),
      ),
    }),
    refusals: [],
  }),
  checked: command({
    needs: 'system',
    input: z.object({ ...unit, services: z.array(service).max(1000), failure: failure.nullable() }),
    output: z.object(unit),
    refusals: ['remote-not-found'],
  }),
  /** What their server says about one case; a word whose mark is known is not taken twice. */
  heard: command({
    needs: 'system',
    input: z.object({
      posting: s.id,
      words: z
        .array(
          z.object({
            mark: z.string().min(1).max(300),
            status: z.string().max(100),
            text: z.string().max(4000),
            /** From their list of requests, which says the same until something changes. */
            listed: z.boolean(),
          }),
        )
        .min(1)
        .max(500),
    }),
    output: z.object({ case: s.id, taken: z.int() }),
    refusals: ['posting-not-found'],
  }),
  readDone: command({
    needs: 'system',
    input: z.object({
      ...unit,
      until: s.instant,
      found: z.array(s.id).max(1000),
      failure: failure.nullable(),
    }),
    output: z.object(unit),
    refusals: ['remote-not-found'],
  }),
}
