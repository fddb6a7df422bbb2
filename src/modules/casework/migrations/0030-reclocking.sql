-- A change of the calendar is carried into the dates of all open cases, from case to case and batch by batch.

alter table casework."case" add column clocks_until timestamptz;
comment on column casework."case".clocks_until is 'The latest date of its running clocks; null where none runs, or one has no date';
create index case_open on casework."case" (tenant, id) where type = 'open';
drop index casework.case_missing_year;
alter table casework."case" drop column missing_year;

create table casework.reclocking (
  tenant int not null,
  revision int not null,
  total int not null,
  seen int not null default 0,
  moved int not null default 0,
  behind uuid,
  failed uuid[] not null default '{}',
  units jsonb not null default '{}',
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant, revision)
);
comment on table casework.reclocking is 'How far each change of the calendar has been carried into open cases: the last case seen, how many dates moved and at which units';
alter table casework.reclocking enable row level security;
alter table casework.reclocking force row level security;
create policy of_county on casework.reclocking using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
grant select, insert, update on casework.reclocking to oneneedle_app;
