-- Who sits in the unit complained of sees no row of the case; what hangs on a case is seen with it. Two things stay: whoever
-- writes the complaint down may do so (the one case that the transaction has opened), and what is published anybody may read.
alter table casework."case" add column about uuid;
comment on column casework."case".about is 'The unit complained of, whose people see nothing of the case';
alter table casework."case" no force row level security;
alter table kernel.subject no force row level security;
update casework."case" c set about = s.kept_from from kernel.subject s
  where s.tenant = c.tenant and s.subject = 'case:' || c.id and s.kept_from is not null;
alter table kernel.subject force row level security;
alter table casework."case" force row level security;

create policy apart on casework."case" as restrictive to oneneedle_app using (about is null
  or about <> all ((select string_to_array(coalesce(current_setting('app.sits', true), ''), ',')::uuid[])::uuid[])
  or id = (select nullif(current_setting('app.case_id', true), '')::uuid)
  or (public_text is not null and (select current_setting('app.published', true)) = '1'))
  with check (true);
