drop table token;

create table account (
  tenant_id integer not null,
  person_id uuid not null,
  username text not null,
  password_hash text,
  password_set_at timestamptz,
  failures integer not null,
  locked_until timestamptz,
  totp_sealed bytea,
  totp_step bigint,
  opened_at timestamptz not null,
  opened_by uuid,
  seen_at timestamptz,
  disabled_at timestamptz,
  disabled_why text,
  primary key (tenant_id, person_id)
);
comment on table account is '账号: how one person of the staff signs in. What they may do stands in the catalogue of grants.';
comment on column account.username is 'NFKC, small letters; unique in the prefecture.';
comment on column account.password_hash is 'Argon2id; null until the person has set one.';
comment on column account.failures is 'Wrong passwords and codes since the last right ones; five lock the account until locked_until.';
comment on column account.totp_sealed is 'The secret of the one-time codes, sealed with the key outside the database.';
comment on column account.totp_step is 'The last time step a code was taken of: none is taken twice.';
select place('account', 'tenant');
create unique index account_username on account (tenant_id, username);
grant select, insert, update on account to lianxin_app;
alter table account enable row level security;
create policy tenant_only on account using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table password_past (
  tenant_id integer not null,
  person_id uuid not null,
  set_at timestamptz not null,
  hash text not null,
  primary key (tenant_id, person_id, set_at)
);
comment on table password_past is 'Passwords a person had before, hashed: the last five are not taken again. Insert only.';
select place('password_past', 'tenant');
grant select, insert on password_past to lianxin_app;
alter table password_past enable row level security;
create policy tenant_only on password_past using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table recovery_code (
  tenant_id integer not null,
  person_id uuid not null,
  hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, person_id, hash)
);
comment on table recovery_code is 'One-time codes for a lost second factor, by keyed hash.';
select place('recovery_code', 'tenant');
grant select, insert, update, delete on recovery_code to lianxin_app;
alter table recovery_code enable row level security;
create policy tenant_only on recovery_code using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table passkey (
  tenant_id integer not null,
  id text not null,
  person_id uuid not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports jsonb not null,
  name text not null,
  added_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id)
);
comment on table passkey is '通行密钥: public keys of a person (WebAuthn).';
select place('passkey', 'tenant');
create index passkey_person on passkey (tenant_id, person_id);
grant select, insert, update, delete on passkey to lianxin_app;
alter table passkey enable row level security;
create policy tenant_only on passkey using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table session (
  hash bytea primary key,
  id uuid not null,
  tenant_id integer not null,
  person_id uuid not null,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  whole_since timestamptz,
  agent text,
  address text
);
comment on table session is '会话: who is signed in, by SHA-256 of the token in the cookie, which stands nowhere.';
comment on column session.whole_since is 'When the second factor was given; until then it opens nothing but that step.';
select place('session', 'local');
create index session_person on session (tenant_id, person_id, began_at);
grant select, insert, update, delete on session to lianxin_app;

create table one_time_link (
  hash bytea primary key,
  tenant_id integer not null,
  person_id uuid,
  purpose text not null,
  made_at timestamptz not null,
  made_by uuid,
  ends_at timestamptz not null,
  used_at timestamptz
);
comment on table one_time_link is 'Links that open an account once, by SHA-256: for the first administrators, an invitation, a forgotten password.';
select place('one_time_link', 'local');
create index one_time_link_person on one_time_link (tenant_id, person_id);
grant select, insert, update, delete on one_time_link to lianxin_app;

create table passkey_challenge (
  hash bytea primary key,
  tenant_id integer not null,
  person_id uuid,
  ends_at timestamptz not null
);
comment on table passkey_challenge is 'What a browser is asked to sign, by SHA-256; taken once.';
select place('passkey_challenge', 'local');
grant select, insert, delete on passkey_challenge to lianxin_app;
