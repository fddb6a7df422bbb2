-- One loud writer of another system's board is one voice in a topic, also in what was read before this was so.
create index request_writer on casework.request (tenant, writer, at, id) where writer is not null;
comment on column casework.thread_member.writer is 'The first request of the same resident, of the same writer of another system, or of the same number';

alter table casework.request no force row level security;
alter table casework.thread no force row level security;
alter table casework.thread_member no force row level security;
update casework.thread_member m set writer = f.first
  from (select r.tenant, r.id, first_value(r.id) over (partition by r.tenant, r.writer order by r.at, r.id) as first
    from casework.request r where r.writer is not null and r.resident is null) f
  where m.tenant = f.tenant and m.request = f.id and m.writer <> f.first;
update casework.thread t set people = n.people, change = nextval('casework.thread_change')
  from (select m.tenant, m.thread, count(distinct m.writer) as people from casework.thread_member m group by 1, 2) n
  where n.tenant = t.tenant and n.thread = t.id and n.people <> t.people;
alter table casework.request force row level security;
alter table casework.thread force row level security;
alter table casework.thread_member force row level security;
