create table submission (
  tenant_id integer not null,
  id uuid not null,
  number text not null,
  channel text not null,
  title text not null,
  text text not null,
  kind text,
  category_code text,
  region_code text,
  address text,
  point jsonb,
  secrecy text not null,
  person_id uuid not null,
  received_at timestamptz not null,
  stored_at timestamptz not null,
  recorded_by uuid,
  external_id text,
  source_key bytea,
  told jsonb
);
comment on table submission is '来件: what one person said through one channel, in their own words. Insert only: never edited, merged away or deleted by staff.';
comment on column submission.title is 'As given by the submitter, or cut from their words.';
comment on column submission.told is 'What came with an imported row and stands in no column: its category, place or earlier answer, as it was written there.';
comment on column submission.person_id is 'The same person under one key, derived from phone or account with the vault key; says nothing by itself.';
comment on column submission.source_key is 'Recognises a row that was imported before: hash of the source and its id there, or of its words.';
select place('submission', 'tenant');
create unique index submission_number on submission (tenant_id, number);
create unique index submission_source on submission (tenant_id, source_key) where source_key is not null;
create index submission_person on submission (tenant_id, person_id);
-- Last: until a table has statistics all these cost a look-up by id the same, and the planner takes the one made last.
alter table submission add primary key (tenant_id, id);
grant select, insert on submission to lianxin_app;
alter table submission enable row level security;
create policy tenant_only on submission using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table submission_words (
  tenant_id integer not null,
  submission_id uuid not null,
  words tsvector not null,
  primary key (tenant_id, submission_id)
);
comment on table submission_words is 'Character bigrams of title and text, made by the application, for exact search by words. Insert only.';
select place('submission_words', 'tenant');
create index submission_words_gin on submission_words using gin (words);
grant select, insert on submission_words to lianxin_app;
alter table submission_words enable row level security;
create policy tenant_only on submission_words using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table identity_vault (
  tenant_id integer not null,
  submission_id uuid not null,
  sealed bytea not null,
  phone_hash bytea,
  stored_at timestamptz not null,
  primary key (tenant_id, submission_id),
  foreign key (tenant_id, submission_id) references submission (tenant_id, id)
);
comment on table identity_vault is '身份库: who spoke, encrypted with a key that is kept outside the database; phone_hash is keyed, for searching by a whole number. Insert only.';
select place('identity_vault', 'tenant');
create index identity_phone on identity_vault (tenant_id, phone_hash) where phone_hash is not null;
grant select, insert on identity_vault to lianxin_app;
alter table identity_vault enable row level security;
create policy tenant_only on identity_vault using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table attachment (
  tenant_id integer not null,
  id uuid not null,
  submission_id uuid not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  stored_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, submission_id) references submission (tenant_id, id)
);
comment on table attachment is '附件: images, audio and PDF of a submission; the content lies in the storage under its id. Insert only.';
select place('attachment', 'tenant');
create index attachment_submission on attachment (tenant_id, submission_id);
grant select, insert on attachment to lianxin_app;
alter table attachment enable row level security;
create policy tenant_only on attachment using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
