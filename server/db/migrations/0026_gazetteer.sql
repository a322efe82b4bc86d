create table gazetteer (
  tenant_id integer not null,
  entries text not null,
  size integer not null,
  matters integer not null,
  made_at timestamptz not null,
  primary key (tenant_id)
);
comment on table gazetteer is '地名库: names of estates, roads, schools and companies, made from the words of confirmed matters; the next that is made takes its place.';
comment on column gazetteer.entries is 'GazetteerEntry[] of domain/place/gazetteer.ts as JSON; text, because it is read whole.';
comment on column gazetteer.size is 'How many entries it holds.';
comment on column gazetteer.matters is 'From so many matters it was made.';
select place('gazetteer', 'tenant');
grant select, insert, update on gazetteer to lianxin_app;
alter table gazetteer enable row level security;
create policy tenant_only on gazetteer using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
