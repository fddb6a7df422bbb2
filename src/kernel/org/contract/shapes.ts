import { z } from 'zod'
import { capabilities, type Capability } from '../../capabilities.ts'

export { id, instant } from '../../shapes.ts'
export const areaPath = z.string().regex(/^\d{6}(\.\d{1,6}){0,3}$/)
export const said = z.object({ zh: z.string(), en: z.string() })
export const name = z.object({ zh: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(120) })
/** What is looked for in a list. */
export const search = z.string().trim().max(80)
export const reason = z.string().trim().min(2).max(500)
export const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d -]{5,20}$/)
export const none = z.object({})
export const many = { after: z.string().max(400).optional(), limit: z.int().min(1).max(500).default(100) }

/** Duty hours on a working day, `HH:MM`, in order; null means the calendar's own. */
export const hours = z
  .array(
    z.object({
      from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      to: z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/),
    }),
  )
  .min(1)
  .max(6)

export const levels = ['county', 'street', 'community', 'grid'] as const

/** What a unit can be. `centre` receives and dispatches; the others are responsible for something, or bring people together. */
export const unitKinds = [
  'centre',
  'government',
  'bureau',
  'street',
  'community',
  'utility',
  'company',
  'branch',
  'association',
  'team',
  'site',
] as const

export const tableKind = z.enum(['areas', 'units', 'persons', 'posts'])
export const capability = z.enum(Object.keys(capabilities) as [Capability, ...Capability[]])
export const roleCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
/** The name to sign in with. */
export const login = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/)
