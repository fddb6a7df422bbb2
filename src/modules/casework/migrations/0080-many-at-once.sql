-- Keys and words of many requests in one statement: `keys` and `all_words` are arrays of objects by column.
drop function casework.keep_key(text, text, uuid, uuid), casework.remember(uuid, text, tsvector);
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
revoke all on function casework.keep_keys(json), casework.remember_all(json) from public;
grant execute on function casework.keep_keys(json), casework.remember_all(json) to oneneedle_app;
