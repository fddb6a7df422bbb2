-- Areas, units, posts, persons, the log of acts and its seals, and the answers to repeated commands.
-- Every key begins with the tenant (the county's six digits), so that the same schema can be sharded by it.

grant usage on schema kernel to oneneedle_app;

create table kernel.area (
  tenant int not null,
  path text collate "C" not null,
  code text not null,
  level text not null check (level in ('county', 'street', 'community', 'grid')),
  name jsonb not null,
  closed_at timestamptz,
  primary key (tenant, path)
);
comment on table kernel.area is 'Areas: county, streets, communities, grids. Rights hang on a subtree of the path';

create table kernel.unit (
  tenant int not null,
  id uuid not null,
  kind text not null,
  name jsonb not null,
  area text collate "C" not null,
  parent uuid,
  public_phone text,
  closed_at timestamptz,
  primary key (tenant, id)
);
comment on table kernel.unit is 'Units that can be responsible for something: centres, offices, bureaus, communities, teams';

create table kernel.role (
  tenant int not null,
  code text not null,
  name jsonb not null,
  capabilities text[] not null,
  primary key (tenant, code)
);
comment on table kernel.role is 'Roles as data: which capabilities a post with this role has';

create table kernel.person (
  tenant int not null,
  id uuid not null,
  name text not null,
  login text,
  phone text,
  email text,
  account text,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant, id),
  unique (tenant, login),
  unique (tenant, account)
);
comment on table kernel.person is 'Staff and volunteers: people who can hold posts. account is the sign-in behind the person';

create table kernel.post (
  tenant int not null,
  id uuid not null,
  unit uuid not null,
  role text not null,
  area text collate "C" not null,
  title jsonb not null,
  hours jsonb,
  person uuid,
  covered_by uuid,
  closed_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, unit) references kernel.unit (tenant, id),
  foreign key (tenant, role) references kernel.role (tenant, code),
  foreign key (tenant, person) references kernel.person (tenant, id),
  foreign key (tenant, covered_by) references kernel.person (tenant, id)
);
comment on table kernel.post is 'A place in a unit with a role over an area; without a person it is an empty post, which somebody may cover';
create index post_unit on kernel.post (tenant, unit);
create index post_person on kernel.post (tenant, person);
create index post_cover on kernel.post (tenant, covered_by);

create table kernel.subject (
  tenant int not null,
  subject text not null,
  area text collate "C" not null,
  units uuid[] not null,
  primary key (tenant, subject)
);
comment on table kernel.subject is 'Whom the acts on a subject concern: the area it lies in and the units it has passed through';

create table kernel.act (
  tenant int not null,
  id uuid not null,
  subject text not null,
  n int not null,
  at timestamptz not null,
  act text not null,
  who jsonb not null,
  data jsonb not null,
  reason text,
  xid xid8 not null default pg_current_xact_id(),
  primary key (tenant, id),
  unique (tenant, subject, n)
);
comment on table kernel.act is 'Every change, once, for ever: who did what to which subject, when and why. n counts the acts of a subject';
create index act_cursor on kernel.act (tenant, xid, id);
create index act_at on kernel.act (tenant, at);

create table kernel.act_block (
  tenant int not null,
  no bigint not null,
  from_xid xid8 not null,
  to_xid xid8 not null,
  acts int not null,
  previous text not null,
  hash text not null,
  sealed_at timestamptz not null,
  primary key (tenant, no)
);
comment on table kernel.act_block is 'Seals over the log: each block hashes its acts and the block before it, so that a later edit shows';

create table kernel.command (
  tenant int not null,
  id uuid not null,
  call text not null,
  who text not null,
  input_hash text not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (tenant, id)
);
comment on table kernel.command is 'Answers already given, by the id that the caller made: the same command twice is carried out once';
create index command_at on kernel.command (tenant, at);

create table kernel.lease (
  name text primary key,
  holder uuid not null,
  until timestamptz not null
);
comment on table kernel.lease is 'Which server process runs a recurring job at the moment';

-- the second wall ---------------------------------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['area', 'unit', 'role', 'person', 'post', 'subject', 'act', 'act_block', 'command'] loop
    execute format('alter table kernel.%I enable row level security', t);
    execute format('alter table kernel.%I force row level security', t);
  end loop;
  foreach t in array array['area', 'unit', 'role', 'person', 'post', 'act_block', 'command'] loop
    execute format('create policy of_tenant on kernel.%I using (tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int))', t);
  end loop;
end $$;

-- a subject is seen by whom its area or one of its units concerns, or by the holder of its key
create policy see on kernel.subject using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or units && (select string_to_array(current_setting('app.units', true), ','))::uuid[]
    or subject = 'case:' || (select nullif(current_setting('app.case_id', true), '')))
) with check (tenant = (select nullif(current_setting('app.tenant', true), '')::int));

-- an act is read by whoever sees its subject, by whoever did it, and by whoever oversees the whole tenant
create policy see on kernel.act for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (exists (select 1 from kernel.subject s where s.tenant = act.tenant and s.subject = act.subject)
    or (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or (who ->> 'id') = (select nullif(current_setting('app.person', true), '')))
);
create policy add on kernel.act for insert with check (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);

grant select, insert, update on kernel.area, kernel.unit, kernel.role, kernel.person, kernel.post, kernel.subject to oneneedle_app;
grant select, insert on kernel.act, kernel.act_block, kernel.command to oneneedle_app;
grant select, insert, update, delete on kernel.lease to oneneedle_app;
