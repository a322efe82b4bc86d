create table reader_training (
  tenant_id integer not null,
  id uuid not null,
  at timestamptz not null,
  by_person uuid not null,
  source text not null,
  file text,
  verdict text not null,
  why jsonb not null,
  reports jsonb not null,
  seen bytea not null,
  primary key (tenant_id, id)
);
comment on table reader_training is '识读训练: each time a reader was trained, from what, and how good its models are. Insert only.';
comment on column reader_training.by_person is 'Who had it trained; the system itself at night and by command.';
comment on column reader_training.source is 'file, cleared (from cleared matters) or demo.';
comment on column reader_training.file is 'The name of the file, without its folder.';
comment on column reader_training.verdict is 'used, worse (than the one in use) or foreign (its labels are not of this prefecture''s tree).';
comment on column reader_training.why is 'The figures behind the verdict: Why of server/reader/store.ts.';
comment on column reader_training.reports is 'Report of server/text/train.ts by the name of the model.';
comment on column reader_training.seen is 'Eight bytes of a hash of every text it learnt from, ascending.';
select place('reader_training', 'tenant');
grant select, insert on reader_training to lianxin_app;
alter table reader_training enable row level security;
create policy tenant_only on reader_training using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table reader_model (
  tenant_id integer not null,
  training_id uuid not null,
  name text not null,
  bytes bytea not null,
  primary key (tenant_id, training_id, name),
  foreign key (tenant_id, training_id) references reader_training (tenant_id, id)
);
alter table reader_model alter column bytes set storage external;
comment on table reader_model is '识读模型: what one training learnt of one mark of a message. Insert only.';
comment on column reader_model.name is 'category, category/<code of the parent>, kind, urgency, track or unit.';
comment on column reader_model.bytes is 'See server/text/pack.ts; kept as it is, for it hardly gets smaller.';
select place('reader_model', 'tenant');
grant select, insert on reader_model to lianxin_app;
alter table reader_model enable row level security;
create policy tenant_only on reader_model using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);

create table reader_choice (
  tenant_id integer not null,
  seq integer not null,
  at timestamptz not null,
  by_person uuid not null,
  training_id uuid not null,
  precisions jsonb not null,
  primary key (tenant_id, seq),
  foreign key (tenant_id, training_id) references reader_training (tenant_id, id)
);
comment on table reader_choice is '识读选用: which training is in use, and how often its answers have to be right; the highest number counts. Insert only.';
comment on column reader_choice.precisions is 'By mark, 0 to 1; .98 where a mark is not named.';
select place('reader_choice', 'tenant');
grant select, insert on reader_choice to lianxin_app;
alter table reader_choice enable row level security;
create policy tenant_only on reader_choice using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
