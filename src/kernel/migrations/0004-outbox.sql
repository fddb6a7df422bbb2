-- What is to be sent to people and systems outside, and how far each sending has come.

create table kernel.message (
  tenant int not null,
  id uuid not null,
  channel text not null check (channel in ('sms', 'mail', 'webhook')),
  recipient text not null,
  kind text not null,
  title text not null,
  body text not null,
  subject text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'given-up')),
  tries int not null default 0,
  next_try timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant, id)
);
comment on table kernel.message is 'The outbox: messages to residents and systems, written with the change that causes them and sent after it';
create index message_due on kernel.message (tenant, next_try) where state in ('waiting', 'sending');
create index message_newest on kernel.message (tenant, created_at desc, id desc);

alter table kernel.message enable row level security;
alter table kernel.message force row level security;
create policy see on kernel.message for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
create policy add on kernel.message for insert with check (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy change on kernel.message for update using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
grant select, insert, update on kernel.message to oneneedle_app;
