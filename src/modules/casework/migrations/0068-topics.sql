-- Requests about one matter come together as threads over time; a thread becomes a programme with tasks.

create sequence casework.thread_change;
comment on sequence casework.thread_change is 'Tells whoever holds threads in memory that somebody changed one';

create table casework.topic_background (
  tenant int not null,
  learnt_at timestamptz not null,
  texts int not null,
  terms jsonb not null,
  change bigint not null default nextval('casework.thread_change'),
  primary key (tenant)
);
comment on table casework.topic_background is 'How many of the county’s earlier texts hold a term: learnt now and then, so that a new text moves no weight';

create table casework.thread (
  tenant int not null,
  id uuid not null,
  area text collate "C" not null,
  name text not null,
  size int not null,
  people int not null,
  named boolean not null default false,
  pinned boolean not null default false,
  rejected boolean not null default false,
  merged_into uuid,
  days jsonb not null default '{}',
  change bigint not null default nextval('casework.thread_change'),
  primary key (tenant, id)
);
comment on table casework.thread is 'Two requests or more about one matter. area: the smallest that holds them all; days: how many came on which day; named: by a person, so it stays';
create index thread_topic on casework.thread (tenant, area) where merged_into is null and size >= 3;

create table casework.thread_member (
  tenant int not null,
  request uuid not null,
  thread uuid not null,
  writer uuid not null,
  why jsonb,
  by_person boolean not null default false,
  primary key (tenant, request),
  foreign key (tenant, request) references casework.request (tenant, id)
);
comment on table casework.thread_member is 'In which thread each request that was read is and why; alone in its own where it is like no other. writer: the first request of the same resident or number';
create index thread_member_thread on casework.thread_member (tenant, thread);

create table casework.thread_apart (
  tenant int not null,
  request uuid not null,
  thread uuid not null,
  primary key (tenant, request, thread),
  foreign key (tenant, request) references casework.request (tenant, id)
);
comment on table casework.thread_apart is 'Requests that a person took out of a thread: they never come back to it by themselves';

create table casework.programme (
  tenant int not null,
  id uuid not null,
  thread uuid not null,
  area text collate "C" not null,
  title text not null,
  aim text not null,
  lead uuid not null,
  units uuid[] not null,
  starts date not null,
  ends date not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  outcome jsonb,
  days jsonb not null default '{}',
  primary key (tenant, id)
);
comment on table casework.programme is 'One topic worked on as a whole (每月一题). units: the lead and whoever has a task; days: how many requests of the topic came on which day';
create unique index programme_open on casework.programme (tenant, thread) where closed_at is null;

create table casework.programme_task (
  tenant int not null,
  id uuid not null,
  programme uuid not null,
  unit uuid not null,
  what text not null,
  minutes int not null,
  due date not null,
  done_at timestamptz,
  note text,
  primary key (tenant, id),
  foreign key (tenant, programme) references casework.programme (tenant, id)
);
comment on table casework.programme_task is 'What a unit does in a programme and by when';
create index programme_task_programme on casework.programme_task (tenant, programme);

-- the same resident or number is one voice
create index contact_phone on casework.contact (tenant, phone) where phone is not null;

create policy of_county on casework.topic_background using (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[]));
create policy within on casework.thread using (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[]));
do $$
declare t text;
begin
  foreach t in array array['thread_member', 'thread_apart'] loop
    execute format('create policy within on casework.%I using (tenant = (select nullif(current_setting(''app.tenant'', true), '''')::int)
      and exists (select 1 from casework.request r where r.tenant = %I.tenant and r.id = %I.request))', t, t, t);
  end loop;
end $$;
-- what the county works on is for everybody to read; it is worked on by its area and its units
create policy see on casework.programme for select using (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and ((area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
    or units && (select string_to_array(current_setting('app.units', true), ','))::uuid[]
    or (select current_setting('app.published', true)) = '1'));
create policy add on casework.programme for insert with check (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[]));
create policy change on casework.programme for update using (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[]));
create policy see on casework.programme_task for select using (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and exists (select 1 from casework.programme p where p.tenant = programme_task.tenant and p.id = programme_task.programme));
create policy add on casework.programme_task for insert with check (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and exists (select 1 from casework.programme p where p.tenant = programme_task.tenant and p.id = programme_task.programme));
create policy change on casework.programme_task for update using (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (unit = any ((select string_to_array(current_setting('app.units', true), ','))::uuid[])
    or exists (select 1 from casework.programme p where p.tenant = programme_task.tenant and p.id = programme_task.programme
      and (p.area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[]))));

do $$
declare t text;
begin
  foreach t in array array['topic_background', 'thread', 'thread_member', 'thread_apart', 'programme', 'programme_task'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('grant select, insert, update on casework.%I to oneneedle_app', t);
  end loop;
end $$;
grant usage on sequence casework.thread_change to oneneedle_app;
