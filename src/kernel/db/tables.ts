import type { Client } from 'pg'
import type { Migrated } from './migrate.ts'

export type Table = {
  /** Quoted as SQL wants it: `casework."case"`. */
  name: string
  columns: { name: string; isJson: boolean; isNeeded: boolean }[]
  hasTenant: boolean
  /** By what its rows are put in an order that is the same on every server. */
  order: string
  isForced: boolean
}

/** Every table of the house but the list of migrations, as the database's catalogue knows it, by name. */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name, c.relforcerowsecurity as "isForced",
       (select json_agg(json_build_object('name', format('%I', a.attname), 'isJson', a.atttypid = 'jsonb'::regtype,
          'isNeeded', a.attnotnull) order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       exists (select 1 from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped) as "hasTenant",
       coalesce((select string_agg(format('t.%I', a.attname)
             || case when a.atttypid = 'text'::regtype then ' collate "C"' else '' end, ', ' order by k.place)
          from pg_index i cross join unnest(i.indkey::int[]) with ordinality as k (attnum, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
          where i.indrelid = c.oid and i.indisprimary), 't::text collate "C"') as order
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname in (select distinct split_part(module, '/', 1) from kernel.migration union select 'auth')
       and (n.nspname, c.relname) <> ('kernel', 'migration')
     order by n.nspname collate "C", c.relname collate "C"`,
  )
  return rows
}

const batch = 1000

/** A table's rows of one tenant as lines of JSON, some at a time, in an order that is the same on every server. Inside a transaction. */
export async function* readLines(client: Client, table: Table, tenant: number): AsyncGenerator<string[]> {
  const where = table.hasTenant ? `where t.tenant = ${tenant}` : ''
  await client.query(
    `declare leaving no scroll cursor for select row_to_json(t)::text as line from ${table.name} t ${where} order by ${table.order}`,
  )
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${batch} from leaving`)
    if (rows.length === 0) break
    yield rows.map((row) => row.line)
  }
  await client.query('close leaving')
}

/** Puts lines of JSON into a table as they are. What the column must not leave empty and JSON calls null is the JSON null. */
export async function writeLines(client: Client, { name, columns }: Table, lines: readonly string[]): Promise<void> {
  const into = columns.map((column) => column.name).join(', ')
  const from = columns.map((column) =>
    column.isJson && column.isNeeded ? `coalesce(r.${column.name}, 'null'::jsonb)` : `r.${column.name}`,
  )
  await client.query(
    `insert into ${name} (${into}) select ${from.join(', ')} from json_populate_recordset(null::${name}, $1::json) r`,
    [`[${lines.join(',')}]`],
  )
}

/** Whether row-level policies let this session pass; where not, a plain owner must lift them for its transaction. */
async function passes(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ passes: boolean }>(
    'select rolsuper or rolbypassrls as passes from pg_roles where rolname = current_user',
  )
  return rows[0]?.passes === true
}

/** Begins a transaction of the owner, as of one moment. */
export async function beginWhole(client: Client): Promise<void> {
  await client.query('begin isolation level repeatable read')
  await client.query("set local time zone 'UTC'")
}

/** Lets the owner's transaction see everything; returns what puts the policies back before its end. */
export async function liftPolicies(client: Client, tables: readonly Table[]): Promise<() => Promise<void>> {
  const forced = (await passes(client)) ? [] : tables.filter((table) => table.isForced)
  for (const { name } of forced) await client.query(`alter table ${name} no force row level security`)
  return async () => {
    for (const { name } of forced) await client.query(`alter table ${name} force row level security`)
  }
}

/** Takes away the foreign keys, so that tables can be filled in any order; returns what sets them up and checks them again. */
export async function liftKeys(client: Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as table, format('%I', c.conname) as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_namespace n on n.oid = c.connamespace
     where c.contype = 'f' and c.conparentid = 0
       and n.nspname in (select distinct split_part(module, '/', 1) from kernel.migration union select 'auth')`,
  )
  for (const key of rows) await client.query(`alter table ${key.table} drop constraint ${key.name}`)
  return async () => {
    for (const key of rows) await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`)
  }
}

export type Sequence = { name: string; last: string; isCalled: boolean }

export async function readSequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, sequencename) as name from pg_sequences
     where schemaname in (select distinct split_part(module, '/', 1) from kernel.migration) order by 1`,
  )
  const found: Sequence[] = []
  for (const { name } of rows) {
    const { rows: at } = await client.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${name}`,
    )
    if (at[0]) found.push({ name, ...at[0] })
  }
  return found
}

export const writeSequence = (client: Client, { name, last, isCalled }: Sequence) =>
  client.query('select setval($1::regclass, $2::bigint, $3)', [name, last, isCalled])

/** New acts are numbered behind those that came from elsewhere (migration 0050). */
export async function moveLog(client: Client): Promise<void> {
  const { rows } = await client.query<{ last: string | null }>(
    `select greatest(max(xid::text::bigint), (select max(to_xid::text::bigint) from kernel.act_block))::text as last from kernel.act`,
  )
  const last = /^\d+$/.exec(rows[0]?.last ?? '')?.[0] ?? '0'
  await client.query(
    `create or replace function kernel.moved() returns bigint language sql stable parallel safe as 'select ${last}::bigint'`,
  )
}

/** Which schema this is. */
export const readMigrations = async (client: Client): Promise<Migrated[]> =>
  (await client.query<Migrated>('select module, name, hash from kernel.migration order by module, name')).rows
