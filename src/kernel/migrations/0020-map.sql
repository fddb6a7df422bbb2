-- The county's own map: outlines of its areas, and roads and water to recognise a place by.

create table kernel.map_feature (
  tenant int not null,
  id text collate "C" not null,
  area text collate "C" not null,
  kind text not null,
  name jsonb,
  shape jsonb not null,
  datum text not null,
  attribution text,
  closed_at timestamptz,
  primary key (tenant, id)
);
comment on table kernel.map_feature is 'The map: an area''s outline (id is its path), or a road or water (area is the county). shape is GeoJSON geometry in WGS 84; datum is what the file was drawn in';

alter table kernel.map_feature enable row level security;
alter table kernel.map_feature force row level security;
-- Known in the whole county and to strangers; changed within one's own area.
create policy see on kernel.map_feature for select using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
);
create policy keep on kernel.map_feature using (
  tenant = (select nullif(current_setting('app.tenant', true), '')::int)
  and (area || '.') like any ((select string_to_array(current_setting('app.areas', true), ','))::text[])
);
grant select, insert, update on kernel.map_feature to oneneedle_app;
