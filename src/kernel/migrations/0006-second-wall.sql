-- The second wall, closed where a handler that forgets its WHERE could still change what lies outside its view.

-- The answer to a command may hold a resident's code: only the command itself finds it again.
drop policy of_tenant on kernel.command;
create policy see on kernel.command for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and id = (select nullif(current_setting('app.command', true), '')::uuid)
);
create policy add on kernel.command for insert with check (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);

-- Areas, units and posts are known in the whole county and changed within one's own area; a post also by its unit.
drop policy of_tenant on kernel.area;
create policy see on kernel.area for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy keep on kernel.area using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (path || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
drop policy of_tenant on kernel.unit;
create policy see on kernel.unit for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy keep on kernel.unit using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
drop policy of_tenant on kernel.post;
create policy see on kernel.post for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy keep on kernel.post using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or unit = any ((select string_to_array(current_setting('app.units', true), ','))::uuid[]))
);

-- What holds for the whole county is changed by whoever sees the whole county.
drop policy of_tenant on kernel.role;
create policy see on kernel.role for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy keep on kernel.role using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
drop policy change on kernel.message;
create policy change on kernel.message for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
