-- The one inbox: what is owed, by whom, until when, at what cost, and which unit asked for it.

create schema inbox;
grant usage on schema inbox to oneneedle_app;

create table inbox.duty (
  tenant int not null,
  id uuid not null,
  key text not null,
  line text not null,
  kind text not null,
  ref uuid not null,
  number text not null,
  about text not null,
  area text collate "C" not null,
  unit uuid not null,
  needs text not null,
  person uuid,
  due timestamptz,
  minutes int not null check (minutes >= 0),
  asked_by uuid,
  at timestamptz not null,
  read_at timestamptz,
  touched_at timestamptz,
  snoozed_until timestamptz,
  done_at timestamptz,
  primary key (tenant, id)
);
comment on table inbox.duty is 'Everything a worker owes to anybody, from whichever line of work, with its cost and the unit that asked';
-- at most one open duty of a key; what was done stays, and tells what the asking cost
create unique index duty_open on inbox.duty (tenant, key) where done_at is null;
-- what the totals and the row-level policy ask stands in it too, so that counting a list does not visit its rows
create index duty_list on inbox.duty (tenant, unit, needs, due, minutes, id)
  include (line, kind, person, snoozed_until, area, ref) where done_at is null;
create index duty_ref on inbox.duty (tenant, ref) where done_at is null;

alter table inbox.duty enable row level security;
alter table inbox.duty force row level security;

-- seen by the unit that owes it and by whoever may see the area; written by whichever module owes
create policy see on inbox.duty for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (unit = any ((select string_to_array(current_setting('app.units', true), ','))::uuid[])
    or (area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or ref = (select nullif(current_setting('app.case_id', true), '')::uuid))
);
create policy add on inbox.duty for insert with check (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy change on inbox.duty for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);

grant select, insert, update on inbox.duty to oneneedle_app;
