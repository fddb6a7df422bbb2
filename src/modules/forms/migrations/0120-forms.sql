-- Forms: the spreadsheets that units send, what fills each of their places, and for an hour what came out.

create schema forms;
grant usage on schema forms to oneneedle_app;

create table forms.form (
  tenant int not null,
  id uuid not null,
  unit uuid not null,
  name text not null,
  version int not null,
  about text,
  bindings jsonb not null,
  conditions jsonb not null,
  sort text,
  purpose text not null,
  ready boolean not null,
  changed_at timestamptz not null,
  primary key (tenant, id)
);
comment on table forms.form is 'A form that a unit asks for; bindings: place to {element, variant}, remembered for the next version; ready: a person confirmed them';
create index form_unit on forms.form (tenant, unit);

create table forms.template (
  tenant int not null,
  hash text not null,
  content text not null,
  primary key (tenant, hash)
);
comment on table forms.template is 'Templates under the SHA-256 of their bytes, in base64: with empty rows only, so that all of the county may see them';

create table forms.version (
  tenant int not null,
  form uuid not null,
  version int not null,
  hash text not null,
  file_name text not null,
  came_as text not null,
  layout jsonb not null,
  others jsonb not null,
  at timestamptz not null,
  who jsonb not null,
  primary key (tenant, form, version),
  foreign key (tenant, form) references forms.form (tenant, id),
  foreign key (tenant, hash) references forms.template (tenant, hash)
);
comment on table forms.version is 'The templates of a form one after the other, and what each asks for where';

create table forms.filling (
  tenant int not null,
  id uuid not null,
  person uuid,
  area text collate "C" not null,
  name text not null,
  content text not null,
  until timestamptz not null,
  primary key (tenant, id)
);
comment on table forms.filling is 'Filled forms, locked, for whoever made them and for an hour: they hold what is known of people';
create index filling_until on forms.filling (tenant, until);

do $$
declare
  t text;
  of_tenant text := 'tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int)';
  own text := 'tenant = nullif(current_setting(''app.tenant'', true), '''')::int';
  -- the house's own work holds no unit, and sees the whole county
  by_unit text := '(unit = any ((select string_to_array(current_setting(''app.units'', true), '',''))::uuid[])
    or (tenant || ''.'') like any ((select string_to_array(current_setting(''app.areas'', true), '',''))::text[]))';
  in_area text := '(area || ''.'') like any ((select string_to_array(current_setting(''app.areas'', true), '',''))::text[])';
begin
  foreach t in array array['form', 'template', 'version', 'filling'] loop
    execute format('alter table forms.%I enable row level security', t);
    execute format('alter table forms.%I force row level security', t);
    execute format('create policy see on forms.%I for select using (%s)', t,
      of_tenant || case when t = 'filling' then ' and ' || in_area else '' end);
    execute format('create policy add on forms.%I for insert with check (%s)', t,
      own || case when t = 'form' then ' and ' || by_unit else '' end);
    execute format('grant select, insert on forms.%I to oneneedle_app', t);
  end loop;
  execute format('create policy change on forms.form for update using (%s and %s) with check (%s)', of_tenant, by_unit, own);
  grant update on forms.form to oneneedle_app;
  -- what is past its hour goes wherever it lies: `forms.forget`
  execute format('create policy forget on forms.filling to current_user using (%s)', of_tenant);
end $$;

-- the serving role removes nothing by itself: only what is past its hour goes, whoever asks
create function forms.forget(now timestamptz) returns void
  language sql security definer set search_path = pg_catalog as $$
  delete from forms.filling where tenant = nullif(current_setting('app.tenant', true), '')::int and until < now
$$;
comment on function forms.forget(timestamptz) is 'Filled forms past their hour are gone';
revoke all on function forms.forget(timestamptz) from public;
grant execute on function forms.forget(timestamptz) to oneneedle_app;
