import { z } from 'zod'
import type { Facts } from '../../result.ts'
import type { Said } from '../../words.ts'
import * as s from '../contract/shapes.ts'
import { pathOf } from '../rules.ts'
import { kindNames } from '../labels.ts'
import type { RowRefusal } from '../words.ts'
import type { Column, Row } from './columns.ts'

/** A row that cannot be taken, and why. */
export type Reject = { line: number; code: RowRefusal; facts?: Facts }
/** What a row (or a single call, as line 0) asks for. */
export type Wish<T> = { line: number; wish: T }
export type Read<T> = { wishes: Wish<T>[]; rejects: Reject[] }

/** What a spreadsheet makes of twelve digits and more. */
const rounded = 'rounded'

const area = z.string().transform((text, ctx) => {
  const path = pathOf(text)
  if (path) return path
  ctx.addIssue(/^\d+(\.\d+)?E\+?\d+$/i.test(text) ? rounded : 'not a code')
  return z.NEVER
})

const kind = z.string().transform((text, ctx) => {
  const found = s.unitKinds.find((one) => one === text || kindNames[one].zh === text)
  if (found) return found
  ctx.addIssue('not a kind')
  return z.NEVER
})

/** `09:00-12:00 13:30-17:30`, with whatever dash and separator the table uses. */
const hours = z
  .string()
  .transform((text) =>
    text.split(/[\s,;，；、]+/).map((span) => {
      const [from = '', to = ''] = span.replaceAll('：', ':').split(/[-–—~～至]+/)
      return { from: from.padStart(5, '0'), to: to.padStart(5, '0') }
    }),
  )
  .pipe(s.hours)

/** Our own id of the thing, as the export writes it: with it a row may also rename. */
const id = s.id.optional()
const name = z.string().max(80)
const nameEn = z.string().max(120).optional()
/** Chinese is the first language: a table without English names shows the Chinese ones in both. */
const said = (zh: string, en: string | undefined): Said => ({ zh, en: en ?? zh })

const schemas = {
  areas: z
    .object({ code: area, name, nameEn })
    .transform((row) => ({ path: row.code, name: said(row.name, row.nameEn) })),
  units: z
    .object({ id, kind, name, nameEn, area, parent: z.string().optional(), phone: s.phone.optional() })
    .transform(({ nameEn: en, ...row }) => ({ ...row, name: said(row.name, en) })),
  persons: z
    .object({
      id,
      login: s.login.optional(),
      name,
      phone: s.phone.optional(),
      email: z.email().max(200).optional(),
    })
    // one of the two tells who it is
    .refine((row) => row.login ?? row.id, { path: ['login'] }),
  posts: z
    .object({
      id,
      unit: z.string(),
      role: z.string(),
      title: name,
      titleEn: nameEn,
      area: area.optional(),
      hours: hours.optional(),
      login: z.string().optional(),
    })
    .transform(({ titleEn: en, ...row }) => ({ ...row, title: said(row.title, en) })),
}

export type TableKind = keyof typeof schemas
export type RowOf<K extends TableKind> = z.output<(typeof schemas)[K]>

/** The columns without which a table of this kind says nothing. */
export const needed: Record<TableKind, readonly Column[]> = {
  areas: ['code', 'name'],
  units: ['kind', 'name', 'area'],
  persons: ['login', 'name'],
  posts: ['unit', 'role', 'title'],
}

/** Reads each row for itself: what it asks for, or which cell is missing or wrong. */
export function readRows<K extends TableKind>(kind: K, table: readonly Row[]): Read<RowOf<K>> {
  const read: Read<RowOf<K>> = { wishes: [], rejects: [] }
  for (const { line, cells } of table) {
    const parsed = schemas[kind].safeParse(cells)
    if (parsed.success) read.wishes.push({ line, wish: parsed.data as RowOf<K> })
    else {
      const [issue] = parsed.error.issues
      const column = String(issue?.path[0])
      const wrong = issue?.message === rounded ? 'code-rounded' : 'cell-wrong'
      read.rejects.push({ line, code: column in cells ? wrong : 'cell-missing', facts: { column } })
    }
  }
  return read
}
