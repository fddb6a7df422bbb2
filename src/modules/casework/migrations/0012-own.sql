-- A resident who is signed in sees the title and the standing of the cases their words are in, and no more of them. Inside
-- the function the view is the whole county's: on a server whose owner is no superuser the policies hold for it too.
create function casework.own() returns table (number text, text text, public_title text, at timestamptz, status text)
  language sql stable security definer set search_path = pg_catalog set app.areas = '%' as $$
  select r.number, r.text, c.public_title, r.at, c.status
  from casework.request r join casework."case" c on c.tenant = r.tenant and c.id = r.case_id
  where r.tenant = nullif(current_setting('app.tenant', true), '')::int
    and r.resident = nullif(current_setting('app.person', true), '')
  order by r.at desc limit 200
$$;
revoke all on function casework.own() from public;
grant execute on function casework.own() to oneneedle_app;
