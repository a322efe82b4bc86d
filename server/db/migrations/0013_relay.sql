create table relay_message (
  tenant_id integer not null,
  id uuid not null,
  submission_id uuid not null,
  matter_id uuid not null,
  unit_id text not null,
  side text not null,
  writer_id uuid,
  text text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, submission_id) references submission (tenant_id, id)
);
comment on table relay_message is '中转留言: what a unit with an order and a submitter write to each other by way of the platform, in their own words; neither learns who the other is. Insert only.';
comment on column relay_message.matter_id is 'Which matter carried the submission when it was written.';
comment on column relay_message.unit_id is 'The unit of the exchange, whichever side writes.';
comment on column relay_message.side is 'Who writes: unit or submitter.';
comment on column relay_message.writer_id is 'The person who wrote for the unit: on record, told to nobody; null for the submitter.';
select place('relay_message', 'tenant');
create index relay_message_submission on relay_message (tenant_id, submission_id, at);
grant select, insert on relay_message to lianxin_app;
alter table relay_message enable row level security;
create policy tenant_only on relay_message using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
