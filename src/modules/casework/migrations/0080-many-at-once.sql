-- Keys, words and places of many requests in one statement: each argument is an array of objects by column.
drop function casework.keep_key(text, text, uuid, uuid), casework.remember(uuid, text, tsvector),
  casework.remember_places(uuid, timestamptz, text[]);
create function casework.keep_keys(keys json) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into casework.key (tenant, number, secret, case_id, request)
  select nullif(current_setting('app.tenant', true), '')::int, k.number, k.secret, k.case_id, k.request
  from json_populate_recordset(null::casework.key, keys) k
$$;
create function casework.remember_all(all_words json) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into casework.search as s (tenant, case_id, area, words)
  select nullif(current_setting('app.tenant', true), '')::int, w.case_id, w.area, w.words
  from json_populate_recordset(null::casework.search, all_words) w
  on conflict (tenant, case_id) do update set area = excluded.area, words = s.words || excluded.words
$$;
create function casework.remember_places(places json) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into casework.place (tenant, key, at, case_id)
  select nullif(current_setting('app.tenant', true), '')::int, p.key, p.at, p.case_id
  from json_populate_recordset(null::casework.place, places) p
  on conflict do nothing
$$;
revoke all on function casework.keep_keys(json), casework.remember_all(json), casework.remember_places(json) from public;
grant execute on function casework.keep_keys(json), casework.remember_all(json), casework.remember_places(json) to oneneedle_app;
