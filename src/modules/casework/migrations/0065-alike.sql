-- Near duplicates are looked for where a case lies: by its point, by the places that its words name, and by the words.

alter table casework."case" add column cell bigint;
alter table casework."case" no force row level security;
-- as rules/alike/cells.ts reckons
update casework."case" set cell = floor((lat + 90) / 0.003)::bigint * 120001 + floor((long + 180) / 0.003)::bigint
  where lat is not null and long is not null;
alter table casework."case" force row level security;
comment on column casework."case".cell is 'The piece of ground of about 300 m that its point lies in; null without a point';
create index case_cell on casework."case" (tenant, cell, opened_at desc) where cell is not null;

create table casework.place (
  tenant int not null,
  key text collate "C" not null,
  at timestamptz not null,
  case_id uuid not null,
  primary key (tenant, key, at, case_id)
);
comment on table casework.place is 'Which places the words of each case name, by the key that rules/places gives them; read through casework.at_places only';

-- As with the words: no right for the serving role, ids are handed out and the policies on "case" decide what is seen.
create function casework.remember_places(one uuid, said timestamptz, keys text[]) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into casework.place (tenant, key, at, case_id)
  select nullif(current_setting('app.tenant', true), '')::int, key, said, one from unnest(keys) key
  on conflict do nothing
$$;
create function casework.at_places(keys text[], since timestamptz, till timestamptz, most int)
  returns table (key text, uses int, cases uuid[])
  language sql stable security definer set search_path = pg_catalog as $$
  select k, (select count(*)::int from (select 1 from casework.place p
      where p.tenant = nullif(current_setting('app.tenant', true), '')::int and p.key = k and p.at >= since and p.at <= till
      limit 1000) counted),
    array(select p.case_id from casework.place p
      where p.tenant = nullif(current_setting('app.tenant', true), '')::int and p.key = k and p.at >= since and p.at <= till
      order by p.at desc limit most)
  from unnest(keys) k
$$;
-- ids begin with their instant, so that the oldest one that is wanted is a bound
create function casework.worded(pairs tsquery, since uuid, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog as $$
  select s.case_id from casework.search s
  where s.tenant = nullif(current_setting('app.tenant', true), '')::int and s.words @@ pairs and s.case_id >= since
  order by s.case_id desc limit most
$$;
-- How common the commonest words are, as the server itself counts them to plan its questions. Nothing while there are few.
create function casework.common_words() returns table (word text, share real, texts bigint)
  language sql stable security definer set search_path = pg_catalog as $$
  select e.word, f.share, c.reltuples::bigint
  from pg_stats s, pg_class c,
    unnest(s.most_common_elems::text::text[]) with ordinality e (word, n),
    unnest(s.most_common_elem_freqs) with ordinality f (share, n)
  where s.schemaname = 'casework' and s.tablename = 'search' and s.attname = 'words'
    and c.oid = 'casework.search'::regclass and c.reltuples >= 2000 and f.n = e.n
$$;
alter function casework.at_places(text[], timestamptz, timestamptz, int) set plan_cache_mode = 'force_custom_plan';
alter function casework.worded(tsquery, uuid, int) set plan_cache_mode = 'force_custom_plan';
revoke all on function casework.remember_places(uuid, timestamptz, text[]), casework.at_places(text[], timestamptz, timestamptz, int),
  casework.worded(tsquery, uuid, int), casework.common_words() from public;
grant execute on function casework.remember_places(uuid, timestamptz, text[]), casework.at_places(text[], timestamptz, timestamptz, int),
  casework.worded(tsquery, uuid, int), casework.common_words() to oneneedle_app;
