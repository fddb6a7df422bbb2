-- The view's units are read once for a statement: a cast outside the subselect was done anew for every row, and cost more
-- than all the rest of a count. Nothing else changes.
alter policy see on casework."case" using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or units && (select string_to_array(current_setting('app.units', true), ',')::uuid[])
    or id = (select nullif(current_setting('app.case_id', true), '')::uuid)
    or (public_text is not null and (select current_setting('app.published', true)) = '1'))
);
alter policy change on casework."case" using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or units && (select string_to_array(current_setting('app.units', true), ',')::uuid[])
    or id = (select nullif(current_setting('app.case_id', true), '')::uuid))
);
alter policy see on casework.request using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (case_id = (select nullif(current_setting('app.case_id', true), '')::uuid)
    or resident = (select nullif(current_setting('app.person', true), ''))
    or exists (select 1 from casework."case" c where c.tenant = request.tenant and c.id = request.case_id
      and ((c.area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
        or c.units && (select string_to_array(current_setting('app.units', true), ',')::uuid[]))))
);
alter policy change on casework.request using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (case_id = (select nullif(current_setting('app.case_id', true), '')::uuid)
    or exists (select 1 from casework."case" c where c.tenant = request.tenant and c.id = request.case_id
      and ((c.area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
        or c.units && (select string_to_array(current_setting('app.units', true), ',')::uuid[]))))
);
