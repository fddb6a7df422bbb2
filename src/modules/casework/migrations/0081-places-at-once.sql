-- Places of many requests in one statement: `places` is an array of objects by column.
drop function casework.remember_places(uuid, timestamptz, text[]);
create function casework.remember_places(places json) returns void
  language sql security definer set search_path = pg_catalog as $$
  insert into casework.place (tenant, key, at, case_id)
  select nullif(current_setting('app.tenant', true), '')::int, p.key, p.at, p.case_id
  from json_populate_recordset(null::casework.place, places) p
  on conflict do nothing
$$;
revoke all on function casework.remember_places(json) from public;
grant execute on function casework.remember_places(json) to oneneedle_app;
