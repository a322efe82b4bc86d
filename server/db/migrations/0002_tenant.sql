create table tenant (
  id integer primary key,
  name text not null,
  letters text not null,
  demo boolean not null,
  catalogue_version bigint not null,
  created_at timestamptz not null
);
comment on table tenant is '盟市: one prefecture. The id is its six-digit division code; letters begin its human numbers; catalogue_version grows with every change of a catalogue.';
select place('tenant', 'reference');
grant select, insert on tenant to lianxin_app;
grant update (catalogue_version) on tenant to lianxin_app;

create table counter (
  tenant_id integer not null,
  series text not null,
  next bigint not null,
  primary key (tenant_id, series)
);
comment on table counter is 'The next human number of a series; a series is a day, 20260417.';
select place('counter', 'tenant');
grant select, insert, update on counter to lianxin_app;
alter table counter enable row level security;
create policy tenant_only on counter using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table token (
  hash bytea primary key,
  tenant_id integer not null,
  person_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table token is 'Bearer tokens of the demo prefecture, by SHA-256: the token itself is shown once and kept nowhere.';
select place('token', 'local');
grant select, insert on token to lianxin_app;
