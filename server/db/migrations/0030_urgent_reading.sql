create table urgent_reading (
  tenant_id integer not null,
  matter_id uuid not null,
  urgency text not null,
  probability real not null,
  training_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, matter_id),
  foreign key (tenant_id, matter_id) references matter (tenant_id, id)
);
comment on table urgent_reading is '机器判为可能紧急: matters whose words read as urgent, surely, when they came in; the others have no row. Insert only; no part of the ledger.';
comment on column urgent_reading.urgency is 'critical or urgent.';
comment on column urgent_reading.probability is '0 to 1, as it was told.';
comment on column urgent_reading.training_id is 'The training it was read with.';
select place('urgent_reading', 'tenant');
grant select, insert on urgent_reading to lianxin_app;
alter table urgent_reading enable row level security;
create policy tenant_only on urgent_reading using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
