-- What is said about a unit is kept from everybody who sits in it, by whatever post they ask (rule of the field A9). The
-- wall is of its own and stands across the others: it narrows what they let through, also where a handler forgets to ask.
-- It is the application's alone: a function that runs with its owner's rights counts all, whoever asks.
alter table kernel.subject add column kept_from uuid;
alter table kernel.act add column kept_from uuid;
alter table kernel.message add column kept_from uuid;
comment on column kernel.subject.kept_from is 'The unit whose people see nothing of it: it is a complaint about them';
comment on column kernel.act.kept_from is 'The unit whose people do not see the act; no part of what is sealed';
comment on column kernel.message.kept_from is 'The unit whose people do not see the message';

-- What was said before today. A case begins with somebody's word, which names the unit complained of.
alter table kernel.subject no force row level security;
alter table kernel.act no force row level security;
alter table kernel.message no force row level security;
update kernel.subject s set kept_from = (a.data ->> 'about')::uuid from kernel.act a
  where a.tenant = s.tenant and a.subject = s.subject and a.n = 1 and a.act = 'casework.say'
    and a.data ->> 'about' is not null;
update kernel.act a set kept_from = s.kept_from from kernel.subject s
  where s.tenant = a.tenant and s.subject = a.subject and s.kept_from is not null;
update kernel.message m set kept_from = s.kept_from from kernel.subject s
  where s.tenant = m.tenant and s.subject = m.subject and s.kept_from is not null;
alter table kernel.subject force row level security;
alter table kernel.act force row level security;
alter table kernel.message force row level security;

do $$
declare t text;
begin
  foreach t in array array['subject', 'act', 'message'] loop
    execute format('create policy apart on kernel.%I as restrictive to oneneedle_app using (kept_from is null or kept_from <> all
      ((select string_to_array(coalesce(current_setting(''app.sits'', true), ''''), '','')::uuid[])::uuid[]))
      with check (true)', t);
  end loop;
end $$;
