-- What a category asks beside the words, in versions like the deadline rules: an answer keeps the question it was given to.
create table casework.category_form (
  tenant int not null,
  id uuid not null,
  category text not null,
  form jsonb not null,
  since timestamptz not null,
  primary key (tenant, id)
);
comment on table casework.category_form is 'What a category says of itself and asks; the newest row of a category is in force';
alter table casework.category_form enable row level security;
alter table casework.category_form force row level security;
create policy see on casework.category_form for select using (tenant = (select nullif(current_setting('app.tenant', true), '')::int));
create policy keep on casework.category_form using (tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[]));
grant select, insert on casework.category_form to oneneedle_app;

alter table casework.category add column changed_at timestamptz;
comment on column casework.category.changed_at is 'When it was last changed; null for what the policy pack brought and nobody has touched';

alter table casework.request add column answers jsonb;
comment on column casework.request.answers is 'What was answered to the questions of its category, each with its question';

alter table casework."case" add column keys uuid[] not null default '{}', add column changed_at timestamptz;
comment on column casework."case".keys is 'The API keys by which requests of it came';
comment on column casework."case".changed_at is 'When the last step that anybody may read was taken';
alter table casework."case" no force row level security;
update casework."case" c set changed_at = greatest(c.opened_at,
  (select max((step ->> 'at')::timestamptz) from jsonb_array_elements(c.public_steps) step));
alter table casework."case" force row level security;
create index case_changed on casework."case" (tenant, changed_at);
create index case_public on casework."case" (tenant, opened_at desc, id desc) where public_text is not null;

-- Whoever brought it in sees where it stands; what comes of it is read, not changed.
create policy brought on casework."case" for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and keys && (select array_remove(array[nullif(current_setting('app.key', true), '')::uuid], null))
);
create policy brought on casework.request for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and starts_with(source, (select 'open311:' || nullif(current_setting('app.key', true), '') || ':'))
);
