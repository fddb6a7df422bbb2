-- A duty is changed by whoever may see it: an update that forgets its WHERE asks for no right to read.
drop policy change on inbox.duty;
create policy change on inbox.duty for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (unit = any ((select string_to_array(current_setting('app.units', true), ','))::uuid[])
    or (area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or ref = (select nullif(current_setting('app.case_id', true), '')::uuid))
) with check (tenant = (select nullif(current_setting('app.tenant', true), '')::int));
