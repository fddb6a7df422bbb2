import { sql, type RawBuilder } from 'kysely'
import { later, rows, type Tx } from '#kernel/db'
import type { Said } from '#kernel/words'
import type { importFields, importNotes, importStates } from '../shapes.ts'

type Field = (typeof importFields)[number]
export type Mapping = Partial<Record<Field, string>>
export type Counts = {
  read: number
  added: number
  known: number
  rejected: number
  noted: Partial<Record<(typeof importNotes)[number], number>>
}
export type State = (typeof importStates)[number]
export type ImportJob = {
  id: string
  name: string
  bytes: number
  kind: string
  header: string[]
  guesses: { field: Field; column: string; why: Said }[]
  mapping: Mapping
  categories: { word: string; category: string }[]
  source: string
  isHistory: boolean
  isTrial: boolean
  state: State
  counts: Counts | null
  part: number
  why: Said | null
  at: string
}

const columns = sql`id, name, bytes, kind, header, guesses, mapping, categories, source, is_history as "isHistory",
  is_trial as "isTrial", state, counts, part, why, at`

const found = (tx: Tx, tenant: number, rest: RawBuilder<unknown>): Promise<ImportJob[]> =>
  rows(sql<ImportJob>`select ${columns} from casework.import_job where tenant = ${tenant} ${rest}`, tx)

export const listImports = (tx: Tx, tenant: number) => found(tx, tenant, sql`order by at desc, id desc limit 20`)

/** Locked: whoever starts, stops or carries it waits for the others. */
export const lockImport = async (tx: Tx, tenant: number, id: string) =>
  (await found(tx, tenant, sql`and id = ${id} for update`))[0]

/** One at a time, in the order in which they were begun. */
export const nextImport = async (tx: Tx, tenant: number) =>
  (await found(tx, tenant, sql`and state in ('waiting', 'running', 'stopping') order by changed_at, id limit 1`))[0]

type NewImport = Pick<ImportJob, 'id' | 'name' | 'bytes' | 'kind' | 'header' | 'guesses' | 'mapping'>

export const insertImport = (tx: Tx, tenant: number, job: NewImport, by: string, at: string) =>
  later(
    tx,
    sql`insert into casework.import_job (tenant, id, name, bytes, kind, header, guesses, mapping, source, state, by_person,
      at, changed_at)
    values (${tenant}, ${job.id}, ${job.name}, ${job.bytes}, ${job.kind}, ${JSON.stringify(job.header)},
      ${JSON.stringify(job.guesses)}, ${JSON.stringify(job.mapping)}, ${job.name.slice(0, 60)}, 'new', ${by}, ${at}, ${at})`,
  )

type Begun = Pick<ImportJob, 'mapping' | 'categories' | 'source' | 'isHistory' | 'isTrial'>

export const beginImport = (tx: Tx, tenant: number, id: string, begun: Begun, at: string) =>
  later(
    tx,
    sql`update casework.import_job set mapping = ${JSON.stringify(begun.mapping)},
      categories = ${JSON.stringify(begun.categories)}, source = ${begun.source},
      is_history = ${begun.isHistory}, is_trial = ${begun.isTrial}, state = 'waiting', counts = null, part = 0, why = null,
      changed_at = ${at}
    where tenant = ${tenant} and id = ${id}`,
  )

export const setState = (tx: Tx, tenant: number, id: string, state: State) =>
  later(tx, sql`update casework.import_job set state = ${state} where tenant = ${tenant} and id = ${id}`)

type Reached = { counts: Counts; part: number; why: Said | null; state: State }

export const noteProgress = (tx: Tx, tenant: number, id: string, { counts, part, why, state }: Reached) =>
  later(
    tx,
    sql`update casework.import_job set counts = ${JSON.stringify(counts)}, part = ${part}, state = ${state},
      why = ${why && JSON.stringify(why)} where tenant = ${tenant} and id = ${id}`,
  )
