-- A row that is written is checked once: a subselect around the setting saves nothing there, and planning one cost as much
-- as the rest of the insert.
alter policy add on casework."case" with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
alter policy change on casework."case" with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
alter policy add on casework.request with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
alter policy change on casework.request with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
alter policy add on casework.contact with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
alter policy add on casework.attachment with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
alter policy change on casework.attachment with check (tenant = nullif(current_setting('app.tenant', true), '')::int);
