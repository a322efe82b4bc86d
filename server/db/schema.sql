-- What the migrations add up to. Written by `npm run schema`; compared by the tests; never run.

CREATE OR REPLACE FUNCTION public.place(name text, kind text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if kind not in ('reference', 'tenant', 'local') then
    raise exception 'place(%): kind is reference, tenant or local, not %', name, kind;
  end if;
  if kind = 'tenant' and not exists (
    select from pg_catalog.pg_attribute
    where attrelid = name::regclass and attname = 'tenant_id' and atttypid = 'integer'::regtype and attnotnull
  ) then
    raise exception 'place(%): a tenant table has tenant_id integer not null', name;
  end if;
  if kind = 'local' or not exists (select from pg_catalog.pg_extension where extname = 'citus') then
    return;
  end if;
  if kind = 'reference' then
    perform create_reference_table(name::regclass);
  else
    perform create_distributed_table(
      name::regclass, 'tenant_id',
      colocate_with => coalesce(
        (select min(table_name::text) from citus_tables where citus_table_type = 'distributed' and distribution_column = 'tenant_id'),
        'default'));
  end if;
end
$function$;
comment on function place(text,text) is 'Says what a table is: reference (small, the same everywhere), tenant (rows of one prefecture, by tenant_id) or local (jobs, sessions). Returns at once without Citus; with it, distributes the table beside the others of its kind.';

create table access_log (
  tenant_id integer not null,
  seq bigint not null,
  at timestamp with time zone not null,
  what text not null,
  person_id uuid,
  role text,
  unit_id text,
  object text,
  ok boolean not null,
  reason text,
  address text,
  trace text,
  details jsonb not null,
  prev_hash bytea not null,
  hash bytea not null
);
alter table access_log add constraint access_log_pkey PRIMARY KEY (tenant_id, seq);
CREATE INDEX access_log_look ON public.access_log USING btree (tenant_id, person_id, what, at) WHERE (what = ANY (ARRAY['reveal'::text, 'masked'::text, 'caller'::text]));
CREATE INDEX access_log_missed_call ON public.access_log USING btree (tenant_id, person_id, what, at) WHERE (what = 'missedCall'::text);
CREATE INDEX access_log_object ON public.access_log USING btree (tenant_id, object, seq) WHERE (object IS NOT NULL);
CREATE INDEX access_log_person ON public.access_log USING btree (tenant_id, person_id, seq) WHERE (person_id IS NOT NULL);
CREATE INDEX access_log_reveal ON public.access_log USING btree (tenant_id, unit_id, seq) WHERE (what = 'reveal'::text);
CREATE INDEX access_log_what ON public.access_log USING btree (tenant_id, what, seq);
alter table access_log enable row level security;
create policy tenant_only on access_log as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on access_log to lianxin_app;
comment on table access_log is '访问日志: who signed in, looked, revealed, exported, granted, and what they were refused; without gaps, each line chained to the one before. Insert only.';
comment on column access_log.person_id is 'A person of the staff; null where nobody was known yet, and for citizens and commands.';
comment on column access_log.object is 'The number or id of what it was about, never words or names.';
comment on column access_log.hash is 'SHA-256 over prev_hash and the line; the first line follows 32 zero bytes. The counter of the series accessLog tells how many there are.';

create table account (
  tenant_id integer not null,
  person_id uuid not null,
  username text not null,
  password_hash text,
  password_set_at timestamp with time zone,
  failures integer not null,
  locked_until timestamp with time zone,
  totp_sealed bytea,
  totp_step bigint,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  seen_at timestamp with time zone,
  disabled_at timestamp with time zone,
  disabled_why text
);
alter table account add constraint account_pkey PRIMARY KEY (tenant_id, person_id);
CREATE UNIQUE INDEX account_username ON public.account USING btree (tenant_id, username);
alter table account enable row level security;
create policy tenant_only on account as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select, update on account to lianxin_app;
comment on table account is '账号: how one person of the staff signs in. What they may do stands in the catalogue of grants.';
comment on column account.username is 'NFKC, small letters; unique in the prefecture.';
comment on column account.password_hash is 'Argon2id; null until the person has set one.';
comment on column account.failures is 'Wrong passwords and codes since the last right ones; five lock the account until locked_until.';
comment on column account.totp_sealed is 'The secret of the one-time codes, sealed with the key outside the database.';
comment on column account.totp_step is 'The last time step a code was taken of: none is taken twice.';

create table attachment (
  tenant_id integer not null,
  id uuid not null,
  submission_id uuid not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 bytea not null,
  stored_at timestamp with time zone not null
);
alter table attachment add constraint attachment_pkey PRIMARY KEY (tenant_id, id);
alter table attachment add constraint attachment_tenant_id_submission_id_fkey FOREIGN KEY (tenant_id, submission_id) REFERENCES submission(tenant_id, id);
CREATE INDEX attachment_submission ON public.attachment USING btree (tenant_id, submission_id);
alter table attachment enable row level security;
create policy tenant_only on attachment as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on attachment to lianxin_app;
comment on table attachment is '附件: images, audio and PDF of a submission; the content lies in the storage under its id. Insert only.';

create table book_movement (
  tenant_id integer not null,
  matter_id uuid not null,
  seq integer not null,
  delta smallint not null,
  reason text not null,
  on_day date not null,
  unit_id text,
  region_code text
);
alter table book_movement add constraint book_movement_pkey PRIMARY KEY (tenant_id, matter_id, seq, delta);
CREATE INDEX book_movement_day ON public.book_movement USING btree (tenant_id, on_day) INCLUDE (reason, delta, unit_id, region_code);
alter table book_movement enable row level security;
create policy tenant_only on book_movement as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on book_movement to lianxin_app;
comment on table book_movement is 'What each line moves in the book, by unit and region: the balance of any period is their sum. Insert only.';

create table book_tally (
  tenant_id integer not null,
  line_id uuid not null,
  account text not null,
  name text not null,
  on_day date,
  amount integer not null
);
alter table book_tally add constraint book_tally_pkey PRIMARY KEY (tenant_id, line_id, account, name);
alter table book_tally enable row level security;
create policy tenant_only on book_tally as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant delete, insert, select on book_tally to lianxin_app;
comment on table book_tally is '汇总: how many matters stand in each status and what moved in the book on each day, as amounts to be added up. Each transaction that writes lines adds what it changes in rows of its own, so that no writer waits for another; a job puts rows of the same account, name and day together. Can be counted again from matter and book_movement.';
comment on column book_tally.line_id is 'The line that changed it, or one of those that were put together.';
comment on column book_tally.account is '''status'': matters that stand in the status `name`. ''book'': matters that moved for the reason `name` on the day.';
comment on column book_tally.on_day is 'Null for a status.';

create table catalogue_line (
  tenant_id integer not null,
  catalogue text not null,
  code text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  removed boolean not null,
  "row" jsonb not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  note text
);
alter table catalogue_line add constraint catalogue_line_pkey PRIMARY KEY (tenant_id, catalogue, code, version);
alter table catalogue_line enable row level security;
create policy tenant_only on catalogue_line as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on catalogue_line to lianxin_app;
comment on table catalogue_line is '目录: every change of every row of the catalogues (regions, units, people, categories, duties, time limits, calendar, reasons). On a day, of each code the highest version counts whose valid_from has come, unless it is removed or its valid_to has come. Insert only.';
comment on column catalogue_line.code is 'Unique in its catalogue for good. A grant that came with a list of people has the code person/role.';
comment on column catalogue_line.version is '1 for the first line of a code; each change adds one.';
comment on column catalogue_line.valid_to is 'The first day on which it no longer counts; null is without end.';
comment on column catalogue_line.removed is 'The row is taken out from valid_from on; row holds what it said last.';
comment on column catalogue_line.row is 'The whole row in the shape of its catalogue (domain/catalogue/rows.ts).';

create table citizen_session (
  hash bytea not null,
  tenant_id integer not null,
  phone_hash bytea not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null
);
alter table citizen_session add constraint citizen_session_pkey PRIMARY KEY (hash);
CREATE INDEX citizen_session_seen ON public.citizen_session USING btree (seen_at);
grant delete, insert, select, update on citizen_session to lianxin_app;
comment on table citizen_session is 'A citizen who has shown that a telephone is theirs, by SHA-256 of what the cookie holds. The telephone itself stands nowhere.';

create table clock_print (
  tenant_id integer not null,
  print bytea not null,
  after_id uuid
);
alter table clock_print add constraint clock_print_pkey PRIMARY KEY (tenant_id);
alter table clock_print enable row level security;
create policy tenant_only on clock_print as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select, update on clock_print to lianxin_app;
comment on table clock_print is 'What wakes_at of the open matters was computed from: a hash over the supervision rules and the calendar, and how far a new computation has come; null when it is done.';

create table counter (
  tenant_id integer not null,
  series text not null,
  next bigint not null
);
alter table counter add constraint counter_pkey PRIMARY KEY (tenant_id, series);
alter table counter enable row level security;
create policy tenant_only on counter as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select, update on counter to lianxin_app;
comment on table counter is 'The next human number of a series; a series is a day, 20260417.';

create table gazetteer (
  tenant_id integer not null,
  entries text not null,
  size integer not null,
  matters integer not null,
  made_at timestamp with time zone not null
);
alter table gazetteer add constraint gazetteer_pkey PRIMARY KEY (tenant_id);
alter table gazetteer enable row level security;
create policy tenant_only on gazetteer as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select, update on gazetteer to lianxin_app;
comment on table gazetteer is '地名库: names of estates, roads, schools and companies, made from the words of confirmed matters; the next that is made takes its place.';
comment on column gazetteer.entries is 'GazetteerEntry[] of domain/place/gazetteer.ts as JSON; text, because it is read whole.';
comment on column gazetteer.size is 'How many entries it holds.';
comment on column gazetteer.matters is 'From so many matters it was made.';

create table identity_request (
  tenant_id integer not null,
  id uuid not null,
  submission_id uuid not null,
  kind text not null,
  words text not null,
  sealed bytea,
  asked_at timestamp with time zone not null,
  due_on date not null,
  extended_why text,
  decided_at timestamp with time zone,
  decided_by uuid,
  granted boolean,
  reason text
);
alter table identity_request add constraint identity_request_pkey PRIMARY KEY (tenant_id, id);
alter table identity_request add constraint identity_request_tenant_id_submission_id_fkey FOREIGN KEY (tenant_id, submission_id) REFERENCES submission(tenant_id, id);
CREATE INDEX identity_request_open ON public.identity_request USING btree (tenant_id, due_on, id) WHERE (decided_at IS NULL);
CREATE INDEX identity_request_submission ON public.identity_request USING btree (tenant_id, submission_id);
alter table identity_request enable row level security;
create policy tenant_only on identity_request as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on identity_request to lianxin_app;
grant update (decided_at, decided_by, due_on, extended_why, granted, reason, sealed) on identity_request to lianxin_app;
comment on table identity_request is '个人信息请求: what a submitter asked about their own identity, until when it is answered, and how it was.';
comment on column identity_request.sealed is 'For a correction: the identity as it should be, encrypted; taken away once it is decided.';

create table identity_vault (
  tenant_id integer not null,
  submission_id uuid not null,
  sealed bytea not null,
  phone_hash bytea,
  stored_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  erased_why text
);
alter table identity_vault add constraint identity_vault_pkey PRIMARY KEY (tenant_id, submission_id);
alter table identity_vault add constraint identity_vault_tenant_id_submission_id_fkey FOREIGN KEY (tenant_id, submission_id) REFERENCES submission(tenant_id, id);
CREATE INDEX identity_phone ON public.identity_vault USING btree (tenant_id, phone_hash) WHERE (phone_hash IS NOT NULL);
CREATE INDEX identity_stored ON public.identity_vault USING btree (tenant_id, stored_at) WHERE (erased_at IS NULL);
alter table identity_vault enable row level security;
create policy tenant_only on identity_vault as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on identity_vault to lianxin_app;
grant update (erased_at, erased_why, phone_hash, sealed) on identity_vault to lianxin_app;
comment on table identity_vault is '身份库: who spoke, encrypted with a key that is kept outside the database; phone_hash is keyed, for searching by a whole number. What is sealed is sealed anew under a newer key, corrected at the submitter''s wish, or erased; rows stay.';
comment on column identity_vault.erased_at is 'When what was sealed was erased: at the end of its time, or at the submitter''s wish. The row stays, empty.';

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
  at timestamp with time zone not null,
  salt bytea not null,
  content_hash bytea not null,
  prev_hash bytea not null,
  hash bytea not null
);
alter table ledger_entry add constraint ledger_entry_pkey PRIMARY KEY (tenant_id, matter_id, seq);
alter table ledger_entry add constraint ledger_entry_tenant_id_matter_id_fkey FOREIGN KEY (tenant_id, matter_id) REFERENCES matter(tenant_id, id);
CREATE INDEX ledger_entry_at ON public.ledger_entry USING btree (tenant_id, at);
CREATE UNIQUE INDEX ledger_entry_id ON public.ledger_entry USING btree (tenant_id, id);
alter table ledger_entry enable row level security;
create policy tenant_only on ledger_entry as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on ledger_entry to lianxin_app;
comment on table ledger_entry is '账目: every line ever written. Insert only. The id comes from the caller, so a line sent twice is one line.';
comment on column ledger_entry.content_hash is 'SHA-256 over salt, writer and details: the chain can be checked by someone who may not see the words.';
comment on column ledger_entry.hash is 'SHA-256 over prev_hash and the head of the line with its content_hash; the first line follows 32 zero bytes.';

create table ledger_seal (
  tenant_id integer not null,
  on_day date not null,
  lines integer not null,
  heads integer not null,
  root bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null
);
alter table ledger_seal add constraint ledger_seal_pkey PRIMARY KEY (tenant_id, on_day);
alter table ledger_seal enable row level security;
create policy tenant_only on ledger_seal as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on ledger_seal to lianxin_app;
comment on table ledger_seal is '日封: covers the last line of every matter that got a line that day, and the seal before it. Insert only.';

create table legal_hold (
  tenant_id integer not null,
  matter_id uuid not null,
  seq integer not null,
  held boolean not null,
  reason text not null,
  by_person uuid not null,
  at timestamp with time zone not null
);
alter table legal_hold add constraint legal_hold_pkey PRIMARY KEY (tenant_id, matter_id, seq);
alter table legal_hold add constraint legal_hold_tenant_id_matter_id_fkey FOREIGN KEY (tenant_id, matter_id) REFERENCES matter(tenant_id, id);
alter table legal_hold enable row level security;
create policy tenant_only on legal_hold as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on legal_hold to lianxin_app;
comment on table legal_hold is '法定留存: a matter of which nothing is erased, since when and why; the last line of a matter counts. Insert only.';

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
  received_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  dispatched_at timestamp with time zone,
  resolved_at timestamp with time zone,
  closed_at timestamp with time zone,
  due_at timestamp with time zone,
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
  last_at timestamp with time zone not null,
  recused_ids jsonb not null default '[]'::jsonb,
  secret boolean not null default false,
  documents jsonb not null default '[]'::jsonb,
  consultation jsonb,
  fired jsonb not null default '[]'::jsonb,
  wakes_at timestamp with time zone,
  reply_by date,
  heard_at timestamp with time zone,
  may_be_urgent boolean not null default false,
  presses_on date,
  led_by text,
  suspended_by text
);
alter table matter add constraint matter_pkey PRIMARY KEY (tenant_id, id);
CREATE INDEX matter_category ON public.matter USING btree (tenant_id, category_code, id) WHERE (category_code IS NOT NULL);
CREATE INDEX matter_category_mid ON public.matter USING btree (tenant_id, category_mid, id) WHERE (category_mid IS NOT NULL);
CREATE INDEX matter_category_status ON public.matter USING btree (tenant_id, category_top, status, id) WHERE (category_top IS NOT NULL);
CREATE INDEX matter_category_top ON public.matter USING btree (tenant_id, category_top, id) WHERE (category_top IS NOT NULL);
CREATE INDEX matter_category_track ON public.matter USING btree (tenant_id, category_top, track, id) WHERE ((category_top IS NOT NULL) AND (track IS NOT NULL));
CREATE INDEX matter_consultation ON public.matter USING btree (tenant_id, id) WHERE ((consultation IS NOT NULL) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text])));
CREATE INDEX matter_county ON public.matter USING btree (tenant_id, county_code, id) WHERE (county_code IS NOT NULL);
CREATE INDEX matter_county_category ON public.matter USING btree (tenant_id, county_code, category_top, id) WHERE ((county_code IS NOT NULL) AND (category_top IS NOT NULL));
CREATE INDEX matter_county_due ON public.matter USING btree (tenant_id, county_code, due_at, id, township_code, village_code, lead_unit_id) WHERE (due_at IS NOT NULL);
CREATE INDEX matter_county_heard ON public.matter USING btree (tenant_id, county_code, heard_at, id, township_code, village_code, lead_unit_id) WHERE (heard_at IS NOT NULL);
CREATE INDEX matter_county_hops ON public.matter USING btree (tenant_id, county_code, hops, id, township_code, village_code, lead_unit_id) WHERE ((hops > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_county_pressed ON public.matter USING btree (tenant_id, county_code, supervision_level, id, township_code, village_code, lead_unit_id) WHERE ((supervision_level > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_county_redos ON public.matter USING btree (tenant_id, county_code, redos, id, township_code, village_code, lead_unit_id) WHERE ((redos > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_county_reply ON public.matter USING btree (tenant_id, county_code, reply_by, id, township_code, village_code, lead_unit_id) WHERE ((reply_by IS NOT NULL) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_county_status ON public.matter USING btree (tenant_id, county_code, status, id) WHERE (county_code IS NOT NULL);
CREATE INDEX matter_county_track ON public.matter USING btree (tenant_id, county_code, track, id) WHERE ((county_code IS NOT NULL) AND (track IS NOT NULL));
CREATE INDEX matter_due ON public.matter USING btree (tenant_id, due_at, id) WHERE (due_at IS NOT NULL);
CREATE INDEX matter_heard ON public.matter USING btree (tenant_id, heard_at, id) WHERE (heard_at IS NOT NULL);
CREATE INDEX matter_hops ON public.matter USING btree (tenant_id, hops, id) WHERE ((hops > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_kind ON public.matter USING btree (tenant_id, kind, id) WHERE (kind IS NOT NULL);
CREATE INDEX matter_led ON public.matter USING btree (tenant_id, led_by, presses_on, id) WHERE ((led IS NOT NULL) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_level_due ON public.matter USING btree (tenant_id, supervision_level, due_at, id, county_code, township_code, village_code, lead_unit_id) WHERE ((supervision_level > 0) AND (due_at IS NOT NULL));
CREATE INDEX matter_level_heard ON public.matter USING btree (tenant_id, supervision_level, heard_at, id, county_code, township_code, village_code, lead_unit_id) WHERE ((supervision_level > 0) AND (heard_at IS NOT NULL));
CREATE INDEX matter_level_hops ON public.matter USING btree (tenant_id, supervision_level, hops, id, county_code, township_code, village_code, lead_unit_id) WHERE ((supervision_level > 0) AND (hops > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_level_redos ON public.matter USING btree (tenant_id, supervision_level, redos, id, county_code, township_code, village_code, lead_unit_id) WHERE ((supervision_level > 0) AND (redos > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_level_reply ON public.matter USING btree (tenant_id, supervision_level, reply_by, id, county_code, township_code, village_code, lead_unit_id) WHERE ((supervision_level > 0) AND (reply_by IS NOT NULL) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_may_be_urgent ON public.matter USING btree (tenant_id, id, county_code, township_code, village_code) WHERE (may_be_urgent AND (status = 'submitted'::text));
CREATE INDEX matter_needs_leader ON public.matter USING btree (tenant_id, presses_on, id) WHERE ((led IS NULL) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text])) AND ((track = 'watched'::text) OR ((track = 'ledger'::text) AND ((urgency = 'complex'::text) OR (supervision_level >= 4)))));
CREATE INDEX matter_needs_leader_county ON public.matter USING btree (tenant_id, county_code, presses_on, id, township_code, village_code) WHERE ((led IS NULL) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text])) AND ((track = 'watched'::text) OR ((track = 'ledger'::text) AND ((urgency = 'complex'::text) OR (supervision_level >= 4)))) AND (county_code IS NOT NULL));
CREATE UNIQUE INDEX matter_number ON public.matter USING btree (tenant_id, number);
CREATE INDEX matter_open ON public.matter USING btree (tenant_id, id) WHERE (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text]));
CREATE INDEX matter_pressed ON public.matter USING btree (tenant_id, supervision_level, id) WHERE ((supervision_level > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_redos ON public.matter USING btree (tenant_id, redos, id) WHERE ((redos > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_reply ON public.matter USING btree (tenant_id, reply_by, id) WHERE ((reply_by IS NOT NULL) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_status ON public.matter USING btree (tenant_id, status, id);
CREATE INDEX matter_suspended ON public.matter USING btree (tenant_id, suspended_by, presses_on, id) WHERE ((suspension IS NOT NULL) AND (status = 'suspended'::text));
CREATE INDEX matter_township ON public.matter USING btree (tenant_id, township_code, id) WHERE (township_code IS NOT NULL);
CREATE INDEX matter_track ON public.matter USING btree (tenant_id, track, id) WHERE (track IS NOT NULL);
CREATE INDEX matter_track_status ON public.matter USING btree (tenant_id, track, status, id) WHERE (track IS NOT NULL);
CREATE INDEX matter_unit ON public.matter USING btree (tenant_id, lead_unit_id, id) WHERE (lead_unit_id IS NOT NULL);
CREATE INDEX matter_unit_category ON public.matter USING btree (tenant_id, lead_unit_id, category_top, id) WHERE ((lead_unit_id IS NOT NULL) AND (category_top IS NOT NULL));
CREATE INDEX matter_unit_county ON public.matter USING btree (tenant_id, lead_unit_id, county_code, id) WHERE ((lead_unit_id IS NOT NULL) AND (county_code IS NOT NULL));
CREATE INDEX matter_unit_due ON public.matter USING btree (tenant_id, lead_unit_id, due_at, id) WHERE (due_at IS NOT NULL);
CREATE INDEX matter_unit_heard ON public.matter USING btree (tenant_id, lead_unit_id, heard_at, id) WHERE (heard_at IS NOT NULL);
CREATE INDEX matter_unit_hops ON public.matter USING btree (tenant_id, lead_unit_id, hops, id) WHERE ((hops > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_unit_pressed ON public.matter USING btree (tenant_id, lead_unit_id, supervision_level, id) WHERE ((supervision_level > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_unit_redos ON public.matter USING btree (tenant_id, lead_unit_id, redos, id) WHERE ((redos > 0) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_unit_reply ON public.matter USING btree (tenant_id, lead_unit_id, reply_by, id) WHERE ((reply_by IS NOT NULL) AND (status = ANY (ARRAY['opened'::text, 'dispatched'::text, 'suspended'::text, 'answered'::text, 'resolved'::text])));
CREATE INDEX matter_unit_status ON public.matter USING btree (tenant_id, lead_unit_id, status, id) WHERE (lead_unit_id IS NOT NULL);
CREATE INDEX matter_unit_track ON public.matter USING btree (tenant_id, lead_unit_id, track, id) WHERE ((lead_unit_id IS NOT NULL) AND (track IS NOT NULL));
CREATE INDEX matter_village ON public.matter USING btree (tenant_id, village_code, id) WHERE (village_code IS NOT NULL);
CREATE INDEX matter_wakes ON public.matter USING btree (tenant_id, wakes_at, id) WHERE (wakes_at IS NOT NULL);
CREATE INDEX matter_watched ON public.matter USING btree (tenant_id, due_at, id, county_code, township_code, village_code, lead_unit_id) WHERE ((track = 'watched'::text) AND (due_at IS NOT NULL));
alter table matter enable row level security;
create policy tenant_only on matter as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select, update on matter to lianxin_app;
comment on table matter is '事项: a problem after consolidation, as its lines add up. Derived: the ledger is the truth, verify compares.';
comment on column matter.head_hash is 'Hash of the last line.';
comment on column matter.category_top is 'First level of category_code, category_mid the second; kept for lists.';
comment on column matter.county_code is 'First six digits of region_code, township_code the first nine, village_code the first twelve; kept for lists. Every filter of the list and every pair of the common ones has an index in the order of the list.';
comment on column matter.due_at is 'The promise of the lead unit while its clock runs; null at rest, when paused, or when nobody has promised.';
comment on column matter.recused_ids is '回避: people who see nothing of the matter.';
comment on column matter.secret is 'One of its submitters wishes to stay secret: it is guarded as a report.';
comment on column matter.documents is '督办件: every numbered document by which it was pressed, answered and lifted or not.';
comment on column matter.consultation is '会商: the consultation that was called and has not decided yet.';
comment on column matter.fired is 'The occasions the clock has written lines for, so that none is written twice.';
comment on column matter.wakes_at is 'When the clock has to look at the matter next. Not told by the lines alone: it follows the calendar and the supervision rules, too.';
comment on column matter.reply_by is 'By which day the supervision document that is due first has to be replied to, of those that are neither replied to nor lifted; 9999-12-31 where it names no day. Kept for lists.';
comment on column matter.heard_at is 'Since when the lead unit has said nothing: its last line, or when it was sent the order; null while it has nothing to say. Kept for lists.';
comment on column matter.may_be_urgent is 'Its words read as urgent when it came in: it has a row in urgent_reading. Kept for the list of those that nobody judged yet.';
comment on column matter.presses_on is '最紧的一天: the day that presses first on the leader of a matter under way, in China: of the next review, a milestone that is not done, the promised result; where none stands, of its arrival. Kept for the lists of leaders.';
comment on column matter.led_by is 'The leader in led, as a value of its own: under row security what is taken out of a document is not looked for in an index.';
comment on column matter.suspended_by is 'The leader in suspension, likewise.';

create table missed_call (
  tenant_id integer not null,
  id uuid not null,
  phone_hash bytea,
  sealed bytea not null,
  state text not null,
  rings integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  line text not null,
  seconds integer,
  ended text not null,
  tries jsonb not null,
  taken_by uuid,
  taken_until timestamp with time zone,
  submission_id uuid,
  reason text,
  closed_at timestamp with time zone,
  closed_by uuid,
  erased_at timestamp with time zone
);
alter table missed_call add constraint missed_call_pkey PRIMARY KEY (tenant_id, id);
alter table missed_call add constraint missed_call_tenant_id_submission_id_fkey FOREIGN KEY (tenant_id, submission_id) REFERENCES submission(tenant_id, id);
CREATE UNIQUE INDEX missed_call_open ON public.missed_call USING btree (tenant_id, phone_hash) WHERE (state = ANY (ARRAY['waiting'::text, 'tried'::text]));
CREATE INDEX missed_call_settled ON public.missed_call USING btree (tenant_id, closed_at);
CREATE INDEX missed_call_submission ON public.missed_call USING btree (tenant_id, submission_id);
CREATE INDEX missed_call_waiting ON public.missed_call USING btree (tenant_id, first_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'tried'::text]));
alter table missed_call enable row level security;
create policy tenant_only on missed_call as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on missed_call to lianxin_app;
grant update (closed_at, closed_by, ended, erased_at, first_at, last_at, line, phone_hash, reason, rings, sealed, seconds, state, submission_id, taken_by, taken_until, tries) on missed_call to lianxin_app;
comment on table missed_call is '未接来电: one telephone that rang and was not answered, until it is rung back; however often it rings meanwhile, one row.';
comment on column missed_call.phone_hash is 'Keyed hash of the telephone; null once it is erased.';
comment on column missed_call.sealed is 'The telephone, encrypted; empty once it is erased.';
comment on column missed_call.line is 'Which number was called the last time; seconds and ended are of that time too. Null seconds: nobody knows how long it rang.';
comment on column missed_call.tries is 'Calls back that reached nobody: [{id, at, by}].';
comment on column missed_call.taken_until is 'Until then taken_by alone rings back.';
comment on column missed_call.submission_id is 'What the call back became.';
comment on column missed_call.closed_by is 'Null where the time to ring back was over.';

create table missed_ring (
  tenant_id integer not null,
  id uuid not null,
  missed_call_id uuid not null,
  rang_at timestamp with time zone not null,
  line text not null,
  seconds integer,
  ended text not null,
  noted_by uuid
);
alter table missed_ring add constraint missed_ring_pkey PRIMARY KEY (tenant_id, id);
alter table missed_ring add constraint missed_ring_tenant_id_missed_call_id_fkey FOREIGN KEY (tenant_id, missed_call_id) REFERENCES missed_call(tenant_id, id);
CREATE INDEX missed_ring_call ON public.missed_ring USING btree (tenant_id, missed_call_id);
CREATE INDEX missed_ring_rang ON public.missed_ring USING btree (tenant_id, rang_at);
alter table missed_ring enable row level security;
create policy tenant_only on missed_ring as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on missed_ring to lianxin_app;
comment on table missed_ring is 'Each time a telephone rang and was not answered, under the id of whoever told of it. Insert only.';
comment on column missed_ring.noted_by is 'The person who noted it by hand; null where the telephone system told of it.';

create table notice (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  submission_id uuid,
  person_id uuid,
  params jsonb not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  attempts integer not null,
  next_at timestamp with time zone,
  given_up_at timestamp with time zone,
  last_error text,
  addressee text not null default ''::text,
  matter_id uuid,
  line_id uuid,
  state text not null default 'waiting'::text,
  channel text,
  urgent boolean not null default false,
  topic text,
  claim uuid,
  provider_id text,
  resent_by uuid
);
alter table notice add constraint notice_pkey PRIMARY KEY (tenant_id, id);
alter table notice add constraint notice_tenant_id_submission_id_fkey FOREIGN KEY (tenant_id, submission_id) REFERENCES submission(tenant_id, id);
CREATE INDEX notice_addressee ON public.notice USING btree (tenant_id, addressee, created_at, id);
CREATE INDEX notice_due ON public.notice USING btree (tenant_id, next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX notice_topic ON public.notice USING btree (tenant_id, addressee, topic, created_at) WHERE (topic IS NOT NULL);
CREATE INDEX notice_trouble ON public.notice USING btree (tenant_id, state, created_at, id) WHERE (state = ANY (ARRAY['dead'::text, 'inDoubt'::text]));
CREATE INDEX notice_turn ON public.notice USING btree (tenant_id, addressee, created_at, id) WHERE (next_at IS NOT NULL);
alter table notice enable row level security;
create policy tenant_only on notice as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on notice to lianxin_app;
grant update (attempts, channel, claim, given_up_at, last_error, next_at, provider_id, resent_by, sent_at, state) on notice to lianxin_app;
comment on table notice is '通知: what somebody is told, a submitter by a short message or a person of the staff on the platform. Neither a telephone nor a word of a submission stands here.';
comment on column notice.submission_id is 'Whose submitter is told; null where a person of the staff is.';
comment on column notice.params is 'What the words are made with: ids of units, numbers, days; no personal data.';
comment on column notice.next_at is 'When to try next; null when it was sent or given up, or is not sent at all.';
comment on column notice.last_error is 'A code of ours, never the words of the provider.';
comment on column notice.addressee is 'submission:id, unit:code, leaders:code, person:id or role:name. What goes to one addressee is sent in the order it was written.';
comment on column notice.matter_id is 'The matter it tells the staff of; null for submitters, whose submission may move from matter to matter.';
comment on column notice.line_id is 'The line of the ledger it tells of; its own id is made of that, the kind and the addressee, so a line tells nobody twice.';
comment on column notice.state is 'shown, superseded, waiting, claimed, sending, sent, inDoubt, dead: domain/notice/kinds.ts.';
comment on column notice.channel is 'By what it left the platform; null while that is not decided.';
comment on column notice.topic is 'What it reminds of: of several within a minute the last is told.';
comment on column notice.claim is 'Who has taken it up: a sender whose claim is another by now sends nothing.';
comment on column notice.provider_id is 'What the provider knows it by.';

create table one_time_link (
  hash bytea not null,
  tenant_id integer not null,
  person_id uuid,
  purpose text not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone
);
alter table one_time_link add constraint one_time_link_pkey PRIMARY KEY (hash);
CREATE INDEX one_time_link_person ON public.one_time_link USING btree (tenant_id, person_id);
grant delete, insert, select, update on one_time_link to lianxin_app;
comment on table one_time_link is 'Links that open an account once, by SHA-256: for the first administrators, an invitation, a forgotten password.';

create table passkey (
  tenant_id integer not null,
  id text not null,
  person_id uuid not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports jsonb not null,
  name text not null,
  added_at timestamp with time zone not null,
  used_at timestamp with time zone
);
alter table passkey add constraint passkey_pkey PRIMARY KEY (tenant_id, id);
CREATE INDEX passkey_person ON public.passkey USING btree (tenant_id, person_id);
alter table passkey enable row level security;
create policy tenant_only on passkey as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant delete, insert, select, update on passkey to lianxin_app;
comment on table passkey is '通行密钥: public keys of a person (WebAuthn).';

create table passkey_challenge (
  hash bytea not null,
  tenant_id integer not null,
  person_id uuid,
  ends_at timestamp with time zone not null
);
alter table passkey_challenge add constraint passkey_challenge_pkey PRIMARY KEY (hash);
grant delete, insert, select on passkey_challenge to lianxin_app;
comment on table passkey_challenge is 'What a browser is asked to sign, by SHA-256; taken once.';

create table password_past (
  tenant_id integer not null,
  person_id uuid not null,
  set_at timestamp with time zone not null,
  hash text not null
);
alter table password_past add constraint password_past_pkey PRIMARY KEY (tenant_id, person_id, set_at);
alter table password_past enable row level security;
create policy tenant_only on password_past as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on password_past to lianxin_app;
comment on table password_past is 'Passwords a person had before, hashed: the last five are not taken again. Insert only.';

create table phone_code (
  tenant_id integer not null,
  phone_hash bytea not null,
  code_hash bytea not null,
  tries integer not null,
  expires_at timestamp with time zone not null
);
alter table phone_code add constraint phone_code_pkey PRIMARY KEY (tenant_id, phone_hash);
CREATE INDEX phone_code_expires ON public.phone_code USING btree (tenant_id, expires_at);
alter table phone_code enable row level security;
create policy tenant_only on phone_code as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant delete, insert, select, update on phone_code to lianxin_app;
comment on table phone_code is '手机验证码: the newest code of each telephone. Neither number nor code stands here, only keyed hashes; the row goes when the code is used or over.';
comment on column phone_code.tries is 'Wrong tries so far; five kill the code.';

create table phone_code_quota (
  tenant_id integer not null,
  mark bytea not null,
  times jsonb not null,
  over_at timestamp with time zone not null
);
alter table phone_code_quota add constraint phone_code_quota_pkey PRIMARY KEY (tenant_id, mark);
CREATE INDEX phone_code_quota_over ON public.phone_code_quota USING btree (tenant_id, over_at);
alter table phone_code_quota enable row level security;
create policy tenant_only on phone_code_quota as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant delete, insert, select, update on phone_code_quota to lianxin_app;
comment on table phone_code_quota is 'How often codes were asked for or guessed at: by telephone, by address, in the whole prefecture. The mark is a keyed hash of which.';
comment on column phone_code_quota.times is 'When, in milliseconds, as far back as the longest span reaches.';
comment on column phone_code_quota.over_at is 'From then on the row says nothing any more.';

create table reader_choice (
  tenant_id integer not null,
  seq integer not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  training_id uuid not null,
  precisions jsonb not null
);
alter table reader_choice add constraint reader_choice_pkey PRIMARY KEY (tenant_id, seq);
alter table reader_choice add constraint reader_choice_tenant_id_training_id_fkey FOREIGN KEY (tenant_id, training_id) REFERENCES reader_training(tenant_id, id);
alter table reader_choice enable row level security;
create policy tenant_only on reader_choice as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on reader_choice to lianxin_app;
comment on table reader_choice is '识读选用: which training is in use, and how often its answers have to be right; the highest number counts. Insert only.';
comment on column reader_choice.precisions is 'By mark, 0 to 1; .98 where a mark is not named.';

create table reader_model (
  tenant_id integer not null,
  training_id uuid not null,
  name text not null,
  bytes bytea not null
);
alter table reader_model add constraint reader_model_pkey PRIMARY KEY (tenant_id, training_id, name);
alter table reader_model add constraint reader_model_tenant_id_training_id_fkey FOREIGN KEY (tenant_id, training_id) REFERENCES reader_training(tenant_id, id);
alter table reader_model enable row level security;
create policy tenant_only on reader_model as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant delete, insert, select on reader_model to lianxin_app;
comment on table reader_model is '识读模型: what one training learnt of one mark of a message. Never changed; taken away where nobody would go back to the training, see server/reader/drop-models.ts.';
comment on column reader_model.name is 'category, category/<code of the parent>, kind, urgency, track or unit.';
comment on column reader_model.bytes is 'See server/text/pack.ts; kept as it is, for it hardly gets smaller.';

create table reader_training (
  tenant_id integer not null,
  id uuid not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  source text not null,
  file text,
  verdict text not null,
  why jsonb not null,
  reports jsonb not null,
  seen bytea not null
);
alter table reader_training add constraint reader_training_pkey PRIMARY KEY (tenant_id, id);
alter table reader_training enable row level security;
create policy tenant_only on reader_training as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on reader_training to lianxin_app;
comment on table reader_training is '识读训练: each time a reader was trained, from what, and how good its models are. Insert only.';
comment on column reader_training.by_person is 'Who had it trained; the system itself at night and by command.';
comment on column reader_training.source is 'file, cleared (from cleared matters) or demo.';
comment on column reader_training.file is 'The name of the file, without its folder.';
comment on column reader_training.verdict is 'used, worse (than the one in use) or foreign (its labels are not of this prefecture''s tree).';
comment on column reader_training.why is 'The figures behind the verdict: Why of server/reader/store.ts.';
comment on column reader_training.reports is 'Report of server/text/train.ts by the name of the model.';
comment on column reader_training.seen is 'Eight bytes of a hash of every text it learnt from, ascending.';

create table recovery_code (
  tenant_id integer not null,
  person_id uuid not null,
  hash bytea not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone
);
alter table recovery_code add constraint recovery_code_pkey PRIMARY KEY (tenant_id, person_id, hash);
alter table recovery_code enable row level security;
create policy tenant_only on recovery_code as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant delete, insert, select, update on recovery_code to lianxin_app;
comment on table recovery_code is 'One-time codes for a lost second factor, by keyed hash.';

create table redacted_words (
  tenant_id integer not null,
  submission_id uuid not null,
  version integer not null,
  title text not null,
  text text not null,
  by_person uuid not null,
  at timestamp with time zone not null
);
alter table redacted_words add constraint redacted_words_pkey PRIMARY KEY (tenant_id, submission_id, version);
alter table redacted_words add constraint redacted_words_tenant_id_submission_id_fkey FOREIGN KEY (tenant_id, submission_id) REFERENCES submission(tenant_id, id);
alter table redacted_words enable row level security;
create policy tenant_only on redacted_words as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on redacted_words to lianxin_app;
comment on table redacted_words is '脱敏稿: the words of a submission without what says who somebody is, as a person confirmed them; what readers get to whom words are redacted, in place of the machine''s. The highest version counts. Insert only.';
comment on column redacted_words.version is '1 for the first that was confirmed; each change adds one.';
comment on column redacted_words.by_person is 'Who read the words and confirmed.';

create table region_map (
  tenant_id integer not null,
  shapes text not null,
  places integer not null,
  put_in_at timestamp with time zone not null
);
alter table region_map add constraint region_map_pkey PRIMARY KEY (tenant_id);
alter table region_map enable row level security;
create policy tenant_only on region_map as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select, update on region_map to lianxin_app;
comment on table region_map is '区划图: the outlines of a prefecture''s places, one map each; the next that is put in takes its place.';
comment on column region_map.shapes is 'A GeoJSON FeatureCollection as checked by domain/region/check-map.ts; text, because nothing in it is ever asked for alone.';
comment on column region_map.places is 'How many places it draws.';

create table relay_message (
  tenant_id integer not null,
  id uuid not null,
  submission_id uuid not null,
  matter_id uuid not null,
  unit_id text not null,
  side text not null,
  writer_id uuid,
  text text not null,
  at timestamp with time zone not null
);
alter table relay_message add constraint relay_message_pkey PRIMARY KEY (tenant_id, id);
alter table relay_message add constraint relay_message_tenant_id_submission_id_fkey FOREIGN KEY (tenant_id, submission_id) REFERENCES submission(tenant_id, id);
CREATE INDEX relay_message_submission ON public.relay_message USING btree (tenant_id, submission_id, at);
alter table relay_message enable row level security;
create policy tenant_only on relay_message as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on relay_message to lianxin_app;
comment on table relay_message is '中转留言: what a unit with an order and a submitter write to each other by way of the platform, in their own words; neither learns who the other is. Insert only.';
comment on column relay_message.matter_id is 'Which matter carried the submission when it was written.';
comment on column relay_message.unit_id is 'The unit of the exchange, whichever side writes.';
comment on column relay_message.side is 'Who writes: unit or submitter.';
comment on column relay_message.writer_id is 'The person who wrote for the unit: on record, told to nobody; null for the submitter.';

create table session (
  hash bytea not null,
  id uuid not null,
  tenant_id integer not null,
  person_id uuid not null,
  began_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  whole_since timestamp with time zone,
  agent text,
  address text
);
alter table session add constraint session_pkey PRIMARY KEY (hash);
CREATE INDEX session_person ON public.session USING btree (tenant_id, person_id, began_at);
grant delete, insert, select, update on session to lianxin_app;
comment on table session is '会话: who is signed in, by SHA-256 of the token in the cookie, which stands nowhere.';
comment on column session.whole_since is 'When the second factor was given; until then it opens nothing but that step.';

create table sign_on (
  state_hash bytea not null,
  browser_hash bytea not null,
  tenant_id integer not null,
  path text not null,
  expires_at timestamp with time zone not null
);
alter table sign_on add constraint sign_on_pkey PRIMARY KEY (state_hash);
CREATE INDEX sign_on_expires ON public.sign_on USING btree (expires_at);
grant delete, insert, select on sign_on to lianxin_app;
comment on table sign_on is '单点登录: somebody is away at the identity provider. State and browser by SHA-256; nonce and PKCE verifier stand in no table, they follow from what the browser holds. The row goes when they return, once.';

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
  received_at timestamp with time zone not null,
  stored_at timestamp with time zone not null,
  recorded_by uuid,
  external_id text,
  source_key bytea,
  told jsonb
);
alter table submission add constraint submission_pkey PRIMARY KEY (tenant_id, id);
CREATE UNIQUE INDEX submission_number ON public.submission USING btree (tenant_id, number);
CREATE INDEX submission_person ON public.submission USING btree (tenant_id, person_id);
CREATE INDEX submission_recorded ON public.submission USING btree (tenant_id, recorded_by, id) WHERE (channel <> ALL (ARRAY['web'::text, 'import'::text]));
CREATE UNIQUE INDEX submission_source ON public.submission USING btree (tenant_id, source_key) WHERE (source_key IS NOT NULL);
alter table submission enable row level security;
create policy tenant_only on submission as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on submission to lianxin_app;
comment on table submission is '来件: what one person said through one channel, in their own words. Insert only: never edited, merged away or deleted by staff.';
comment on column submission.title is 'As given by the submitter, or cut from their words.';
comment on column submission.person_id is 'The same person under one key, derived from phone or account with the vault key; says nothing by itself.';
comment on column submission.source_key is 'Recognises a row that was imported before: hash of the source and its id there, or of its words.';
comment on column submission.told is 'What came with an imported row and stands in no column: its category, place or earlier answer, as it was written there.';

create table submission_words (
  tenant_id integer not null,
  submission_id uuid not null,
  words tsvector not null
);
alter table submission_words add constraint submission_words_pkey PRIMARY KEY (tenant_id, submission_id);
CREATE INDEX submission_words_gin ON public.submission_words USING gin (words);
alter table submission_words enable row level security;
create policy tenant_only on submission_words as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on submission_words to lianxin_app;
comment on table submission_words is 'Character bigrams of title and text, made by the application, for exact search by words. Insert only.';

create table suggestion (
  tenant_id integer not null,
  line_id uuid not null,
  what text not null,
  matter_id uuid not null,
  suggested text,
  ground text,
  confidence real not null,
  chosen text,
  model_id text,
  at timestamp with time zone not null
);
alter table suggestion add constraint suggestion_pkey PRIMARY KEY (tenant_id, line_id, what);
alter table suggestion add constraint suggestion_tenant_id_matter_id_fkey FOREIGN KEY (tenant_id, matter_id) REFERENCES matter(tenant_id, id);
CREATE INDEX suggestion_matter ON public.suggestion USING btree (tenant_id, matter_id);
CREATE INDEX suggestion_newest ON public.suggestion USING btree (tenant_id, what, at DESC, line_id);
alter table suggestion enable row level security;
create policy tenant_only on suggestion as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on suggestion to lianxin_app;
comment on table suggestion is '建议与采用: what the machine suggested about a matter, beside what people chose, written in the transaction of the line they chose it with. Insert only; no part of the ledger.';
comment on column suggestion.line_id is 'The line of the ledger with which people chose.';
comment on column suggestion.what is 'category, kind, urgency, track, unit or place.';
comment on column suggestion.suggested is 'A code; null where the machine was silent.';
comment on column suggestion.ground is '依据种类: how it came about (duty-exact, past …); null where the model alone says it.';
comment on column suggestion.confidence is '0 to 1, as it was told.';
comment on column suggestion.chosen is 'What stood in the matter after the line; null where nothing was chosen.';
comment on column suggestion.model_id is 'The model that suggested it; null where a rule did.';

create table tenant (
  id integer not null,
  name text not null,
  letters text not null,
  demo boolean not null,
  catalogue_version bigint not null,
  created_at timestamp with time zone not null
);
alter table tenant add constraint tenant_pkey PRIMARY KEY (id);
grant insert, select on tenant to lianxin_app;
grant update (catalogue_version) on tenant to lianxin_app;
comment on table tenant is '盟市: one prefecture. The id is its six-digit division code; letters begin its human numbers; catalogue_version grows with every change of a catalogue.';

create table urgent_reading (
  tenant_id integer not null,
  matter_id uuid not null,
  urgency text not null,
  probability real,
  training_id uuid,
  at timestamp with time zone not null,
  words text[]
);
alter table urgent_reading add constraint urgent_reading_pkey PRIMARY KEY (tenant_id, matter_id);
alter table urgent_reading add constraint urgent_reading_says_why CHECK ((((training_id IS NULL) = (probability IS NULL)) AND ((training_id IS NOT NULL) OR (COALESCE(cardinality(words), 0) > 0))));
alter table urgent_reading add constraint urgent_reading_tenant_id_matter_id_fkey FOREIGN KEY (tenant_id, matter_id) REFERENCES matter(tenant_id, id);
alter table urgent_reading enable row level security;
create policy tenant_only on urgent_reading as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select on urgent_reading to lianxin_app;
comment on table urgent_reading is '可能紧急: matters whose words read as urgent, surely, or hold words of danger, when they came in; the others have no row. Insert only; no part of the ledger.';
comment on column urgent_reading.urgency is 'critical or urgent.';
comment on column urgent_reading.probability is '0 to 1, as the reader told it; null where words of danger alone say it.';
comment on column urgent_reading.training_id is 'The training it was read with; null where words of danger alone say it.';
comment on column urgent_reading.words is '险情词: those that say it, as they stood in the text; null where the reader alone says it.';

create table voice (
  tenant_id integer not null,
  submission_id uuid not null,
  matter_id uuid not null,
  person_id uuid not null,
  reachable boolean not null,
  secrecy text not null,
  origin uuid not null,
  joined_at timestamp with time zone not null,
  asked boolean not null,
  attempted_at jsonb not null,
  outcome jsonb,
  judged boolean not null
);
alter table voice add constraint voice_pkey PRIMARY KEY (tenant_id, submission_id);
alter table voice add constraint voice_tenant_id_submission_id_fkey FOREIGN KEY (tenant_id, submission_id) REFERENCES submission(tenant_id, id);
CREATE INDEX voice_matter ON public.voice USING btree (tenant_id, matter_id);
alter table voice enable row level security;
create policy tenant_only on voice as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select, update on voice to lianxin_app;
comment on table voice is 'One submission''s standing in the matter that carries it, as the lines add up. Derived.';

create table work_order (
  tenant_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  unit_id text not null,
  lead boolean not null,
  status text not null,
  round integer not null,
  sent_at timestamp with time zone not null,
  accept_by timestamp with time zone,
  contact_by timestamp with time zone,
  feedback_by timestamp with time zone,
  plan_by timestamp with time zone,
  answer_by timestamp with time zone not null,
  clock text not null,
  counts_from timestamp with time zone not null,
  claimed_at timestamp with time zone,
  contacted_at timestamp with time zone,
  answered_at timestamp with time zone,
  extended_workdays integer not null,
  requests jsonb not null,
  paused_at timestamp with time zone,
  remaining_minutes integer,
  record text,
  solved text,
  why_not text,
  clocks jsonb not null default '{}'::jsonb,
  pauses jsonb not null default '[]'::jsonb,
  reported_at timestamp with time zone,
  spoke_at timestamp with time zone
);
alter table work_order add constraint work_order_pkey PRIMARY KEY (tenant_id, id);
alter table work_order add constraint work_order_tenant_id_matter_id_fkey FOREIGN KEY (tenant_id, matter_id) REFERENCES matter(tenant_id, id);
CREATE INDEX work_order_matter ON public.work_order USING btree (tenant_id, matter_id);
CREATE INDEX work_order_return ON public.work_order USING btree (tenant_id, matter_id) WHERE ((requests ? 'return'::text) AND (status = ANY (ARRAY['sent'::text, 'claimed'::text])));
CREATE INDEX work_order_seen ON public.work_order USING btree (tenant_id, unit_id, matter_id) WHERE (status = ANY (ARRAY['sent'::text, 'claimed'::text, 'answered'::text, 'accepted'::text]));
CREATE INDEX work_order_unit ON public.work_order USING btree (tenant_id, unit_id, status, answer_by, id);
alter table work_order enable row level security;
create policy tenant_only on work_order as permissive for all to public using ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer)) with check ((tenant_id = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer));
grant insert, select, update on work_order to lianxin_app;
comment on table work_order is '工单: the sheet one unit received for a matter, as the lines add up. Derived.';
comment on column work_order.requests is 'What the unit waits to have decided or told: return, extension, information, suspension.';
comment on column work_order.clocks is 'The limit of each stage as promised at dispatch: amount, clock, from when it counts, when it was due at first, and the row it came from.';
comment on column work_order.pauses is '暂停: every time the clocks stood still, and why.';
comment on column work_order.spoke_at is 'The last line that somebody of the unit wrote.';
