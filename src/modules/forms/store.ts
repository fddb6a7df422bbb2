import { sql } from 'kysely'
import { inserting, later, rows, type Tx, type Writing } from '#kernel/db'
import type { Who } from '#kernel/audit'
import type { SubjectKind } from '#register/rules'
import type { Bindings } from './rules/answer/binding.ts'
import type { Condition } from './rules/answer/choice.ts'
import type { Layout } from './rules/layout/layout.ts'
import type { cameAs, purposes } from './shapes.ts'

type CameAs = (typeof cameAs)[number]

export type FormRow = {
  id: string
  unit: string
  name: string
  version: number
  about: SubjectKind | null
  bindings: Bindings
  conditions: Condition[]
  sort: string | null
  purpose: (typeof purposes)[number]
  ready: boolean
  changed_at: string
  layout: Layout
  others: string[]
  hash: string
}

const columns = sql`f.id, f.unit, f.name, f.version, f.about, f.bindings, f.conditions, f.sort, f.purpose, f.ready, f.changed_at,
  v.layout, v.others, v.hash`
const from = sql`forms.form f join forms.version v on v.tenant = f.tenant and v.form = f.id and v.version = f.version`

export const listForms = (tx: Tx, tenant: number) =>
  rows(sql<FormRow>`select ${columns} from ${from} where f.tenant = ${tenant} order by f.changed_at desc limit 500`, tx)

export const findForm = async (tx: Tx, tenant: number, id: string): Promise<FormRow | undefined> =>
  (await rows(sql<FormRow>`select ${columns} from ${from} where f.tenant = ${tenant} and f.id = ${id}`, tx))[0]

type KeptForm = Omit<FormRow, 'layout' | 'others' | 'hash'> & { tenant: number }
export const insertForm: Writing<KeptForm> = inserting('forms.form')

type ChangedForm = Pick<
  FormRow,
  'version' | 'about' | 'bindings' | 'conditions' | 'sort' | 'purpose' | 'ready' | 'changed_at'
>

export const updateForm = (tx: Tx, tenant: number, id: string, form: ChangedForm) =>
  later(
    tx,
    sql`update forms.form set version = ${form.version}, about = ${form.about}, bindings = ${JSON.stringify(form.bindings)},
        conditions = ${JSON.stringify(form.conditions)}, sort = ${form.sort}, purpose = ${form.purpose}, ready = ${form.ready},
        changed_at = ${form.changed_at}
      where tenant = ${tenant} and id = ${id}`,
  )

export const keepTemplate = (tx: Tx, tenant: number, hash: string, content: string) =>
  later(
    tx,
    sql`insert into forms.template (tenant, hash, content) values (${tenant}, ${hash}, ${content}) on conflict do nothing`,
  )

export const getTemplate = async (tx: Tx, tenant: number, hash: string): Promise<Buffer> => {
  const [found] = await rows(
    sql<{ content: string }>`select content from forms.template where tenant = ${tenant} and hash = ${hash}`,
    tx,
  )
  if (!found) throw new Error(`no template under ${hash}`)
  return Buffer.from(found.content, 'base64')
}

export type VersionRow = { version: number; file_name: string; came_as: CameAs; at: string }

type NewVersion = VersionRow & {
  tenant: number
  form: string
  hash: string
  layout: Layout
  others: readonly string[]
  who: Who
}
export const insertVersion: Writing<NewVersion> = inserting('forms.version')

export const versionsOf = (tx: Tx, tenant: number, form: string) =>
  rows(
    sql<VersionRow>`select version, file_name, came_as, at from forms.version
      where tenant = ${tenant} and form = ${form} order by version desc`,
    tx,
  )

export type FillingRow = {
  id: string
  person: string | null
  area: string
  name: string
  content: string
  until: string
}

export const insertFilling: Writing<FillingRow & { tenant: number }> = inserting('forms.filling')

/** What was filled more than an hour ago is nobody's any more. */
export const dropFillings = (tx: Tx, now: string) => later(tx, sql`select forms.forget(${now})`)

export const findFilling = async (
  tx: Tx,
  tenant: number,
  id: string,
  person: string | null,
  now: string,
): Promise<FillingRow | undefined> =>
  (
    await rows(
      sql<FillingRow>`select id, person, area, name, content, until from forms.filling
        where tenant = ${tenant} and id = ${id} and until >= ${now} and person is not distinct from ${person}::uuid`,
      tx,
    )
  )[0]
