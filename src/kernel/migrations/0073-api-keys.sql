-- Programs of others speak with a key of their own: least right, issued and revoked by whoever looks after the county.
create table kernel.api_key (
  tenant int not null,
  id uuid not null,
  name text not null,
  contact text not null,
  unit uuid,
  fingerprint text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant, id),
  unique (tenant, fingerprint),
  foreign key (tenant, unit) references kernel.unit (tenant, id)
);
comment on table kernel.api_key is 'Keys of other programs. Only a fingerprint is kept; unit: in whose name the program speaks, if any; used_at is exact to the hour';
create index api_key_unit on kernel.api_key (tenant, unit) where unit is not null;
alter table kernel.api_key enable row level security;
alter table kernel.api_key force row level security;
create policy keep on kernel.api_key using (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[]));
grant select, insert, update on kernel.api_key to oneneedle_app;

-- Whoever brings a key may try it, but not list keys. That it was used is noted once an hour, so that nobody waits for it.
create function kernel.try_api_key(print text, at timestamptz) returns table (id uuid, name text, unit uuid)
  language sql volatile security definer set search_path = pg_catalog set app.areas = '%' as $$
  with found as (
    select k.tenant, k.id, k.name, k.unit from kernel.api_key k
    where k.tenant = nullif(current_setting('app.tenant', true), '')::int
      and k.fingerprint = print and k.revoked_at is null
  ), used as (
    update kernel.api_key k set used_at = at from found f
    where k.tenant = f.tenant and k.id = f.id and (k.used_at is null or k.used_at < at - interval '1 hour')
    returning k.id
  )
  select f.id, f.name, f.unit from found f
$$;
revoke all on function kernel.try_api_key(text, timestamptz) from public;
grant execute on function kernel.try_api_key(text, timestamptz) to oneneedle_app;
