import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seal } from '#kernel/audit'
import { transact, type Tx } from '#kernel/db'
import { scopeOf, systemScope, type Scope } from '#kernel/rights'
import { caseAt, storedFile } from './case-at.ts'
import { caseThere } from './remote-at.ts'
import { asOwner } from './server.ts'
import { consented, livingAt, merged, registerOf, personAt, twoAccounts } from './register-at.ts'
import { programmeAt } from './topic-at.ts'
import { must, orgOf } from './office.ts'
import { again, makeWorld, stranger, tenant, type World } from './world.ts'

const app = 'oneneedle_app'
const neighbour = 990_102
const theirs = '990101.002.001'

type Table = {
  name: string
  schema: string
  columns: Column[]
  owner: string
  walled: boolean
  comment: string | null
  may: { select: boolean; insert: boolean; update: boolean; delete: boolean }
}
type Column = { name: string; type: string; required: boolean; nullable: boolean }

/** Every table, as the catalogue knows it: nobody has to remember to name a new one here. */
const catalogue = `select n.nspname || '.' || quote_ident(c.relname) as name, n.nspname as schema,
    pg_get_userbyid(c.relowner) as owner, c.relrowsecurity and c.relforcerowsecurity as walled,
    obj_description(c.oid) as comment,
    json_build_object('select', has_table_privilege('${app}', c.oid, 'select'),
      'insert', has_table_privilege('${app}', c.oid, 'insert'), 'update', has_table_privilege('${app}', c.oid, 'update'),
      'delete', has_table_privilege('${app}', c.oid, 'delete')) as may,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
      'required', a.attnotnull and not a.atthasdef, 'nullable', not a.attnotnull) order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`

/** What is known in the whole county; everything else ends at an area or a unit. A new table is held to the wall. */
const countyWide: Record<string, string> = {
  'kernel.area': 'names of areas',
  'kernel.unit': 'names of units',
  'kernel.role': 'what posts may do',
  'kernel.post': 'which posts there are',
  'kernel.person': 'who works here',
  'kernel.invitation': 'hashes of links',
  'kernel.calendar': 'the county’s calendar',
  'kernel.calendar_year': 'the county’s calendar',
  'kernel.local_day': 'the county’s calendar',
  'kernel.calendar_change': 'the county’s calendar',
  'kernel.map_feature': 'the county’s map',
  'kernel.act_block': 'hashes of acts',
  'kernel.file': 'hashes of files; the bytes are given out by their module',
  'kernel.complaint_kind': 'who takes in complaints',
  'casework.category': 'what requests are about',
  'casework.deadline_rule': 'the county’s deadlines',
  'casework.category_form': 'what a category asks',
  'casework.template': 'beginnings of replies',
  'casework.pack_words': 'how people speak of danger',
  'casework.remote': 'which unit has a system of its own; its key is locked',
  'casework.learner': 'what was learnt, in numbers; no words',
  'register.dictionary': 'the county’s data dictionary',
  'register.element': 'the county’s data dictionary',
  'forms.form': 'what units ask for; no data of anybody',
  'forms.version': 'what units ask for; no data of anybody',
  'forms.template': 'empty spreadsheets',
}
/** People and their links belong to the county: they may serve anywhere in it. */
const changedAnywhere = new Set(['kernel.person', 'kernel.invitation'])
/** Tables of the deployment, not of a county. */
const withoutTenant = new Set(['kernel.lease', 'kernel.migration'])

let w: World
let tables: Table[] = []
const tenantTables = () => tables.filter((table) => table.columns.some((column) => column.name === 'tenant'))

const literal: Record<string, string> = {
  integer: '1',
  bigint: '1',
  real: '1',
  'double precision': '1',
  boolean: 'false',
  uuid: 'gen_random_uuid()',
  jsonb: `'{}'`,
  tsvector: `''`,
  xid8: `'1'`,
  'timestamp with time zone': 'now()',
  date: 'current_date',
}
const valueOf = (column: Column): string =>
  column.name === 'tenant' ? String(tenant) : (literal[column.type] ?? (column.type.endsWith('[]') ? `'{}'` : `'x'`))

/** A row for tables that the story leaves empty; keys to other tables are not checked meanwhile. */
const anyRow = ({ name, columns }: Table): string => {
  const needed = columns.filter((column) => column.required)
  return `insert into ${name} (${needed.map((c) => `"${c.name}"`).join(', ')}) values (${needed.map(valueOf).join(', ')})`
}

const road = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      properties: { kind: 'road', name: '杏花路' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [157, 33],
          [158, 33],
        ],
      },
    },
  ],
})

beforeAll(async () => {
  w = await makeWorld()
  for (const stage of ['joined', 'helped', 'returned', 'hard', 'confirmed'] as const) await caseAt(w, stage)
  const { case: id } = await caseAt(w, 'handling')
  await w.casework('note', { case: id, text: '现场照片', files: [await storedFile(w)] }, w.staff.lamp)
  await caseThere(w)
  const { topic, requests } = await programmeAt(w)
  const [request = ''] = requests
  await must(w.casework('rejectMember', { topic, request, reason: '另一件事' }, again(w.staff.dispatcher)))
  await must(orgOf(w)('importMap', { text: road }, w.staff.admin))
  await livingAt(w)
  await merged(w)
  await twoAccounts(w)
  await consented(w)
  const gone = { subject: await personAt(w), area: '990101.001.001.01', reason: '搬家' }
  await must(registerOf(w)('move', gone, w.staff.worker))
  await transact(w.db, whole, (tx) => seal(tx, tenant, w.clock.now()))
  await asOwner(w.database, async (client) => {
    await client.query(`insert into casework.suggested (tenant, case_id, kind, said, sure, chosen, at)
      select tenant, id, 'unit', 'x', 1, 'x', now() from casework."case"`)
    tables = (await client.query<Table>(catalogue)).rows
    await client.query(`set session_replication_role = 'replica'`)
    for (const table of tenantTables()) {
      const { rowCount } = await client.query(`select 1 from ${table.name} limit 1`)
      if (!rowCount) await client.query(anyRow(table))
      await client.query(
        `insert into ${table.name} select (jsonb_populate_record(null::${table.name},
          to_jsonb(t) || '{"tenant": ${neighbour}}')).* from ${table.name} t`,
      )
    }
  })
})
afterAll(() => w.close())

const whole: Scope = scopeOf(tenant, { kind: 'system' }, 'anyone')
/** A worker of another community of the same county. */
const other = (): Scope => ({ tenant, areas: [theirs], units: [w.units.other], person: randomUUID(), published: false })
const nobody = (): Scope => ({ tenant, areas: [], units: [], published: false })

/** What a handler gets to see that forgets to ask; nothing it does stays. */
const forgetful = <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(w.db, scope, work, { undo: () => true })

const countOf = (scope: Scope, { name }: Table, where = 'true'): Promise<number> =>
  forgetful(scope, async (tx) => {
    const { rows } = await sql.raw<{ n: number }>(`select count(*) as n from ${name} where ${where}`).execute(tx)
    return rows[0]?.n ?? -1
  })

/** A change that no key or check objects to: something optional is emptied, or else the last column overwritten. */
const plainChange = ({ columns }: Table): string => {
  const optional = columns.find((column) => column.nullable)
  const last = columns.at(-1)
  if (optional) return `"${optional.name}" = null`
  return last ? `"${last.name}" = ${valueOf(last)}` : ''
}

/** How many rows an update without a WHERE changes, which asks for no right to read any. */
const changed = (scope: Scope, table: Table): Promise<number> =>
  forgetful(scope, async (tx) => {
    const done = await sql.raw(`update ${table.name} set ${plainChange(table)}`).execute(tx)
    return Number(done.numAffectedRows)
  })

const owned = ({ name }: Table, where: string): Promise<number> =>
  asOwner(w.database, async (client) => {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${name} where ${where}`)
    return rows[0]?.n ?? -1
  })

const denied = async (statement: string): Promise<string> =>
  forgetful(whole, (tx) => sql.raw(statement).execute(tx))
    .then(() => 'done')
    .catch((error: { code?: string }) => error.code ?? 'failed')

/** A statement that would add the neighbour one of our own rows. */
const copyOf = ({ name }: Table): Promise<string> =>
  asOwner(w.database, async (client) => {
    const { rows } = await client.query<{ row: string }>(
      `select quote_literal(to_jsonb(t) || '{"tenant": ${neighbour}}') as row from ${name} t limit 1`,
    )
    return `insert into ${name} select (jsonb_populate_record(null::${name}, ${rows[0]?.row}::jsonb)).*`
  })

describe('between counties', () => {
  test('a row of another county is not read, whatever is asked', async () => {
    for (const table of tenantTables().filter(({ may }) => may.select)) {
      expect([table.name, await owned(table, `tenant = ${neighbour}`)]).not.toEqual([table.name, 0])
      expect([table.name, await countOf(whole, table, `tenant <> ${tenant}`)]).toEqual([table.name, 0])
    }
  })

  test('without saying which county, nothing is read', async () => {
    for (const table of tenantTables().filter(({ may }) => may.select)) {
      const { rows } = await sql.raw<{ n: number }>(`select count(*) as n from ${table.name}`).execute(w.db)
      expect([table.name, rows[0]?.n]).toEqual([table.name, 0])
    }
  })

  test('a row of another county is not changed, removed or added', async () => {
    for (const table of tenantTables()) {
      const { name, may } = table
      if (may.update)
        expect([name, await changed(whole, table)]).toEqual([name, await owned(table, `tenant = ${tenant}`)])
      expect([name, may.delete]).toEqual([name, false])
      if (may.insert) expect([name, await denied(await copyOf(table))]).toEqual([name, '42501'])
    }
  })
})

describe('between areas of one county', () => {
  test('whoever works elsewhere reads nothing but what the whole county knows', async () => {
    for (const table of tenantTables().filter(({ may, name }) => may.select && !countyWide[name]))
      for (const scope of [other(), nobody()])
        expect([table.name, await countOf(scope, table)]).toEqual([table.name, 0])
  })

  test('whoever works elsewhere changes nothing outside their own area', async () => {
    for (const table of tenantTables().filter(({ may, name }) => may.update && !changedAnywhere.has(name))) {
      const place = table.columns.find(({ name }) => name === 'area' || name === 'path')?.name
      const own = place ? await owned(table, `tenant = ${tenant} and ${place} || '.' like '${theirs}.%'`) : 0
      expect([table.name, await changed(other(), table)]).toEqual([table.name, own])
      expect([table.name, await changed(nobody(), table)]).toEqual([table.name, 0])
    }
  })

  test('what is public is read without being changed', async () => {
    const cases = tables.find(({ name }) => name === 'casework."case"')
    if (!cases) throw new Error('no cases')
    const anybody = { ...nobody(), published: true }
    expect(await countOf(anybody, cases)).toBe(await owned(cases, `tenant = ${tenant} and public_text is not null`))
    expect(await changed(anybody, cases)).toBe(0)
  })
})

describe('between a complaint and whoever sits in the unit complained of', () => {
  /** Sees the whole county and every unit's work. */
  const reader = (): Scope => ({ ...systemScope(tenant), units: Object.values(w.units), person: randomUUID() })
  /** The same, by posts in two units of which one is complained of. */
  const walled = (): Scope => ({ ...reader(), sits: [w.units.other, w.units.lamp] })
  let id = ''
  let holding = ''

  beforeAll(async () => {
    const said = await must(
      w.casework(
        'say',
        {
          text: '路灯所的人说好上门，三次都没来。',
          area: '990101.001.001',
          about: w.units.lamp,
          files: [await storedFile(w)],
          contact: { phone: '13800000001', consent: true },
        },
        stranger(),
      ),
    )
    id = said.case
    await must(w.casework('dispatch', { case: id, unit: w.units.water, category: 'city-light' }, w.staff.dispatcher))
    await must(w.casework('accept', { case: id }, w.staff.water))
    await must(w.casework('note', { case: id, text: '已问过', files: [await storedFile(w)] }, w.staff.water))
    const { duties } = await must(w.inbox('list', {}, w.staff.water))
    const duty = duties.find((one) => one.ref === id)?.id ?? ''
    const until = w.clock.now().add({ hours: 3 }).toString()
    await must(w.inbox('snooze', { duty, until, reason: '等路灯所的说明' }, w.staff.water))
    holding = [id, said.request, said.number, duty].map((text) => `strpos(t::text, '${text}') > 0`).join(' or ')
  })

  const holdingIt = (scope: Scope, { name }: Table) => countOf(scope, { name: `${name} t` } as Table, holding)

  test('no table shows a row of it, and every table shows all else', async () => {
    const telling: string[] = []
    for (const table of tenantTables().filter(({ may }) => may.select)) {
      const told = await holdingIt(reader(), table)
      if (told > 0) telling.push(table.name)
      expect([table.name, await holdingIt(walled(), table)]).toEqual([table.name, 0])
      expect([table.name, await countOf(walled(), table)]).toEqual([
        table.name,
        (await countOf(reader(), table)) - told,
      ])
    }
    expect(telling).toEqual([
      'casework."case"',
      'casework.attachment',
      'casework.contact',
      'casework.request',
      'inbox.duty',
      'kernel.act',
      'kernel.message',
      'kernel.subject',
    ])
  })

  test('no row of it is changed', async () => {
    for (const table of tenantTables().filter(({ may }) => may.select && may.update)) {
      const told = await holdingIt(reader(), table)
      expect([table.name, await changed(walled(), table)]).toEqual([
        table.name,
        (await changed(reader(), table)) - told,
      ])
    }
  })

  test('asking for what is public, or by another unit’s part in it, opens nothing', async () => {
    const cases = { name: 'casework."case"' } as Table
    expect(await countOf({ ...walled(), published: true }, cases, `id = '${id}'`)).toBe(0)
    expect(await countOf({ ...walled(), units: [w.units.water] }, cases, `id = '${id}'`)).toBe(0)
    expect(await countOf({ ...walled(), sits: [w.units.other, w.units.water] }, cases, `id = '${id}'`)).toBe(1)
  })
})

describe('the schema', () => {
  test('every table belongs to a county, is walled or closed to the application, and says what it is', () => {
    for (const table of tables.filter(({ schema }) => schema !== 'auth')) {
      const inCounty = table.columns[0]?.name === 'tenant'
      expect([table.name, inCounty || withoutTenant.has(table.name)]).toEqual([table.name, true])
      const closed = !Object.values(table.may).includes(true)
      expect([table.name, table.walled || closed || !inCounty]).toEqual([table.name, true])
      expect([table.name, table.comment]).toEqual([table.name, expect.stringMatching(/\w{3}/)])
    }
  })

  test('the tables of sign-in are closed to the application', () => {
    for (const table of tables.filter(({ schema }) => schema === 'auth'))
      expect([table.name, Object.values(table.may)]).toEqual([table.name, [false, false, false, false]])
  })

  test('the county comes first in every key', async () => {
    const broken = await asOwner(w.database, async (client) => {
      const { rows } = await client.query<{ broken: string }>(
        `select i.indexrelid::regclass::text as broken from pg_index i
            join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'tenant'
          where (i.indisunique or i.indisexclusion) and i.indkey[0] <> a.attnum
          union all
          select k.conname from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'tenant'
          where k.contype = 'f' and (k.conkey[1] <> a.attnum
            or k.confkey[1] <> (select b.attnum from pg_attribute b where b.attrelid = k.confrelid and b.attname = 'tenant'))`,
      )
      return rows
    })
    expect(broken).toEqual([])
  })

  test('a module’s keys point into itself or the kernel; nothing hangs on triggers, domains or extensions', async () => {
    const found = await asOwner(w.database, async (client) => {
      const { rows } = await client.query<{ found: string }>(
        `select k.conname as found from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
          where k.contype = 'f' and f.relnamespace <> c.relnamespace and f.relnamespace <> 'kernel'::regnamespace
          union all select tgname from pg_trigger where not tgisinternal
          union all select typname from pg_type where typtype = 'd' and typnamespace <> 'information_schema'::regnamespace
          union all select attname from pg_attribute where attidentity <> '' and atttypid <> 'bigint'::regtype
          union all select extname from pg_extension where extname <> 'plpgsql'`,
      )
      return rows
    })
    expect(found).toEqual([])
  })

  test('the application owns nothing and cannot look past the wall', async () => {
    const { owns, role } = await asOwner(w.database, async (client) => {
      const owning = await client.query(
        `select relname from pg_class where relowner = '${app}'::regrole
          union all select nspname from pg_namespace where nspowner = '${app}'::regrole
          union all select proname from pg_proc where proowner = '${app}'::regrole`,
      )
      const roles = await client.query(
        `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
            (select count(*)::int from pg_auth_members m where m.member = r.oid) as member_of
          from pg_roles r where rolname = '${app}'`,
      )
      return { owns: owning.rows, role: roles.rows[0] as object }
    })
    expect(owns).toEqual([])
    expect(Object.values(role).filter(Boolean)).toEqual([])
    expect(await denied(`create table kernel.mine (tenant int)`)).toBe('42501')
  })

  test('what runs with its owner’s rights is closed to strangers and finds only what it names', async () => {
    const loose = await asOwner(w.database, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where p.prosecdef and n.nspname not like 'pg\\_%'
            and (p.proconfig is null or not 'search_path=pg_catalog' = any(p.proconfig)
              or exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0))`,
      )
      return rows
    })
    expect(loose).toEqual([])
  })

  test('what runs with its owner’s rights counts the whole county also where the owner is no superuser', async () => {
    const all = await owned({ name: 'casework."case"' } as Table, `tenant = ${tenant} and category is not null`)
    const counted = await asOwner(w.database, async (client) => {
      await client.query(`begin; create role plain_owner; grant usage on schema casework to plain_owner;
        alter table casework."case" owner to plain_owner; alter function casework.pace owner to plain_owner;
        set local role ${app}; set local app.tenant = '${tenant}'`)
      const { rows } = await client.query<{ n: number }>(
        `select sum(cases)::int as n from casework.pace(null, '2020-01-01', '2030-01-01')`,
      )
      await client.query('rollback')
      return rows[0]?.n
    })
    expect(all).toBeGreaterThan(0)
    expect(counted).toBe(all)
  })

  test.each([
    `update kernel.act set reason = 'x'`,
    `delete from kernel.act`,
    `truncate kernel.act`,
    `update kernel.act_block set hash = 'x'`,
    `delete from kernel.command`,
    `select * from casework.key`,
    `select * from casework.search`,
    `select * from register.search`,
    `update register.fact set value = 'null'`,
    `set session_replication_role = 'replica'`,
    `alter table kernel.act disable row level security`,
  ])('the application may not: %s', async (statement) => {
    expect(await denied(statement)).toBe('42501')
  })
})
