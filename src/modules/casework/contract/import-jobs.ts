import { z } from 'zod'
import { command, query } from '#kernel/contract'
import * as s from '../shapes.ts'
import { none } from './frame.ts'

const column = z.string().max(200)
const mapping = z.partialRecord(z.enum(s.importFields), column)
const guess = z.object({ field: z.enum(s.importFields), column, why: s.said })
/** A word of theirs for a category, and which of ours it is. */
const categories = z.array(z.object({ word: column.min(1), category: z.string().max(40) })).max(500)
const counts = z.object({
  read: z.int(),
  added: z.int(),
  known: z.int(),
  rejected: z.int(),
  noted: z.partialRecord(z.enum(s.importNotes), z.int()),
})

const job = z.object({
  id: s.id,
  name: z.string(),
  bytes: z.int(),
  kind: z.string(),
  header: z.array(z.string()),
  guesses: z.array(guess),
  mapping,
  categories,
  source: z.string(),
  isHistory: z.boolean(),
  /** Its last run only tries, or tried. */
  isTrial: z.boolean(),
  state: z.enum(s.importStates),
  counts: counts.nullable(),
  /** How much of the file has been read, 0 to 1. */
  part: z.number(),
  why: s.said.nullable(),
  at: s.instant,
})

const onJob = { job: s.id }

/** Files of messages that come in by the desk, one after the other, each carried by the house's own job. */
export const importJobs = {
  importJobs: query({ needs: ['rules.manage'], input: none, output: z.object({ jobs: z.array(job) }), refusals: [] }),
  /** Tries a file, or brings it in. */
  startImport: command({
    needs: ['rules.manage'],
    input: z.object({
      ...onJob,
      mapping,
      categories: categories.default([]),
      source: z.string().trim().min(1).max(60),
      isHistory: z.boolean().default(false),
      isTrial: z.boolean(),
    }),
    output: z.object(onJob),
    refusals: ['import-not-found', 'import-runs', 'import-over', 'columns-missing', 'category-not-found'],
  }),
  stopImport: command({
    needs: ['rules.manage'],
    input: z.object(onJob),
    output: z.object(onJob),
    refusals: ['import-not-found', 'import-rests'],
  }),
  /** A file has arrived and was looked into. */
  noteImport: command({
    needs: 'system',
    input: z.object({
      ...onJob,
      name: z.string().max(200),
      bytes: z.int(),
      kind: z.string().max(10),
      header: z.array(column).max(2000),
      guesses: z.array(guess).max(40),
      mapping,
      by: s.id,
    }),
    output: z.object(onJob),
    refusals: [],
  }),
  /** The import that is to be carried on, if any. */
  importNext: query({ needs: 'system', input: none, output: job.nullable(), refusals: [] }),
  /** How far it has come; answers whether it is to go on. */
  importProgress: command({
    needs: 'system',
    input: z.object({
      ...onJob,
      counts,
      part: z.number().min(0).max(1),
      end: z.enum(['whole', 'cancelled', 'stopped']).optional(),
      why: s.said.nullable().default(null),
    }),
    output: z.object({ goesOn: z.boolean() }),
    refusals: ['import-not-found'],
  }),
}
