create table region_map (
  tenant_id integer not null,
  shapes text not null,
  places integer not null,
  put_in_at timestamptz not null,
  primary key (tenant_id)
);
comment on table region_map is '区划图: the outlines of a prefecture''s places, one map each; the next that is put in takes its place.';
comment on column region_map.shapes is 'A GeoJSON FeatureCollection as checked by domain/region/check-map.ts; text, because nothing in it is ever asked for alone.';
comment on column region_map.places is 'How many places it draws.';
select place('region_map', 'tenant');
grant select, insert, update on region_map to lianxin_app;
alter table region_map enable row level security;
create policy tenant_only on region_map using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
