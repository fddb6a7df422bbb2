-- Which units take in complaints about other units is the county's, not the program's.
create table kernel.complaint_kind (
  tenant int not null,
  kind text not null,
  turn int not null,
  primary key (tenant, kind)
);
comment on table kernel.complaint_kind is 'Kinds of units that take in complaints about units; whose turn comes first is asked first';
alter table kernel.area no force row level security;
insert into kernel.complaint_kind (tenant, kind, turn)
  select a.tenant, k.kind, k.turn from kernel.area a, (values ('centre', 1), ('government', 2)) as k (kind, turn)
  where a.path = a.tenant::text;
alter table kernel.area force row level security;

alter table kernel.complaint_kind enable row level security;
alter table kernel.complaint_kind force row level security;
create policy see on kernel.complaint_kind for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy keep on kernel.complaint_kind using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
grant select, insert, update on kernel.complaint_kind to oneneedle_app;
