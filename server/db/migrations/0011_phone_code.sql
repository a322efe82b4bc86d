create table phone_code (
  tenant_id integer not null,
  phone_hash bytea not null,
  code_hash bytea not null,
  tries integer not null,
  expires_at timestamptz not null,
  primary key (tenant_id, phone_hash)
);
comment on table phone_code is '手机验证码: the newest code of each telephone. Neither number nor code stands here, only keyed hashes; the row goes when the code is used or over.';
comment on column phone_code.tries is 'Wrong tries so far; five kill the code.';
select place('phone_code', 'tenant');
create index phone_code_expires on phone_code (tenant_id, expires_at);
grant select, insert, update, delete on phone_code to lianxin_app;
alter table phone_code enable row level security;
create policy tenant_only on phone_code using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table phone_code_quota (
  tenant_id integer not null,
  mark bytea not null,
  times jsonb not null,
  over_at timestamptz not null,
  primary key (tenant_id, mark)
);
comment on table phone_code_quota is 'How often codes were asked for or guessed at: by telephone, by address, in the whole prefecture. The mark is a keyed hash of which.';
comment on column phone_code_quota.times is 'When, in milliseconds, as far back as the longest span reaches.';
comment on column phone_code_quota.over_at is 'From then on the row says nothing any more.';
select place('phone_code_quota', 'tenant');
create index phone_code_quota_over on phone_code_quota (tenant_id, over_at);
grant select, insert, update, delete on phone_code_quota to lianxin_app;
alter table phone_code_quota enable row level security;
create policy tenant_only on phone_code_quota using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table citizen_session (
  hash bytea primary key,
  tenant_id integer not null,
  phone_hash bytea not null,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
comment on table citizen_session is 'A citizen who has shown that a telephone is theirs, by SHA-256 of what the cookie holds. The telephone itself stands nowhere.';
select place('citizen_session', 'local');
create index citizen_session_seen on citizen_session (seen_at);
grant select, insert, update, delete on citizen_session to lianxin_app;

create table sign_on (
  state_hash bytea primary key,
  browser_hash bytea not null,
  tenant_id integer not null,
  path text not null,
  expires_at timestamptz not null
);
comment on table sign_on is '单点登录: somebody is away at the identity provider. State and browser by SHA-256; nonce and PKCE verifier stand in no table, they follow from what the browser holds. The row goes when they return, once.';
select place('sign_on', 'local');
create index sign_on_expires on sign_on (expires_at);
grant select, insert, delete on sign_on to lianxin_app;
