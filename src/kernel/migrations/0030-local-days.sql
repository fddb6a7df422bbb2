-- What a county sets on top of the national notice, and a count of all that ever changed its calendar.

create table kernel.local_day (
  tenant int not null,
  calendar text not null,
  date date not null,
  name jsonb not null,
  off boolean not null,
  hours jsonb,
  reason text not null,
  person uuid,
  set_at timestamptz not null,
  gone boolean not null default false,
  primary key (tenant, calendar, date),
  foreign key (tenant, calendar) references kernel.calendar (tenant, id)
);
comment on table kernel.local_day is 'Days that the county itself sets over the notice: off, worked, or worked for some hours only; person: who set it, null for the command line';

create table kernel.calendar_change (
  tenant int not null,
  calendar text not null,
  revision int not null,
  at timestamptz not null,
  first_day date not null,
  last_day date not null,
  primary key (tenant, calendar, revision),
  foreign key (tenant, calendar) references kernel.calendar (tenant, id)
);
comment on table kernel.calendar_change is 'Each change by which some days count differently, numbered: dates name the revision under which they were computed';

do $$
declare t text;
begin
  foreach t in array array['local_day', 'calendar_change'] loop
    execute format('alter table kernel.%I enable row level security', t);
    execute format('alter table kernel.%I force row level security', t);
    execute format('create policy see on kernel.%I for select using (tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int))', t);
    execute format('create policy keep on kernel.%I using (tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int)
      and (tenant || ''.'') like any ((select string_to_array(current_setting(''app.areas'', true), '',''))::text[]))', t);
  end loop;
end $$;
grant select, insert, update on kernel.local_day to oneneedle_app;
grant select, insert on kernel.calendar_change to oneneedle_app;
