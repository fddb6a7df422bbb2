-- A resident who is signed in sees the title and the standing of the cases their words are in, and no more of them: the
-- function looks in its owner's name. The owner, where it is not above all policies, sees its tenant's cases for that.
create policy look on casework."case" for select to current_user using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy look on casework.request for select to current_user using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);

create function casework.own() returns table (number text, text text, public_title text, at timestamptz, status text)
  language sql stable security definer set search_path = pg_catalog as $$
  select r.number, r.text, c.public_title, r.at, c.status
  from casework.request r join casework."case" c on c.tenant = r.tenant and c.id = r.case_id
  where r.tenant = nullif(current_setting('app.tenant', true), '')::int
    and r.resident = nullif(current_setting('app.person', true), '')
  order by r.at desc limit 200
$$;
revoke all on function casework.own() from public;
grant execute on function casework.own() to oneneedle_app;
