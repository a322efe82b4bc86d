create table notice (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  submission_id uuid,
  person_id uuid,
  params jsonb not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null,
  next_at timestamptz,
  given_up_at timestamptz,
  last_error text,
  primary key (tenant_id, id),
  foreign key (tenant_id, submission_id) references submission (tenant_id, id)
);
comment on table notice is '通知: what somebody is told, a submitter by a short message or a person of the staff on the platform. Neither a telephone nor a word of a submission stands here.';
comment on column notice.submission_id is 'Whose submitter is told; null where a person of the staff is.';
comment on column notice.params is 'What the words are made with: ids of units, numbers, days; no personal data.';
comment on column notice.next_at is 'When to try next; null when it was sent or given up, or is not sent at all.';
comment on column notice.last_error is 'A code of ours, never the words of the provider.';
select place('notice', 'tenant');
create index notice_due on notice (tenant_id, next_at) where next_at is not null;
create index notice_person on notice (tenant_id, person_id, created_at) where person_id is not null;
grant select, insert on notice to lianxin_app;
grant update (sent_at, attempts, next_at, given_up_at, last_error) on notice to lianxin_app;
alter table notice enable row level security;
create policy tenant_only on notice using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create index access_log_look on access_log (tenant_id, person_id, what, at) where what in ('reveal', 'masked', 'caller');
comment on index access_log_look is 'How often one person looked at identities in a day.';
create index access_log_reveal on access_log (tenant_id, unit_id, seq) where what = 'reveal';
