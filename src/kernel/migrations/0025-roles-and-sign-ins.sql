-- A role can be closed like everything else on the books, and its revision tells two people who edit it at once.
alter table kernel.role add column closed_at timestamptz, add column revision int not null default 1;

-- ten thousand areas are listed with how many units each has
create index unit_area on kernel.unit (tenant, area);

-- Whoever keeps the people ends somebody's sign-ins with the act that says so, or neither happens. The serving role sees
-- nothing of schema auth: this function ends and tells how much, and shows nothing.
create function kernel.end_sign_ins(whose uuid, drops_second_factor boolean)
  returns table (sessions int, second_factors int)
  language sql security definer set search_path = pg_catalog as $$
  with person as (
    select account from kernel.person
    where tenant = nullif(current_setting('app.tenant', true), '')::int and id = whose and account is not null
  ), signed_out as (
    delete from auth."session" s using person p where s."userId" = p.account returning s.id
  ), trusted as (
    delete from auth."verification" v using person p where v.value = p.account returning v.id
  ), factors as (
    delete from auth."twoFactor" f using person p
    where drops_second_factor and f."userId" = p.account returning f."userId"
  ), dropped as (
    update auth."user" u set "twoFactorEnabled" = false from person p
    where drops_second_factor and u.id = p.account and u."twoFactorEnabled" returning u.id
  )
  select (select count(*) from signed_out)::int,
    greatest((select count(*) from factors), (select count(*) from dropped))::int
$$;
revoke all on function kernel.end_sign_ins(uuid, boolean) from public;
grant execute on function kernel.end_sign_ins(uuid, boolean) to oneneedle_app;
