-- What was learnt is read in the whole county, and changed only by whoever reaches all of it.

alter table casework.learner alter column threshold type double precision;
alter table casework.suggested alter column sure type double precision;
drop policy of_tenant on casework.learner;
create policy see on casework.learner for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy add on casework.learner for insert with check (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
create policy change on casework.learner for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
