-- Attachments: the bytes lie in the file store under their hash, this says what they are.

create table kernel.file (
  tenant int not null,
  id uuid not null,
  hash text not null,
  mime text not null,
  bytes bigint not null,
  at timestamptz not null,
  primary key (tenant, id)
);
comment on table kernel.file is 'Stored attachments. Who may read one is decided by the module it belongs to';
alter table kernel.file enable row level security;
alter table kernel.file force row level security;
create policy of_tenant on kernel.file using (tenant = (select nullif(current_setting('app.tenant', true), '')::int));
grant select, insert on kernel.file to oneneedle_app;
