import type { Client } from 'pg'

type Row = { kind: string; name: string; text: string }

const ours = (schema: string) =>
  `${schema} not like 'pg\\_%' and ${schema} not in ('information_schema', 'public') and ${schema} is not null`

/** What a role may do, from an access list; the owner's own rights go without saying. */
const grants = (acl: string, owner: string, on: string) =>
  `select 'grant' as kind, ${on} as name,
  format('grant %s on %s to %s;', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type), ${on},
    case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end) as text`.concat(
    ` from {from} cross join lateral aclexplode(${acl}) a where a.grantee <> ${owner}`,
  )

const table = `format('%I.%I', n.nspname, c.relname)`
const tables = `pg_class c join pg_namespace n on n.oid = c.relnamespace and ${ours('n.nspname')} and c.relkind in ('r', 'p')`
const aclOf = (list: string, from: string, acl: string, owner: string, on: string) =>
  `${grants(acl, owner, on).replace('{from}', from)} ${list} group by ${on}, a.grantee`

/**
 * Each query gives a statement for every thing of its kind, in an order that the catalogue does not decide. Names of
 * constraints that the database made itself count too: a later migration has to name them.
 */
const queries: [title: string, query: string][] = [
  [
    'schemas',
    `select 'schema' as kind, nspname as name, format('create schema %I;', nspname) as text from pg_namespace n where ${ours('nspname')}`,
  ],
  [
    'rights to schemas',
    aclOf(
      '',
      `(select * from pg_namespace n where ${ours('n.nspname')}) n`,
      'n.nspacl',
      'n.nspowner',
      `format('schema %I', n.nspname)`,
    ),
  ],
  [
    'sequences',
    `select 'sequence' as kind, ${table} as name, format('create sequence %s as %s;', ${table}, format_type(s.seqtypid, null)) as text
      from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace and ${ours('n.nspname')}`,
  ],
  [
    'tables',
    `select 'table' as kind, ${table} as name, format(E'create table %s (\\n%s\\n);', ${table}, string_agg(
        format('  %I %s', a.attname, format_type(a.atttypid, a.atttypmod))
        || coalesce(' collate ' || (select quote_ident(l.collname) from pg_collation l join pg_type y on y.oid = a.atttypid
             where l.oid = a.attcollation and l.oid <> y.typcollation), '')
        || case when a.attidentity <> '' then ' generated as identity' else '' end
        || case when a.attnotnull then ' not null' else '' end
        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), E',\\n' order by a.attnum))
        || case when c.relrowsecurity then format(E'\\nalter table %s enable row level security;', ${table}) else '' end
        || case when c.relforcerowsecurity then format(E'\\nalter table %s force row level security;', ${table}) else '' end as text
      from ${tables} join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      group by n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity`,
  ],
  [
    'constraints',
    `select 'constraint' as kind, ${table} || ' ' || k.conname as name,
        format('alter table %s add constraint %I %s;', ${table}, k.conname, pg_get_constraintdef(k.oid)) as text
      from pg_constraint k join ${tables} on c.oid = k.conrelid where k.contype in ('p', 'u', 'f', 'c', 'x')`,
  ],
  [
    'indexes',
    `select 'index' as kind, ${table} || ' ' || i.indexrelid::regclass as name, pg_get_indexdef(i.indexrelid) || ';' as text
      from pg_index i join ${tables} on c.oid = i.indrelid
      where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))`,
  ],
  [
    'policies',
    `select 'policy' as kind, ${table} || ' ' || p.polname as name,
        format('create policy %I on %s%s for %s', p.polname, ${table}, case when p.polpermissive then '' else ' as restrictive' end,
          case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end)
        || coalesce(' to ' || (select string_agg(quote_ident(r.rolname), ', ' order by r.rolname) from pg_roles r
          where r.oid = any(p.polroles)), '')
        || coalesce(E'\\n  using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
        || coalesce(E'\\n  with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') || ';' as text
      from pg_policy p join ${tables} on c.oid = p.polrelid`,
  ],
  [
    'functions',
    `select 'function' as kind, p.oid::regprocedure::text as name, pg_get_functiondef(p.oid) || ';' as text
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${ours('n.nspname')} where p.prokind in ('f', 'p')`,
  ],
  [
    'rights to tables and sequences',
    aclOf(
      `and c.relkind in ('r', 'p', 'S')`,
      `pg_class c join pg_namespace n on n.oid = c.relnamespace and ${ours('n.nspname')}`,
      'c.relacl',
      'c.relowner',
      table,
    ),
  ],
  [
    'rights to functions',
    aclOf(
      '',
      `pg_proc p join pg_namespace n on n.oid = p.pronamespace and ${ours('n.nspname')}`,
      `coalesce(p.proacl, acldefault('f', p.proowner))`,
      'p.proowner',
      `'function ' || p.oid::regprocedure::text`,
    ),
  ],
  [
    'comments',
    `select 'comment' as kind, ${table} || coalesce('.' || quote_ident(a.attname), '') as name,
        format('comment on %s %s is %L;', case when a.attname is not null then 'column' when c.relkind = 'S' then 'sequence' else 'table' end,
          ${table} || coalesce('.' || quote_ident(a.attname), ''), d.description) as text
      from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
      join pg_namespace n on n.oid = c.relnamespace and ${ours('n.nspname')}
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0`,
  ],
  [
    'whatever else there is',
    `select 'other' as kind, ${table} as name, format('-- %s of kind %s', ${table}, c.relkind) as text
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${ours('n.nspname')} and c.relkind not in ('r', 'p', 'i', 'I', 'S', 't')
      union all select 'other', t.oid::regtype::text, format('-- type %s', t.oid::regtype) from pg_type t
      join pg_namespace n on n.oid = t.typnamespace and ${ours('n.nspname')} where t.typtype in ('d', 'e', 'r')
      union all select 'other', tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all select 'other', extname, '-- extension ' || extname from pg_extension where extname <> 'plpgsql'`,
  ],
]

/** The schema as the catalogue knows it after all migrations, as SQL to read: the same text for the same schema. */
export async function schemaText(client: Client): Promise<string> {
  const parts = [
    '-- Written by `npm run golden` from a freshly migrated database. Not run anywhere: the migrations are.',
  ]
  for (const [title, query] of queries) {
    const { rows } = await client.query<Row>(query)
    if (rows.length === 0) continue
    const sorted = rows.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.text < b.text ? -1 : 1))
    parts.push(
      `\n-- ${title} ${'-'.repeat(Math.max(3, 100 - title.length))}\n`,
      ...sorted.map(({ text }) => text.trim()),
    )
  }
  return `${parts.join('\n')}\n`
}
