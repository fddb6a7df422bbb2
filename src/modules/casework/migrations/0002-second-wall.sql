-- Requests and attachments are changed by whoever may see them: an update that forgets its WHERE asks for no right to
-- read, so the right to change must know the same bounds.
drop policy change on casework.request;
create policy change on casework.request for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (case_id = (select nullif(current_setting('app.case_id', true), '')::uuid)
    or exists (select 1 from casework."case" c where c.tenant = request.tenant and c.id = request.case_id
      and ((c.area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
        or c.units && (select string_to_array(current_setting('app.units', true), ','))::uuid[])))
) with check (tenant = (select nullif(current_setting('app.tenant', true), '')::int));
drop policy change on casework.attachment;
create policy change on casework.attachment for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and exists (select 1 from casework."case" c where c.tenant = attachment.tenant and c.id = attachment.case_id)
) with check (tenant = (select nullif(current_setting('app.tenant', true), '')::int));

-- Categories, rules and templates hold for the whole county and are kept by whoever sees the whole county.
do $$
declare t text;
begin
  foreach t in array array['category', 'deadline_rule', 'template'] loop
    execute format('drop policy of_tenant on casework.%I', t);
    execute format('create policy see on casework.%I for select using (tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int))', t);
    execute format('create policy keep on casework.%I using (tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int)
      and (tenant || ''.'') like any ((select string_to_array(current_setting(''app.areas'', true), '',''))::text[]))', t);
  end loop;
end $$;
