-- Working days as data: another country brings its own rows.

create table kernel.calendar (
  tenant int not null,
  id text not null,
  zone text not null,
  weekend int[] not null,
  hours jsonb not null,
  primary key (tenant, id)
);
comment on table kernel.calendar is 'The county’s calendar: time zone, weekly days off, duty hours';

create table kernel.calendar_year (
  tenant int not null,
  calendar text not null,
  year int not null,
  revision int not null,
  source jsonb not null,
  days jsonb not null,
  loaded_at timestamptz not null,
  primary key (tenant, calendar, year, revision),
  foreign key (tenant, calendar) references kernel.calendar (tenant, id)
);
comment on table kernel.calendar_year is 'Holidays and make-up days of a year, by revision of the notice; nothing is computed in a year without a row';

do $$
declare t text;
begin
  foreach t in array array['calendar', 'calendar_year'] loop
    execute format('alter table kernel.%I enable row level security', t);
    execute format('alter table kernel.%I force row level security', t);
    execute format('create policy of_tenant on kernel.%I using (tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int))', t);
  end loop;
end $$;
grant select, insert on kernel.calendar, kernel.calendar_year to oneneedle_app;
