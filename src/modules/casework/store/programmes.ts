import { sql } from 'kysely'
import { later, rows, type Tx } from '#kernel/db'
import type { Said } from '#kernel/words'

export type ProgrammeRow = {
  id: string
  thread: string
  area: string
  title: string
  aim: string
  lead: string
  lead_name: Said | null
  units: string[]
  starts: string
  ends: string
  closed_at: string | null
  outcome: Outcome | null
  days: Record<string, number>
  tasks: number
  tasks_done: number
}

/** What a person decided when the programme was closed, with the numbers of that day. */
export type Outcome = { words: string; before: number; after: number; length: number; verdict: string; until: string }

const columns = sql`p.id, p.thread, p.area, p.title, p.aim, p.lead, u.name as lead_name, p.units, p.starts::text as starts,
  p.ends::text as ends, p.closed_at, p.outcome, p.days,
  (select count(*) from casework.programme_task k where k.tenant = p.tenant and k.programme = p.id) as tasks,
  (select count(k.done_at) from casework.programme_task k where k.tenant = p.tenant and k.programme = p.id) as tasks_done`
const from = sql`casework.programme p left join kernel.unit u on u.tenant = p.tenant and u.id = p.lead`

export const listProgrammes = (tx: Tx, tenant: number) =>
  rows(
    sql<ProgrammeRow>`select ${columns} from ${from} where p.tenant = ${tenant}
      order by p.closed_at is not null, p.opened_at desc, p.id limit 200`,
    tx,
  )

export const findProgramme = async (tx: Tx, tenant: number, id: string): Promise<ProgrammeRow | undefined> =>
  (await rows(sql<ProgrammeRow>`select ${columns} from ${from} where p.tenant = ${tenant} and p.id = ${id}`, tx))[0]

export type NewProgramme = Pick<
  ProgrammeRow,
  'id' | 'thread' | 'area' | 'title' | 'aim' | 'lead' | 'units' | 'starts' | 'ends' | 'days'
>

export const insertProgramme = (tx: Tx, tenant: number, p: NewProgramme, at: string) =>
  later(
    tx,
    sql`insert into casework.programme (tenant, id, thread, area, title, aim, lead, units, starts, ends, opened_at, days)
      values (${tenant}, ${p.id}, ${p.thread}, ${p.area}, ${p.title}, ${p.aim}, ${p.lead}, ${p.units}::uuid[],
        ${p.starts}, ${p.ends}, ${at}, ${JSON.stringify(p.days)})`,
  )

/** Whoever has a task sees the programme. */
export const addUnit = (tx: Tx, tenant: number, id: string, unit: string) =>
  later(
    tx,
    sql`update casework.programme set units = array_append(units, ${unit}::uuid)
      where tenant = ${tenant} and id = ${id} and ${unit}::uuid <> all (units)`,
  )

export const noteDays = (tx: Tx, tenant: number, thread: string, days: Record<string, number>) =>
  later(
    tx,
    sql`update casework.programme set days = ${JSON.stringify(days)}
      where tenant = ${tenant} and thread = ${thread} and closed_at is null`,
  )

export const endProgramme = (tx: Tx, tenant: number, id: string, outcome: Outcome, at: string) =>
  later(
    tx,
    sql`update casework.programme set closed_at = ${at}, outcome = ${JSON.stringify(outcome)}
      where tenant = ${tenant} and id = ${id}`,
  )

export type TaskRow = {
  id: string
  programme: string
  unit: string
  unit_name: Said | null
  what: string
  due: string
  minutes: number
  done_at: string | null
  note: string | null
}

const taskColumns = sql`k.id, k.programme, k.unit, u.name as unit_name, k.what, k.due::text as due, k.minutes, k.done_at, k.note`
const taskFrom = sql`casework.programme_task k left join kernel.unit u on u.tenant = k.tenant and u.id = k.unit`

export const tasksOf = (tx: Tx, tenant: number, programmes: readonly string[]) =>
  rows(
    sql<TaskRow>`select ${taskColumns} from ${taskFrom}
      where k.tenant = ${tenant} and k.programme = any(${[...programmes]}::uuid[]) order by k.due, k.id`,
    tx,
  )

export const findTask = async (tx: Tx, tenant: number, id: string): Promise<TaskRow | undefined> =>
  (
    await rows(
      sql<TaskRow>`select ${taskColumns} from ${taskFrom} where k.tenant = ${tenant} and k.id = ${id} for update of k`,
      tx,
    )
  )[0]

export type NewTask = Pick<TaskRow, 'id' | 'programme' | 'unit' | 'what' | 'due' | 'minutes'>

export const insertTask = (tx: Tx, tenant: number, k: NewTask) =>
  later(
    tx,
    sql`insert into casework.programme_task (tenant, id, programme, unit, what, due, minutes)
      values (${tenant}, ${k.id}, ${k.programme}, ${k.unit}, ${k.what}, ${k.due}, ${k.minutes})`,
  )

export const endTask = (tx: Tx, tenant: number, id: string, note: string, at: string) =>
  later(
    tx,
    sql`update casework.programme_task set done_at = ${at}, note = ${note} where tenant = ${tenant} and id = ${id}`,
  )
