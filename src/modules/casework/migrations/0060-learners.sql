-- What is learnt from the choices people made, and what was suggested before they chose.

create table casework.learner (
  tenant int not null,
  kind text not null,
  learnt_at timestamptz,
  speaks_since timestamptz,
  report jsonb,
  model bytea,
  threshold real,
  primary key (tenant, kind)
);
comment on table casework.learner is 'What was learnt from people’s choices of category and unit, and how well it did on choices it had not seen. model: hashes of word parts with weights, null while it is silent; threshold: what the operator set, null where its own is used';

create table casework.suggested (
  tenant int not null,
  case_id uuid not null,
  kind text not null,
  said text not null,
  sure real not null,
  chosen text not null,
  at timestamptz not null,
  primary key (tenant, case_id, kind),
  foreign key (tenant, case_id) references casework."case" (tenant, id)
);
comment on table casework.suggested is 'What was suggested for a case and what a person then chose; the latest choice of each kind';
create index suggested_newest on casework.suggested (tenant, kind, at desc);

alter table casework.learner enable row level security;
alter table casework.learner force row level security;
alter table casework.suggested enable row level security;
alter table casework.suggested force row level security;
create policy of_tenant on casework.learner using (tenant = (select nullif(current_setting('app.tenant', true), '')::int));
create policy of_case on casework.suggested using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and exists (select 1 from casework."case" c where c.tenant = suggested.tenant and c.id = suggested.case_id)
);
grant select, insert, update on casework.learner, casework.suggested to oneneedle_app;
