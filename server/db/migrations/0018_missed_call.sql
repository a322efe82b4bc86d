create table missed_call (
  tenant_id integer not null,
  id uuid not null,
  phone_hash bytea,
  sealed bytea not null,
  state text not null,
  rings integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  line text not null,
  seconds integer,
  ended text not null,
  tries jsonb not null,
  taken_by uuid,
  taken_until timestamptz,
  submission_id uuid,
  reason text,
  closed_at timestamptz,
  closed_by uuid,
  erased_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, submission_id) references submission (tenant_id, id)
);
comment on table missed_call is '未接来电: one telephone that rang and was not answered, until it is rung back; however often it rings meanwhile, one row.';
comment on column missed_call.phone_hash is 'Keyed hash of the telephone; null once it is erased.';
comment on column missed_call.sealed is 'The telephone, encrypted; empty once it is erased.';
comment on column missed_call.line is 'Which number was called the last time; seconds and ended are of that time too. Null seconds: nobody knows how long it rang.';
comment on column missed_call.tries is 'Calls back that reached nobody: [{id, at, by}].';
comment on column missed_call.taken_until is 'Until then taken_by alone rings back.';
comment on column missed_call.submission_id is 'What the call back became.';
comment on column missed_call.closed_by is 'Null where the time to ring back was over.';
select place('missed_call', 'tenant');
create unique index missed_call_open on missed_call (tenant_id, phone_hash) where state in ('waiting', 'tried');
comment on index missed_call_open is 'Who rang five times is rung back once.';
create index missed_call_waiting on missed_call (tenant_id, first_at, id) where state in ('waiting', 'tried');
create index missed_call_settled on missed_call (tenant_id, closed_at);
create index missed_call_submission on missed_call (tenant_id, submission_id);
grant select, insert on missed_call to lianxin_app;
grant update (phone_hash, sealed, state, rings, first_at, last_at, line, seconds, ended, tries, taken_by, taken_until, submission_id, reason, closed_at, closed_by, erased_at) on missed_call to lianxin_app;
alter table missed_call enable row level security;
create policy tenant_only on missed_call using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table missed_ring (
  tenant_id integer not null,
  id uuid not null,
  missed_call_id uuid not null,
  rang_at timestamptz not null,
  line text not null,
  seconds integer,
  ended text not null,
  noted_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, missed_call_id) references missed_call (tenant_id, id)
);
comment on table missed_ring is 'Each time a telephone rang and was not answered, under the id of whoever told of it. Insert only.';
comment on column missed_ring.noted_by is 'The person who noted it by hand; null where the telephone system told of it.';
select place('missed_ring', 'tenant');
create index missed_ring_rang on missed_ring (tenant_id, rang_at);
create index missed_ring_call on missed_ring (tenant_id, missed_call_id);
grant select, insert on missed_ring to lianxin_app;
alter table missed_ring enable row level security;
create policy tenant_only on missed_ring using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create index access_log_missed_call on access_log (tenant_id, person_id, what, at) where what = 'missedCall';
comment on index access_log_missed_call is 'How often one person had the telephone of a missed call shown in a day.';
