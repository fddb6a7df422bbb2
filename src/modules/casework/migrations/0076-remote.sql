-- A unit may run an Open311 server of its own: what it holds is posted there, and what that server says is read back.
create table casework.remote (
  tenant int not null,
  unit uuid not null,
  url text not null,
  jurisdiction text,
  key_locked text,
  format text not null check (format in ('json', 'xml')),
  codes jsonb not null default '{}',
  fallback text,
  services jsonb not null default '[]',
  has_updates boolean not null,
  tells_contact boolean not null,
  is_on boolean not null,
  check_asked timestamptz,
  checked_at timestamptz,
  check_failure jsonb,
  read_next timestamptz not null,
  read_at timestamptz,
  read_failure jsonb,
  heard_until timestamptz not null,
  primary key (tenant, unit),
  foreign key (tenant, unit) references kernel.unit (tenant, id)
);
comment on table casework.remote is 'Units with an Open311 server of their own: where it is, with which key (locked outside the database), and which of its services takes which category';

create table casework.posting (
  tenant int not null,
  id uuid not null,
  case_id uuid not null,
  unit uuid not null,
  n int not null,
  kind text not null check (kind in ('case', 'update')),
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'acknowledged', 'failed')),
  unclear boolean not null default false,
  tries int not null default 0,
  created_at timestamptz not null,
  since timestamptz not null,
  next_try timestamptz not null,
  failure jsonb,
  theirs text,
  token text,
  notice text,
  heard text[] not null default '{}',
  sent_at timestamptz,
  read_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, case_id) references casework."case" (tenant, id),
  foreign key (tenant, unit) references casework.remote (tenant, unit)
);
comment on table casework.posting is 'What is to be posted to a unit’s own Open311 server, in the order of the case’s acts (n): the case itself, then words about it; with what came of it and which of their words were taken in';
create index posting_of_case on casework.posting (tenant, case_id, unit, n);
create index posting_due on casework.posting (tenant, next_try) where state in ('waiting', 'sending', 'sent');

-- which unit has such a server the whole county may know, since whoever dispatches there hands over; the county’s keepers set it
create policy see on casework.remote for select using (tenant = (select nullif(current_setting('app.tenant', true), '')::int));
create policy keep on casework.remote using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
-- a posting is seen and changed by whoever may work on its case, never because the case is public
create policy of_case on casework.posting using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and exists (select 1 from casework."case" c where c.tenant = posting.tenant and c.id = posting.case_id
    and ((c.area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
      or c.units && (select string_to_array(current_setting('app.units', true), ',')::uuid[])
      or c.id = (select nullif(current_setting('app.case_id', true), '')::uuid)))
) with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
do $$
declare t text;
begin
  foreach t in array array['remote', 'posting'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
  end loop;
end $$;
grant select, insert, update on casework.remote, casework.posting to oneneedle_app;
