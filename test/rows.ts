import { asOwner } from './server.ts'
import type { World } from './world.ts'

const known = new Map<string, Promise<string[]>>()

/** Every table that is not the database's own, as its catalogue knows it. */
const readTables = (database: string) =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    )
    return rows.map((row) => row.name)
  })

function tablesOf(database: string): Promise<string[]> {
  const tables = known.get(database) ?? readTables(database)
  known.set(database, tables)
  return tables
}

/** How many rows each table holds and a fingerprint of all of them: two alike mean that nothing was changed. */
export async function allRows({ database }: World): Promise<Record<string, string>> {
  const tables = await tablesOf(database)
  const parts = tables.map(
    (name) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${name} t`,
  )
  return asOwner(database, async (client) => {
    const { rows } = await client.query<{ name: string; print: string }>(parts.join(' union all '))
    return Object.fromEntries(rows.map((row) => [row.name, row.print]))
  })
}

/** The tables in which a text stands anywhere. */
export async function tablesHolding({ database }: World, text: string): Promise<string[]> {
  const tables = await tablesOf(database)
  const parts = tables.map(
    (name) => `select '${name}' as name where exists (select 1 from ${name} t where strpos(t::text, $1) > 0)`,
  )
  return asOwner(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(parts.join(' union all '), [text])
    return rows.map((row) => row.name)
  })
}

export const countActs = ({ database }: World, act: string | null): Promise<number> =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from kernel.act where act = $1', [
      act,
    ])
    return rows[0]?.n ?? 0
  })
