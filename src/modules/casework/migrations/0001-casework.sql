-- Requests, the cases they join, and what is needed to triage, promise and answer them.

create schema casework;
grant usage on schema casework to oneneedle_app;

create table casework.category (
  tenant int not null,
  code text not null,
  parent text,
  name jsonb not null,
  closed_at timestamptz,
  primary key (tenant, code)
);
comment on table casework.category is 'What requests are about; codes name their parent by a dash, e.g. city-light';

create table casework.deadline_rule (
  tenant int not null,
  id uuid not null,
  category text not null,
  urgency text not null,
  rule jsonb not null,
  since timestamptz not null,
  primary key (tenant, id)
);
comment on table casework.deadline_rule is 'How long each step may take, by category and urgency; the newest row of a pair is in force';

create table casework.template (
  tenant int not null,
  id uuid not null,
  category text,
  title text not null,
  text text not null,
  closed_at timestamptz,
  primary key (tenant, id)
);
comment on table casework.template is 'Beginnings of replies that units keep at hand';

create table casework."case" (
  tenant int not null,
  id uuid not null,
  number text not null,
  area text collate "C" not null,
  category text,
  urgency text not null,
  status text not null,
  type text not null,
  lead uuid not null,
  centre uuid not null,
  units uuid[] not null,
  title text not null,
  place text,
  lat double precision,
  long double precision,
  due timestamptz,
  sweep_at timestamptz,
  look_back_at timestamptz,
  missing_year int,
  return_pending boolean not null default false,
  paused boolean not null default false,
  hard boolean not null default false,
  problem boolean not null default false,
  redos int not null default 0,
  call_tries int not null default 0,
  phoneless boolean not null default false,
  supporters int not null default 1,
  opened_at timestamptz not null,
  claimed_at timestamptz,
  confirmed_at timestamptz,
  closed_at timestamptz,
  solve_due timestamptz,
  solved_at timestamptz,
  reply text,
  verdict text,
  public_title text,
  public_text text,
  public_steps jsonb not null default '[]',
  promise jsonb,
  primary key (tenant, id),
  unique (tenant, number)
);
comment on table casework."case" is 'Where each case stands: a projection of its acts, written with them, for lists and counts';
comment on column casework."case".public_text is 'The moderated text; null while nothing is public';
create index case_newest on casework."case" (tenant, opened_at desc, id desc);
create index case_area on casework."case" (tenant, area, opened_at desc);
create index case_lead on casework."case" (tenant, lead, type, due);
create index case_open_due on casework."case" (tenant, due, id) where type = 'open';
create index case_sweep on casework."case" (tenant, sweep_at) where sweep_at is not null;
create index case_look_back on casework."case" (tenant, look_back_at) where look_back_at is not null;
create index case_missing_year on casework."case" (tenant, missing_year) where missing_year is not null;
create index case_claimed on casework."case" (tenant, claimed_at) where status = 'claimed';
create index case_units on casework."case" using gin (units);

create sequence casework.number_of_day;
comment on sequence casework.number_of_day is 'Distinguishes the numbers of one day; never reset, only the last digits are used';

create table casework.request (
  tenant int not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  channel text not null,
  at timestamptz not null,
  text text not null,
  area text collate "C" not null,
  place text,
  lat double precision,
  long double precision,
  anonymous boolean not null,
  on_behalf boolean not null,
  phoneless boolean not null,
  resident text,
  source text,
  primary key (tenant, id),
  unique (tenant, number),
  unique (tenant, source),
  foreign key (tenant, case_id) references casework."case" (tenant, id)
);
comment on table casework.request is 'What somebody said, in their words; several may join one case. source names the row of an import, so that it comes in once';
create index request_case on casework.request (tenant, case_id);
create index request_resident on casework.request (tenant, resident, at desc) where resident is not null;

create table casework.contact (
  tenant int not null,
  request uuid not null,
  name text,
  phone text,
  email text,
  consent boolean not null,
  notice text not null,
  primary key (tenant, request),
  foreign key (tenant, request) references casework.request (tenant, id)
);
comment on table casework.contact is 'How to reach who said it, kept apart from the text; every reading is an act. notice: the version of the privacy notice agreed to';

create table casework.attachment (
  tenant int not null,
  file uuid not null,
  case_id uuid not null,
  request uuid,
  act uuid,
  public boolean not null default false,
  primary key (tenant, file),
  foreign key (tenant, case_id) references casework."case" (tenant, id)
);
comment on table casework.attachment is 'Which stored file belongs to which request or act';
create index attachment_case on casework.attachment (tenant, case_id);

-- the second wall ---------------------------------------------------------------------------------------------------

create policy see on casework."case" for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or units && (select string_to_array(current_setting('app.units', true), ','))::uuid[]
    or id = (select nullif(current_setting('app.case_id', true), '')::uuid)
    or (public_text is not null and (select current_setting('app.published', true)) = '1'))
);
create policy add on casework."case" for insert with check (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
-- what is merely public may be read, not changed
create policy change on casework."case" for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or units && (select string_to_array(current_setting('app.units', true), ','))::uuid[]
    or id = (select nullif(current_setting('app.case_id', true), '')::uuid))
) with check (tenant = (select nullif(current_setting('app.tenant', true), '')::int));

-- the words themselves are seen by whoever may work on the case, never because the case is public
create policy see on casework.request for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (case_id = (select nullif(current_setting('app.case_id', true), '')::uuid)
    or resident = (select nullif(current_setting('app.person', true), ''))
    or exists (select 1 from casework."case" c where c.tenant = request.tenant and c.id = request.case_id
      and ((c.area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
        or c.units && (select string_to_array(current_setting('app.units', true), ','))::uuid[])))
);
create policy add on casework.request for insert with check (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy change on casework.request for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy see on casework.contact for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and exists (select 1 from casework.request r where r.tenant = contact.tenant and r.id = contact.request)
);
create policy add on casework.contact for insert with check (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy see on casework.attachment for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and exists (select 1 from casework."case" c where c.tenant = attachment.tenant and c.id = attachment.case_id)
);
create policy add on casework.attachment for insert with check (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy change on casework.attachment for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);

do $$
declare t text;
begin
  foreach t in array array['category', 'deadline_rule', 'template', 'case', 'request', 'contact', 'attachment'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
  end loop;
  foreach t in array array['category', 'deadline_rule', 'template'] loop
    execute format('create policy of_tenant on casework.%I using (tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int))', t);
  end loop;
end $$;

grant select, insert, update on casework.category, casework.template, casework."case", casework.request, casework.attachment to oneneedle_app;
grant select, insert on casework.deadline_rule, casework.contact to oneneedle_app;
grant usage on sequence casework.number_of_day to oneneedle_app;

-- words for searching -----------------------------------------------------------------------------------------------

create table casework.search (
  tenant int not null,
  case_id uuid not null,
  area text collate "C" not null,
  words tsvector not null,
  primary key (tenant, case_id)
);
comment on table casework.search is 'Pairs of neighbouring characters of each case’s words; read through casework.found only';
create index search_words on casework.search using gin (words);

-- A row-level policy keeps the index from being used for text, so the table has none and no right for the serving role:
-- this function hands out ids of the reader's tenant, and the policies on "case" decide which of them are seen.
create function casework.found(pairs tsquery, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog as $$
  select s.case_id from casework.search s
  where s.tenant = nullif(current_setting('app.tenant', true), '')::int and s.words @@ pairs
  order by s.case_id desc limit most
$$;
create function casework.remember(one uuid, lies text, pairs tsvector) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into casework.search as s (tenant, case_id, area, words)
  values (nullif(current_setting('app.tenant', true), '')::int, one, lies, pairs)
  on conflict (tenant, case_id) do update set area = excluded.area, words = s.words || excluded.words
$$;
revoke all on function casework.found(tsquery, int), casework.remember(uuid, text, tsvector) from public;
grant execute on function casework.found(tsquery, int), casework.remember(uuid, text, tsvector) to oneneedle_app;

-- the keys of those who have no account -----------------------------------------------------------------------------

create table casework.key (
  tenant int not null,
  number text not null,
  secret text not null,
  case_id uuid not null,
  request uuid not null,
  primary key (tenant, number)
);
comment on table casework.key is 'Fingerprints of the codes that residents hold; the serving role may try one but not list them';

create function casework.keep_key(request_number text, fingerprint text, of_case uuid, of_request uuid) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into casework.key (tenant, number, secret, case_id, request)
  values (nullif(current_setting('app.tenant', true), '')::int, request_number, fingerprint, of_case, of_request)
$$;
create function casework.try_key(request_number text, fingerprint text) returns table (case_id uuid, request uuid)
  language sql stable security definer set search_path = pg_catalog as $$
  select k.case_id, k.request from casework.key k
  where k.tenant = nullif(current_setting('app.tenant', true), '')::int
    and k.number = request_number and k.secret = fingerprint
$$;
-- a request that moves to another case takes its key along
create function casework.move_key(of_request uuid, to_case uuid) returns void
  language sql security definer set search_path = pg_catalog as $$
  update casework.key set case_id = to_case
  where tenant = nullif(current_setting('app.tenant', true), '')::int and request = of_request
$$;
revoke all on function casework.keep_key(text, text, uuid, uuid), casework.try_key(text, text), casework.move_key(uuid, uuid) from public;
grant execute on function casework.keep_key(text, text, uuid, uuid), casework.try_key(text, text), casework.move_key(uuid, uuid) to oneneedle_app;
