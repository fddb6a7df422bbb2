create table casework.import_job (
  tenant int not null,
  id uuid not null,
  name text not null,
  bytes bigint not null,
  kind text not null,
  header jsonb not null,
  guesses jsonb not null,
  mapping jsonb not null,
  source text not null,
  is_history boolean not null default false,
  is_trial boolean not null default false,
  state text not null,
  counts jsonb,
  part double precision not null default 0,
  why jsonb,
  by_person uuid not null,
  at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant, id)
);
comment on table casework.import_job is 'Files of messages that were sent to be imported, how their columns are read, and how far each has come; the file itself lies in the data folder under its id until it is in';
create index import_job_newest on casework.import_job (tenant, at desc);
alter table casework.import_job enable row level security;
alter table casework.import_job force row level security;
-- messages of the whole county come in: for whoever keeps the whole county
create policy keep on casework.import_job using (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[]));
grant select, insert, update on casework.import_job to oneneedle_app;
