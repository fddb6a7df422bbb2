import { z } from 'zod'
import { id, instant } from '#kernel/shapes'

export { cursor, id, instant } from '#kernel/shapes'

/** The nouns that casework's calls share. Instants are ISO 8601 in UTC, areas are paths, units and posts are ids. */

export const areaPath = z.string().regex(/^\d{6}(\.\d{1,6}){0,4}$/)
export const said = z.object({ zh: z.string(), en: z.string() })

export const channels = ['web', 'phone', 'window', 'walk-in', 'paper', 'visit', 'open311', 'import', 'api'] as const
export const urgencies = ['urgent', 'normal', 'consult'] as const
export const verdicts = ['satisfied', 'mostly', 'unsatisfied'] as const
export const statuses = [
  'received',
  'dispatched',
  'handling',
  'claimed',
  'confirmed',
  'lapsed',
  'referred',
  'withdrawn',
  'merged',
  'final',
  'elsewhere',
] as const
export const types = ['open', 'closed-not-done', 'done'] as const
export const returnReasons = [
  'not-our-area',
  'not-our-duty',
  'ownership-unclear',
  'duplicate',
  'information-missing',
  'legal-path',
  'out-of-scope',
] as const
export const pauseReasons = ['waiting-for-resident', 'force-majeure'] as const
export const hardReasons = ['policy-gap', 'funds', 'season', 'ownership-dispute', 'cross-area', 'other'] as const
export const referReasons = ['legal-path', 'out-of-scope', 'emergency-service', 'unlawful'] as const
/** How another Open311 server is spoken to, how far a posting has come, and why it did not get further. */
export const remoteFormats = ['json', 'xml'] as const
/** How it takes pictures: not at all, as the address of one that is public, or as files. */
export const remoteMedia = ['none', 'url', 'file'] as const
export const postingStates = ['waiting', 'sending', 'sent', 'acknowledged', 'failed'] as const
export const remoteFailures = [
  'not-reached',
  'timeout',
  'address-refused',
  'redirected',
  'too-large',
  'not-open311',
  'broken',
  'busy',
  'refused',
  'key-refused',
  'not-there',
  'no-service',
  'answer-missing',
  'no-number',
] as const

export const learners = ['category', 'unit'] as const
/** Why a learner says nothing: too few choices, one answer only, no better than the usual answer, never sure enough. */
export const silences = ['few', 'one-answer', 'no-better', 'unsure'] as const

/** What a resident writes. Long enough for a long story, short enough to be read. */
export const words = z.string().trim().min(1).max(4000)
/** Signs of a text that another system hands over. */
export const longestTold = 20_000
/** What a row that was brought in said that has no name or place here. */
export const importNotes = ['point-outside', 'area-unknown', 'category-unknown', 'unit-unknown'] as const
export const importFields = [
  'id',
  'time',
  'title',
  'text',
  'category',
  'area',
  'place',
  'lat',
  'long',
  'writer',
  'closed',
  'reply',
  'replied',
  'unit',
  'status',
  'channel',
] as const
export const importStates = ['new', 'waiting', 'running', 'stopping', 'tried', 'done', 'cancelled', 'stopped'] as const
export const line = z.string().trim().min(1).max(200)
export const note = z.string().trim().min(1).max(2000)

export const point = z.object({
  /** WGS 84 degrees. */
  lat: z.number().min(-90).max(90),
  long: z.number().min(-180).max(180),
})

export const contact = z.object({
  name: z.string().trim().max(100).optional(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d -]{5,20}$/)
    .optional(),
  email: z.email().max(200).optional(),
  /** The resident agreed that the handling unit may use this to get in touch about this matter. */
  consent: z.boolean(),
})

export const saying = z.object({
  text: words,
  title: z.string().trim().max(80).optional(),
  category: z.string().max(40).optional(),
  area: areaPath.optional(),
  place: z.string().trim().max(300).optional(),
  point: point.optional(),
  files: z.array(id).max(5).default([]),
  contact: contact.optional(),
  anonymous: z.boolean().default(false),
  /** Said for somebody else, e.g. a neighbour. */
  onBehalf: z.boolean().default(false),
  /** Join this open case instead of opening another. */
  join: id.optional(),
  /** A complaint about this unit: it is never dispatched to it. */
  about: id.optional(),
})

/** What opens a resident's own request: its number with its code, or the number alone for whoever said it signed in. */
export const key = z.object({
  number: z.string().trim().min(6).max(30),
  code: z.string().trim().min(4).max(30).optional(),
})

export const datatypes = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const

const code = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const named = z.object({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) })

/** What a category says of itself, and what it asks beside the words. */
export const categoryForm = z.object({
  description: z.object({ zh: z.string().trim().max(500), en: z.string().trim().max(500) }).nullable(),
  keywords: z.array(z.string().trim().min(1).max(40)).max(20),
  attributes: z
    .array(
      z.object({
        code,
        question: named,
        hint: named.nullable(),
        datatype: z.enum(datatypes),
        required: z.boolean(),
        /** false: a notice that is only shown. */
        variable: z.boolean(),
        values: z.array(z.object({ key: code, name: named })).max(100),
        public: z
          .boolean()
          .default(false)
          .describe('Its answers may be told to anybody together with the public words; not for free text'),
      }),
    )
    .max(30),
})

export const answer = z.object({
  code: z.string(),
  question: said,
  values: z.array(z.string()),
  names: z.array(said).nullable(),
})

export const attached = z.object({ id, mime: z.string() })

export const judgement = z.object({
  solved: z.boolean(),
  speed: z.enum(verdicts),
  result: z.enum(verdicts),
  attitude: z.enum(verdicts),
  reply: z.enum(verdicts),
  words: z.string().trim().max(1000).optional(),
})

/** What a reply may be asked to look at again; see rules/reply-check.ts. */
export const adviceCodes = [
  'other-matter',
  'question-open',
  'only-promises',
  'no-deed',
  'no-who',
  'no-when',
  'no-basis',
  'boilerplate',
  'short',
  'long',
  'id-number',
  'phone',
] as const

/** Danger that words speak of: to a life, or to a supply that many go without; `at`: where the word stands in the text. */
export const alarm = z.object({
  class: z.enum(['life', 'supply']),
  words: z.array(z.object({ word: z.string(), at: z.int().nullable() })),
})

export const emergencyNumber = z.object({ number: z.string(), name: said })

export const caseRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  area: z.string(),
  areaName: said.nullable(),
  category: z.string().nullable(),
  categoryName: said.nullable(),
  urgency: z.enum(urgencies),
  status: z.enum(statuses),
  type: z.enum(types),
  lead: id,
  leadName: said.nullable(),
  /** When it is to be solved by; null before dispatch or while the year's calendar is not loaded. */
  due: instant.nullable(),
  overdue: z.boolean(),
  returnPending: z.boolean(),
  hard: z.boolean(),
  problem: z.boolean(),
  /** What waits for a person to say whether it is urgent; null where nothing does. */
  alarm: alarm.nullable(),
  supporters: z.number().int(),
  openedAt: instant,
  claimedAt: instant.nullable(),
  confirmedAt: instant.nullable(),
})

export const clock = z.object({
  kind: z.string(),
  unit: id.nullable(),
  start: instant,
  due: instant.nullable(),
  met: instant.nullable(),
  /** Stopped because it began anew, not because it was met. */
  replaced: z.boolean(),
  overdue: z.boolean(),
  paused: z.boolean(),
  /** Why it is due then, in one sentence. */
  why: said,
})

/** One thing suggested: how sure (0–1), by which words, and what is likeliest after it. */
const suggested = z.object({
  code: z.string(),
  name: said,
  sure: z.number().min(0).max(1),
  words: z.array(z.string()),
  next: z.object({ code: z.string(), name: said }).nullable(),
})

/** Each part is null where it is not sure enough, or has not learnt enough to say anything. */
export const suggestion = z.object({ category: suggested.nullable(), unit: suggested.nullable() })

export const ability = z.object({ act: z.string(), allowed: z.boolean(), why: said.nullable() })

export const step = z.object({ at: instant, act: z.string(), text: said, detail: z.string().nullable() })

/** What anybody may read of a case: unit, promise, steps, reply. Never a person. */
export const publicCase = z.object({
  id,
  number: z.string(),
  title: z.string(),
  text: z.string().nullable(),
  place: z.string().nullable(),
  point: point.nullable(),
  areaName: said.nullable(),
  categoryName: said.nullable(),
  status: z.enum(statuses),
  type: z.enum(types),
  unit: said.nullable(),
  unitPhone: z.string().nullable(),
  promise: said.nullable(),
  overdue: z.boolean(),
  openedAt: instant,
  steps: z.array(step),
  reply: z.string().nullable(),
  supporters: z.number().int(),
  /** Released by a moderator; each is at `/pictures/<id>`. */
  pictures: z.array(id),
  answers: z.array(answer),
})
