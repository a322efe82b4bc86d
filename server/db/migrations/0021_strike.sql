create table clock_print (
  tenant_id integer not null,
  print bytea not null,
  after_id uuid,
  primary key (tenant_id)
);
comment on table clock_print is 'What wakes_at of the open matters was computed from: a hash over the supervision rules and the calendar, and how far a new computation has come; null when it is done.';
select place('clock_print', 'tenant');
grant select, insert, update on clock_print to lianxin_app;
alter table clock_print enable row level security;
create policy tenant_only on clock_print using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
create index matter_open on matter (tenant_id, id) where status in ('opened', 'dispatched', 'suspended', 'answered');
