create table redacted_words (
  tenant_id integer not null,
  submission_id uuid not null,
  version integer not null,
  title text not null,
  text text not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (tenant_id, submission_id, version),
  foreign key (tenant_id, submission_id) references submission (tenant_id, id)
);
comment on table redacted_words is '脱敏稿: the words of a submission without what says who somebody is, as a person confirmed them; what readers get to whom words are redacted, in place of the machine''s. The highest version counts. Insert only.';
comment on column redacted_words.version is '1 for the first that was confirmed; each change adds one.';
comment on column redacted_words.by_person is 'Who read the words and confirmed.';
select place('redacted_words', 'tenant');
grant select, insert on redacted_words to lianxin_app;
alter table redacted_words enable row level security;
create policy tenant_only on redacted_words using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
