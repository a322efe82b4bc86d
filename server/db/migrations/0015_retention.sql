alter table identity_vault add column erased_at timestamptz;
alter table identity_vault add column erased_why text;
comment on column identity_vault.erased_at is 'When what was sealed was erased: at the end of its time, or at the submitter''s wish. The row stays, empty.';
create index identity_stored on identity_vault (tenant_id, stored_at) where erased_at is null;
comment on index identity_stored is 'What may have to be erased, oldest first.';
grant update (erased_at, erased_why) on identity_vault to lianxin_app;

create table legal_hold (
  tenant_id integer not null,
  matter_id uuid not null,
  seq integer not null,
  held boolean not null,
  reason text not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, matter_id, seq),
  foreign key (tenant_id, matter_id) references matter (tenant_id, id)
);
comment on table legal_hold is '法定留存: a matter of which nothing is erased, since when and why; the last line of a matter counts. Insert only.';
select place('legal_hold', 'tenant');
grant select, insert on legal_hold to lianxin_app;
alter table legal_hold enable row level security;
create policy tenant_only on legal_hold using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table identity_request (
  tenant_id integer not null,
  id uuid not null,
  submission_id uuid not null,
  kind text not null,
  words text not null,
  sealed bytea,
  asked_at timestamptz not null,
  due_on date not null,
  extended_why text,
  decided_at timestamptz,
  decided_by uuid,
  granted boolean,
  reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, submission_id) references submission (tenant_id, id)
);
comment on table identity_request is '个人信息请求: what a submitter asked about their own identity, until when it is answered, and how it was.';
comment on column identity_request.sealed is 'For a correction: the identity as it should be, encrypted; taken away once it is decided.';
select place('identity_request', 'tenant');
create index identity_request_open on identity_request (tenant_id, due_on, id) where decided_at is null;
create index identity_request_submission on identity_request (tenant_id, submission_id);
grant select, insert on identity_request to lianxin_app;
grant update (due_on, extended_why, sealed, decided_at, decided_by, granted, reason) on identity_request to lianxin_app;
alter table identity_request enable row level security;
create policy tenant_only on identity_request using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
