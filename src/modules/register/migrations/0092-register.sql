-- The one register: what is known of people, households, places and organisations, element by element of the data
-- dictionary, with who said it, when it was seen and how long it is good.

create schema register;
grant usage on schema register to oneneedle_app;

-- by this number devices ask what is new (facts/sync); it is never told to people
create sequence register.seq;
grant usage on sequence register.seq to oneneedle_app;

create table register.dictionary (
  tenant int not null,
  version int not null,
  changed_at timestamptz not null,
  primary key (tenant)
);
comment on table register.dictionary is 'Which version of the data dictionary is in force';

create table register.element (
  tenant int not null,
  code text not null,
  version int not null,
  body jsonb not null,
  retired boolean not null default false,
  since timestamptz not null,
  who jsonb not null,
  reason text,
  primary key (tenant, code, version)
);
comment on table register.element is 'Elements of the data dictionary in versions: a change is a new row, the newest of a code is in force';

create table register.subject (
  tenant int not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'household', 'place', 'organisation')),
  area text collate "C" not null,
  name text not null,
  facts jsonb not null,
  merged_into uuid,
  added_at timestamptz not null,
  changed_at timestamptz not null,
  seq bigint not null default nextval('register.seq'),
  xid xid8 not null default ((pg_current_xact_id()::text::bigint + kernel.moved())::text::xid8),
  primary key (tenant, id)
);
comment on table register.subject is 'People, households, places and organisations; facts: element to {v, h, by, src, seen, …}, what stands now';
comment on column register.subject.merged_into is 'It turned out to be the same as this one; taken apart again, it is null';
create index subject_cursor on register.subject (tenant, xid, seq);
create index subject_area on register.subject (tenant, area, id);
create index subject_merged on register.subject (tenant, merged_into) where merged_into is not null;

create table register.fact (
  tenant int not null,
  subject uuid not null,
  element text not null,
  op uuid not null,
  hlc text collate "C" not null,
  claimed text collate "C",
  base text collate "C",
  value jsonb,
  who jsonb not null,
  source text not null,
  seen date not null,
  until date,
  basis jsonb,
  outcome text not null,
  merge_id uuid,
  at timestamptz not null,
  primary key (tenant, subject, element, op),
  foreign key (tenant, subject) references register.subject (tenant, id)
);
comment on table register.fact is 'Everything that was ever said of a subject, whoever won: value, clock, by whom, from what, when seen, good until';
comment on column register.fact.claimed is 'The clock that a device claimed where it ran too far ahead; its next word refers to it';
comment on column register.fact.merge_id is 'It came here from another subject by this merge';

create table register.account (
  tenant int not null,
  id uuid not null,
  subject uuid not null,
  element text not null,
  kind text not null check (kind in ('two', 'proposal')),
  unit uuid,
  stands jsonb not null,
  other jsonb not null,
  other_op uuid not null,
  at timestamptz not null,
  settled_at timestamptz,
  choice text,
  who jsonb,
  reason text,
  primary key (tenant, id),
  unique (tenant, subject, element, other_op),
  foreign key (tenant, subject) references register.subject (tenant, id)
);
comment on table register.account is 'Two accounts of one fact, or a proposal to whoever answers for it; both stay in sight until a person settles';
create index account_open on register.account (tenant, at) where settled_at is null;

create table register.member (
  tenant int not null,
  id uuid not null,
  household uuid not null,
  person uuid not null,
  relation text not null,
  is_head boolean not null,
  since date not null,
  until date,
  why_out text,
  primary key (tenant, id),
  foreign key (tenant, household) references register.subject (tenant, id),
  foreign key (tenant, person) references register.subject (tenant, id)
);
comment on table register.member is 'Who lives in which household, as what, from when until when';
create unique index member_now on register.member (tenant, person) where until is null;
create unique index member_head on register.member (tenant, household) where until is null and is_head;
create index member_household on register.member (tenant, household);

create table register.consent (
  tenant int not null,
  id uuid not null,
  subject uuid not null,
  purpose text not null,
  elements text[] not null,
  wording text not null,
  channel text not null,
  since date not null,
  until date not null,
  withdrawn_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, subject) references register.subject (tenant, id)
);
comment on table register.consent is 'What somebody agreed to: which elements, for what, in which words, until when; withdrawn, the facts that rest on it are hidden';
create index consent_subject on register.consent (tenant, subject);

create table register.merge (
  tenant int not null,
  id uuid not null,
  kept uuid not null,
  gone uuid not null,
  members uuid[] not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, kept) references register.subject (tenant, id),
  foreign key (tenant, gone) references register.subject (tenant, id)
);
comment on table register.merge is 'Which subject was found to be the same as which, and what went over, so that it can go back';
create index merge_kept on register.merge (tenant, kept);

create table register.moved (
  tenant int not null,
  id uuid not null,
  subject uuid not null,
  old_area text collate "C" not null,
  at timestamptz not null,
  seq bigint not null default nextval('register.seq'),
  xid xid8 not null default ((pg_current_xact_id()::text::bigint + kernel.moved())::text::xid8),
  primary key (tenant, id)
);
comment on table register.moved is 'Which subject left which area, so that devices there let go of it';
create index moved_cursor on register.moved (tenant, xid, seq);

-- the second wall ---------------------------------------------------------------------------------------------------

do $$
declare
  t text;
  of_tenant text := 'tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
  -- a row that is written is checked once: a subselect would save nothing there
  own text := 'tenant = nullif(current_setting(''app.tenant'', true), '''')::int';
  in_areas text := '(%I || ''.'') like any ((select string_to_array(current_setting(''app.areas'', true), '',''))::text[])';
  of_subject text := 'exists (select 1 from register.subject s where s.tenant = %I.tenant and s.id = %I.%I)';
  sees text;
begin
  foreach t in array array['dictionary', 'element', 'subject', 'fact', 'account', 'member', 'consent', 'merge', 'moved'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('create policy add on register.%I for insert with check (%s)', t, own
      || case when t in ('dictionary', 'element')
        then ' and (tenant || ''.'') like any ((select string_to_array(current_setting(''app.areas'', true), '',''))::text[])'
        else '' end);
    sees := case t
      when 'dictionary' then 'true' when 'element' then 'true'
      when 'subject' then format(in_areas, 'area')
      when 'moved' then format(in_areas, 'old_area')
      when 'member' then format(of_subject, t, t, 'household')
      when 'merge' then format(of_subject, t, t, 'kept')
      else format(of_subject, t, t, 'subject') end;
    execute format('create policy see on register.%I for select using (%s and %s)', t, of_tenant, sees);
    if t not in ('element', 'fact', 'moved') then
      execute format('create policy change on register.%I for update using (%s and %s) with check (%s)', t, of_tenant,
        case when t = 'dictionary'
          then '(tenant || ''.'') like any ((select string_to_array(current_setting(''app.areas'', true), '',''))::text[])'
          else sees end, own);
      execute format('grant select, insert, update on register.%I to oneneedle_app', t);
    else
      execute format('grant select, insert on register.%I to oneneedle_app', t);
    end if;
  end loop;
end $$;

-- finding -----------------------------------------------------------------------------------------------------------

create table register.search (
  tenant int not null,
  subject uuid not null,
  kind text not null,
  name text not null,
  words tsvector not null,
  primary key (tenant, subject)
);
comment on table register.search is 'By what a subject is found: parts of its name, initials, address, ends of numbers, categories, areas; read through register.found only';
create index search_words on register.search using gin (words);

-- A row-level policy keeps the index from being used for text, so the table has none and no right for the serving role.
-- The reader's own areas are part of the question, so that the index answers only what may be seen.
create function register.found(asked tsquery, of_kind text, exact text, most int) returns table (subject uuid)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  county text := nullif(current_setting('app.tenant', true), '');
  areas text[] := string_to_array(nullif(current_setting('app.areas', true), ''), ',');
  sees_all boolean := county || '.%' = any (areas);
  question tsquery := asked;
begin
  if county is null or areas is null then return; end if;
  if not sees_all then
    question := asked && (select string_agg(quote_literal('@' || left(area, -2)), '|')::tsquery from unnest(areas) area);
    -- an area's rows may lie together at the end of the table: there the index is quicker, whatever the planner hopes
    perform set_config('enable_seqscan', 'off', true);
  end if;
  -- planned with the words in sight: what most have is read until there is enough, what few have by the index
  return query execute 'select f.subject from (
      select s.subject, s.name from register.search s
      where s.tenant = $1 and s.words @@ $2 and ($3::text is null or s.kind = $3) limit 1000) f
    order by (f.name = $4) desc, starts_with(f.name, $4) desc, length(f.name), f.name collate "C", f.subject limit $5'
    using county::int, question, of_kind, exact, most;
  if not sees_all then perform set_config('enable_seqscan', 'on', true); end if;
end
$$;
comment on function register.found is 'Subjects that are found and may be seen, the best first among the first thousand';

create function register.remember(found json) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into register.search as s (tenant, subject, kind, name, words)
  select nullif(current_setting('app.tenant', true), '')::int, r.subject, r.kind, r.name, array_to_tsvector(r.words)
  from json_to_recordset(found) r (subject uuid, kind text, name text, words text[])
  on conflict (tenant, subject) do update set name = excluded.name, words = excluded.words
$$;
comment on function register.remember is 'Says by what subjects are found from now on; nothing: they are found no more';
revoke all on function register.found(tsquery, text, text, int), register.remember(json) from public;
grant execute on function register.found(tsquery, text, text, int), register.remember(json) to oneneedle_app;
