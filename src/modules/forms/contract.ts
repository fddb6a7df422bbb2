import { z } from 'zod'
import { command, contract, query } from '#kernel/contract'
import { id, instant } from '#kernel/shapes'
import * as s from './shapes.ts'

const said = z.object({ zh: z.string(), en: z.string() })
const code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
const areaPath = z.string().regex(/^\d{6}(\.\d{1,6}){0,4}$/)
const path = z.string().min(1).max(400)
const name = z.string().trim().min(2).max(120)
const fileName = z.string().trim().min(1).max(200)
/** The bytes of a spreadsheet. */
const file = z.base64().min(4).max(14_000_000)
const onForm = { form: id }

const readers = ['forms.ask', 'register.read'] as const

/** Why a file is not taken as a template. */
const unread = [
  'not-a-workbook',
  'broken-file',
  'password-protected',
  'old-format',
  'macro-file',
  'binary-workbook',
  'strict-format',
  'too-large-file',
  'unpacks-too-large',
  'foreign-encoding',
  'document-type',
  'broken-sheet',
  'too-many-columns',
  'no-such-sheet',
  'no-such-rows',
  'too-many-rows',
  'array-in-the-way',
  'holds-data',
  'looks-like-totals',
  'nothing-asked',
] as const

const binding = z.object({ path, element: code.nullable(), variant: z.string().min(1).max(40).nullable() })

const condition = z.object({
  element: code,
  test: z.enum(s.tests),
  values: z
    .array(z.union([z.string().min(1).max(200), z.number(), z.boolean()]))
    .min(1)
    .max(50),
})

const choice = { conditions: z.array(condition).max(10).default([]), sort: code.nullable().default(null) }

/** For what the facts are looked at: what is sensitive may not be seen for all of them. */
const purpose = z.enum(s.purposes).default('form')

const formRow = z.object({
  id,
  name: z.string(),
  unit: id,
  unitName: said.nullable(),
  kind: z.enum(['roster', 'sheet']),
  version: z.int(),
  changedAt: instant,
  /** Places that ask for something, and how many of them the register fills. */
  places: z.int(),
  bound: z.int(),
  ready: z.boolean(),
})

const field = binding.extend({
  place: z.string(),
  own: z.enum(['formula', 'serial']).nullable(),
  options: z.array(z.string()),
  label: said.nullable(),
  known: z.boolean(),
  confidence: z.number(),
  reasons: z.array(said),
  others: z.array(z.object({ element: code, label: said })),
})

const done = z.object({
  filling: id,
  name: z.string(),
  until: instant,
  subjects: z.int(),
  cells: z.int(),
  /** By element: of how many subjects it is lacking, out of date, or not to be shown. */
  gaps: z.array(z.object({ element: code, label: said, missing: z.int(), stale: z.int(), withheld: z.int() })),
  /** Left out, since whether they belong in the roster may not be seen. */
  unseen: z.int(),
  /** What a person should look at. */
  remarks: z.array(said),
})

const unfilled = ['area-not-found', 'too-many-subjects', 'nobody', ...unread] as const

export const forms = contract('forms', {
  list: query({
    needs: readers,
    input: z.object({}),
    output: z.object({ forms: z.array(formRow) }),
    refusals: [],
  }),
  form: query({
    needs: readers,
    input: z.object(onForm),
    output: z.object({
      form: formRow,
      about: z.enum(s.kinds).nullable(),
      purpose: z.enum(s.purposes),
      sheet: z.string(),
      room: z.int().nullable(),
      others: z.array(z.string()),
      fields: z.array(field),
      conditions: z.array(condition),
      sort: code.nullable(),
      /** Who is in it and in what order, in one sentence. */
      says: said,
      versions: z.array(z.object({ version: z.int(), fileName: z.string(), cameAs: z.enum(s.cameAs), at: instant })),
      may: z.object({ bind: z.boolean(), fill: z.boolean() }),
    }),
    refusals: ['form-not-found'],
  }),
  /** A template comes in: a new form, or the next version of one. */
  bring: command({
    needs: ['forms.ask'],
    mostMegabytes: 15,
    input: z.object({ form: id.optional(), unit: id.optional(), name, fileName, file }),
    output: z.object({ form: id, version: z.int() }),
    refusals: ['form-not-found', 'unit-not-yours', 'same-file', ...unread],
  }),
  /** A person says what each place is filled with, and who is in the roster. */
  bind: command({
    needs: ['forms.ask'],
    input: z.object({ ...onForm, bindings: z.array(binding).min(1).max(2000), ...choice, purpose }),
    output: z.object({ form: id }),
    refusals: ['form-not-found', 'element-not-found', 'other-kind', 'nothing-bound', 'place-not-found'],
  }),
  /** Fills the form from what the caller may see; looks at what is sensitive are noted. The files are kept for an hour. */
  fill: command({
    needs: ['register.read'],
    input: z.object({ ...onForm, area: areaPath, subject: id.optional() }),
    output: done,
    refusals: ['form-not-found', 'not-bound', 'subject-needed', ...unfilled],
  }),
  /** Fills a template that is no form yet, as far as its headings speak for themselves. */
  fillOnce: command({
    needs: ['register.read'],
    mostMegabytes: 15,
    input: z.object({ fileName, file, area: areaPath, purpose, subject: id.optional() }),
    output: done.extend({ columns: z.array(z.object({ path, label: said.nullable() })) }),
    refusals: ['nothing-bound', 'other-kind', 'element-not-found', 'subject-needed', ...unfilled],
  }),
  /** A file of a filling, for whoever made it. */
  filled: query({
    needs: ['register.read'],
    input: z.object({ filling: id, part: z.enum(s.parts).default('form') }),
    output: z.object({ name: z.string(), file: z.string() }),
    refusals: ['filling-gone'],
  }),
})
