import { z } from 'zod'
import { command, query } from '#kernel/contract'
import { id, instant } from '#kernel/shapes'
import * as s from '../shapes.ts'
import { code, none, reason } from './frame.ts'

const label = z.string().trim().min(1).max(120)
const synonyms = z.array(z.string().trim().min(1).max(120)).max(60)

export const element = z.object({
  code,
  zh: label,
  en: label,
  synonyms: synonyms.default([]),
  kind: z.enum(s.subjectKinds),
  type: z.enum(s.elementTypes),
  unit: z.string().trim().min(1).max(20).optional(),
  options: z
    .array(z.object({ code: z.string().min(1).max(40), zh: label, en: label, synonyms: synonyms.default([]) }))
    .max(200)
    .optional(),
  bounds: z
    .object({
      min: z.number().optional(),
      max: z.number().optional(),
      whole: z.boolean().optional(),
      longest: z.int().min(1).max(2000).optional(),
    })
    .optional(),
  sensitivity: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  steward: z.string().trim().min(1).max(40).optional(),
  stewardUnit: id.optional(),
  goodForDays: z.int().min(1).max(36_500).optional(),
  merge: z.enum(s.mergeClasses),
  variants: z
    .array(
      z.object({ code: z.string().min(1).max(40), zh: label, en: label, synonyms, write: z.enum(s.variantWritings) }),
    )
    .max(40)
    .optional(),
  standard: z.string().trim().min(1).max(200).optional(),
  /** For what it may be looked at, where it is sensitive. */
  purposes: z.array(z.enum(s.purposes)).max(20).optional(),
})

const inForce = element.extend({ version: z.int(), retired: z.boolean() })

export const dictionary = {
  dictionary: query({
    needs: ['register.read', 'register.dictionary', 'forms.ask'],
    input: z.object({ kind: z.enum(s.subjectKinds).optional(), retired: z.boolean().default(false) }),
    output: z.object({ version: z.int(), elements: z.array(inForce) }),
    refusals: [],
  }),
  elementHistory: query({
    needs: ['register.read', 'register.dictionary'],
    input: z.object({ code }),
    output: z.object({
      versions: z.array(
        z.object({
          version: z.int(),
          at: instant,
          retired: z.boolean(),
          reason: z.string().nullable(),
          who: z.string().nullable(),
          element,
        }),
      ),
    }),
    refusals: ['element-not-found'],
  }),
  saveElement: command({
    needs: ['register.dictionary'],
    input: z.object({ element, reason }),
    output: z.object({ code, version: z.int() }),
    refusals: ['county-only', 'kind-fixed', 'options-needed', 'purpose-needed', 'steward-needed', 'unit-not-found'],
  }),
  retireElement: command({
    needs: ['register.dictionary'],
    input: z.object({ code, retired: z.boolean(), reason }),
    output: z.object({ code, version: z.int() }),
    refusals: ['county-only', 'element-not-found'],
  }),
  exportElements: query({
    needs: ['register.read', 'register.dictionary'],
    input: none,
    output: z.object({ text: z.string() }),
    refusals: [],
  }),
  importElements: command({
    needs: ['register.dictionary'],
    mostMegabytes: 4,
    input: z.object({ text: z.string().min(1).max(4_000_000), isTrial: z.boolean().default(false), reason }),
    output: z.object({
      added: z.int(),
      changed: z.int(),
      same: z.int(),
      rejects: z.array(z.object({ line: z.int(), zh: z.string(), en: z.string() })),
    }),
    refusals: ['county-only', 'table-unreadable'],
  }),
}
