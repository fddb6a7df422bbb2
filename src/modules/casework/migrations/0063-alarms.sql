-- What the policy pack knows of how people speak, and the danger that was read out of each case's words.
create table casework.pack_words (
  tenant int not null,
  name text not null,
  words jsonb not null,
  primary key (tenant, name)
);
comment on table casework.pack_words is 'Word tables of the policy pack by which texts are judged, renewed at every start';
alter table casework.pack_words enable row level security;
alter table casework.pack_words force row level security;
create policy see on casework.pack_words for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy keep on casework.pack_words using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (tenant || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
grant select, insert, update on casework.pack_words to oneneedle_app;

alter table casework."case" add column alarm jsonb;
comment on column casework."case".alarm is 'Danger that its words speak of, with the words, and what a person answered: raised, dismissed or not yet anything';
create index case_alarm on casework."case" (tenant, due, id) where type = 'open' and alarm ->> 'answer' = 'open';
