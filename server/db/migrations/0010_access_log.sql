create table access_log (
  tenant_id integer not null,
  seq bigint not null,
  at timestamptz not null,
  what text not null,
  person_id uuid,
  role text,
  unit_id text,
  object text,
  ok boolean not null,
  reason text,
  address text,
  trace text,
  details jsonb not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, seq)
);
comment on table access_log is '访问日志: who signed in, looked, revealed, exported, granted, and what they were refused; without gaps, each line chained to the one before. Insert only.';
comment on column access_log.person_id is 'A person of the staff; null where nobody was known yet, and for citizens and commands.';
comment on column access_log.object is 'The number or id of what it was about, never words or names.';
comment on column access_log.hash is 'SHA-256 over prev_hash and the line; the first line follows 32 zero bytes. The counter of the series accessLog tells how many there are.';
select place('access_log', 'tenant');
create index access_log_person on access_log (tenant_id, person_id, seq) where person_id is not null;
create index access_log_object on access_log (tenant_id, object, seq) where object is not null;
create index access_log_what on access_log (tenant_id, what, seq);
grant select, insert on access_log to lianxin_app;
alter table access_log enable row level security;
create policy tenant_only on access_log using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
