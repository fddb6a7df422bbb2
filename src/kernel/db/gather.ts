import { CompiledQuery, type RawBuilder } from 'kysely'
import type { Tx } from './pool.ts'
import { later } from './session.ts'

type Statement = RawBuilder<unknown> | CompiledQuery
type Build = (rows: never[]) => Statement

const waiting = new WeakMap<Tx, Map<Build, unknown[]>>()

/** Writes rows, by themselves or with others. */
export type Writing<Row> = (tx: Tx, ...rows: Row[]) => Promise<void>

/**
 * A write that many may share: at once by itself, and as one statement for all rows within `together`. `build` makes the
 * statement for any number of rows.
 */
export const gathering =
  <Row>(build: (rows: Row[]) => Statement) =>
  async (tx: Tx, ...rows: Row[]): Promise<void> => {
    if (rows.length === 0) return
    const all = waiting.get(tx)
    if (!all) return later(tx, build(rows))
    const gathered = all.get(build) ?? []
    gathered.push(...rows)
    all.set(build, gathered)
  }

/**
 * What is gathered in `work` is written at its end, kind after kind in the order in which each came first: one statement
 * each, however many rows. Until then no question sees it.
 */
export async function together<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const all = new Map<Build, unknown[]>()
  waiting.set(tx, all)
  try {
    const outcome = await work()
    for (const [build, rows] of all) await later(tx, build(rows as never[]))
    return outcome
  } finally {
    waiting.delete(tx)
  }
}

/**
 * Inserts rows whose keys are the table's columns, with JSON as it is. All rows have the keys of the first. The text is the
 * same for any number of them, so that a connection reads it once.
 */
export const inserting = (table: string) =>
  gathering<object>((rows) => {
    const names = Object.keys(rows[0] ?? {}).join(', ')
    const text = `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1)`
    return CompiledQuery.raw(text, [JSON.stringify(rows)])
  })
