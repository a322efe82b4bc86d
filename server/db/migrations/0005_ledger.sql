create table matter (
  tenant_id integer not null,
  id uuid not null,
  number text not null,
  status text not null,
  seq integer not null,
  head_hash bytea not null,
  title text not null,
  channel text not null,
  kind text,
  category_code text,
  category_top text,
  category_mid text,
  urgency text not null,
  track text,
  region_code text,
  county_code text,
  township_code text,
  village_code text,
  address text,
  point jsonb,
  personal_benefit boolean not null,
  about_unit_ids jsonb not null,
  received_at timestamptz not null,
  opened_at timestamptz,
  dispatched_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz,
  lead_unit_id text,
  round integer not null,
  redos integer not null,
  hops integer not null,
  returned_by jsonb not null,
  designated boolean not null,
  merged_into uuid,
  handed_over jsonb not null,
  led jsonb,
  suspension jsonb,
  reply text,
  ending text,
  supervision_level integer not null,
  supervisions integer not null,
  callers integer not null,
  people integer not null,
  last_at timestamptz not null
);
comment on table matter is '事项: a problem after consolidation, as its lines add up. Derived: the ledger is the truth, verify compares.';
comment on column matter.due_at is 'The promise of the lead unit while its clock runs; null at rest, when paused, or when nobody has promised.';
comment on column matter.category_top is 'First level of category_code, category_mid the second; kept for lists.';
comment on column matter.county_code is 'First six digits of region_code, township_code the first nine, village_code the first twelve; kept for lists. Every filter of the list and every pair of the common ones has an index in the order of the list.';
comment on column matter.head_hash is 'Hash of the last line.';
select place('matter', 'tenant');
create unique index matter_number on matter (tenant_id, number);
create index matter_status on matter (tenant_id, status, id);
create index matter_unit on matter (tenant_id, lead_unit_id, id) where lead_unit_id is not null;
create index matter_county on matter (tenant_id, county_code, id) where county_code is not null;
create index matter_township on matter (tenant_id, township_code, id) where township_code is not null;
create index matter_village on matter (tenant_id, village_code, id) where village_code is not null;
create index matter_category_top on matter (tenant_id, category_top, id) where category_top is not null;
create index matter_category_mid on matter (tenant_id, category_mid, id) where category_mid is not null;
create index matter_category on matter (tenant_id, category_code, id) where category_code is not null;
create index matter_track on matter (tenant_id, track, id) where track is not null;
create index matter_kind on matter (tenant_id, kind, id) where kind is not null;
create index matter_unit_status on matter (tenant_id, lead_unit_id, status, id) where lead_unit_id is not null;
create index matter_county_status on matter (tenant_id, county_code, status, id) where county_code is not null;
create index matter_category_status on matter (tenant_id, category_top, status, id) where category_top is not null;
create index matter_track_status on matter (tenant_id, track, status, id) where track is not null;
create index matter_unit_county on matter (tenant_id, lead_unit_id, county_code, id) where lead_unit_id is not null and county_code is not null;
create index matter_unit_category on matter (tenant_id, lead_unit_id, category_top, id) where lead_unit_id is not null and category_top is not null;
create index matter_unit_track on matter (tenant_id, lead_unit_id, track, id) where lead_unit_id is not null and track is not null;
create index matter_county_category on matter (tenant_id, county_code, category_top, id) where county_code is not null and category_top is not null;
create index matter_county_track on matter (tenant_id, county_code, track, id) where county_code is not null and track is not null;
create index matter_category_track on matter (tenant_id, category_top, track, id) where category_top is not null and track is not null;
create index matter_due on matter (tenant_id, due_at, id) where due_at is not null;
-- Last, as in `submission`.
alter table matter add primary key (tenant_id, id);
grant select, insert, update on matter to lianxin_app;
alter table matter enable row level security;
create policy tenant_only on matter using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table work_order (
  tenant_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  unit_id text not null,
  lead boolean not null,
  status text not null,
  round integer not null,
  sent_at timestamptz not null,
  accept_by timestamptz,
  contact_by timestamptz,
  feedback_by timestamptz,
  plan_by timestamptz,
  answer_by timestamptz not null,
  clock text not null,
  counts_from timestamptz not null,
  claimed_at timestamptz,
  contacted_at timestamptz,
  answered_at timestamptz,
  extended_workdays integer not null,
  requests jsonb not null,
  paused_at timestamptz,
  remaining_minutes integer,
  record text,
  solved text,
  why_not text,
  primary key (tenant_id, id),
  foreign key (tenant_id, matter_id) references matter (tenant_id, id)
);
comment on table work_order is '工单: the sheet one unit received for a matter, as the lines add up. Derived.';
comment on column work_order.requests is 'What the unit waits to have decided or told: return, extension, information, suspension.';
select place('work_order', 'tenant');
create index work_order_matter on work_order (tenant_id, matter_id);
create index work_order_unit on work_order (tenant_id, unit_id, status, answer_by, id);
grant select, insert, update on work_order to lianxin_app;
alter table work_order enable row level security;
create policy tenant_only on work_order using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table voice (
  tenant_id integer not null,
  submission_id uuid not null,
  matter_id uuid not null,
  person_id uuid not null,
  reachable boolean not null,
  secrecy text not null,
  origin uuid not null,
  joined_at timestamptz not null,
  asked boolean not null,
  attempted_at jsonb not null,
  outcome jsonb,
  judged boolean not null,
  primary key (tenant_id, submission_id),
  foreign key (tenant_id, submission_id) references submission (tenant_id, id)
);
comment on table voice is 'One submission''s standing in the matter that carries it, as the lines add up. Derived.';
select place('voice', 'tenant');
create index voice_matter on voice (tenant_id, matter_id);
grant select, insert, update on voice to lianxin_app;
alter table voice enable row level security;
create policy tenant_only on voice using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table ledger_entry (
  tenant_id integer not null,
  matter_id uuid not null,
  seq integer not null,
  id uuid not null,
  action text not null,
  details jsonb not null,
  writer_id uuid not null,
  writer_role text not null,
  writer_unit_id text,
  at timestamptz not null,
  salt bytea not null,
  content_hash bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, matter_id, seq),
  foreign key (tenant_id, matter_id) references matter (tenant_id, id)
);
comment on table ledger_entry is '账目: every line ever written. Insert only. The id comes from the caller, so a line sent twice is one line.';
comment on column ledger_entry.content_hash is 'SHA-256 over salt, writer and details: the chain can be checked by someone who may not see the words.';
comment on column ledger_entry.hash is 'SHA-256 over prev_hash and the head of the line with its content_hash; the first line follows 32 zero bytes.';
select place('ledger_entry', 'tenant');
create unique index ledger_entry_id on ledger_entry (tenant_id, id);
create index ledger_entry_at on ledger_entry (tenant_id, at);
grant select, insert on ledger_entry to lianxin_app;
alter table ledger_entry enable row level security;
create policy tenant_only on ledger_entry using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table book_movement (
  tenant_id integer not null,
  matter_id uuid not null,
  seq integer not null,
  delta smallint not null,
  reason text not null,
  on_day date not null,
  unit_id text,
  region_code text,
  primary key (tenant_id, matter_id, seq, delta)
);
comment on table book_movement is 'What each line moves in the book, by unit and region: the balance of any period is their sum. Insert only.';
select place('book_movement', 'tenant');
create index book_movement_day on book_movement (tenant_id, on_day) include (reason, delta, unit_id, region_code);
grant select, insert on book_movement to lianxin_app;
alter table book_movement enable row level security;
create policy tenant_only on book_movement using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table ledger_seal (
  tenant_id integer not null,
  on_day date not null,
  lines integer not null,
  heads integer not null,
  root bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, on_day)
);
comment on table ledger_seal is '日封: covers the last line of every matter that got a line that day, and the seal before it. Insert only.';
select place('ledger_seal', 'tenant');
grant select, insert on ledger_seal to lianxin_app;
alter table ledger_seal enable row level security;
create policy tenant_only on ledger_seal using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
