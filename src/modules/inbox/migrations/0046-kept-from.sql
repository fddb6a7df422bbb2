-- A duty on a complaint is kept from everybody who sits in the unit complained of, also where another post of theirs owes it.
alter table inbox.duty add column kept_from uuid;
comment on column inbox.duty.kept_from is 'The unit whose people do not see the duty: it is about a complaint about them';
alter table inbox.duty no force row level security;
alter table kernel.subject no force row level security;
update inbox.duty d set kept_from = s.kept_from from kernel.subject s
  where s.tenant = d.tenant and s.subject = 'case:' || d.ref and s.kept_from is not null;
-- what was done about such a duty has no subject of its own
alter table kernel.act no force row level security;
update kernel.act a set kept_from = d.kept_from from inbox.duty d
  where d.tenant = a.tenant and a.subject = 'duty:' || d.id and d.kept_from is not null;
alter table kernel.act force row level security;
alter table kernel.subject force row level security;
alter table inbox.duty force row level security;

create policy apart on inbox.duty as restrictive to oneneedle_app using (kept_from is null or kept_from <> all
  ((select string_to_array(coalesce(current_setting('app.sits', true), ''), ',')::uuid[])::uuid[]))
  with check (true);

-- what the policies ask stands in the index, so that counting a list does not visit its rows
drop index inbox.duty_list;
create index duty_list on inbox.duty (tenant, unit, needs, due, minutes, id)
  include (line, kind, person, snoozed_until, area, ref, kept_from) where done_at is null;
