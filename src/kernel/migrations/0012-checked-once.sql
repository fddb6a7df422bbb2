-- A row that is written is checked once: a subselect around the setting saves nothing there, and planning one cost as much
-- as the rest of the insert.
alter policy add on kernel.act with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
alter policy add on kernel.command with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
alter policy add on kernel.message with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
alter policy see on kernel.subject with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
