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
  at timestamptz not null,
  primary key (tenant_id, line_id, what),
  foreign key (tenant_id, matter_id) references matter (tenant_id, id)
);
comment on table suggestion is '建议与采用: what the machine suggested about a matter, beside what people chose, written in the transaction of the line they chose it with. Insert only; no part of the ledger.';
comment on column suggestion.line_id is 'The line of the ledger with which people chose.';
comment on column suggestion.what is 'category, kind, urgency, track, unit or place.';
comment on column suggestion.suggested is 'A code; null where the machine was silent.';
comment on column suggestion.ground is '依据种类: how it came about (duty-exact, past …); null where the model alone says it.';
comment on column suggestion.confidence is '0 to 1, as it was told.';
comment on column suggestion.chosen is 'What stood in the matter after the line; null where nothing was chosen.';
comment on column suggestion.model_id is 'The model that suggested it; null where a rule did.';
select place('suggestion', 'tenant');
create index suggestion_newest on suggestion (tenant_id, what, at desc, line_id);
create index suggestion_matter on suggestion (tenant_id, matter_id);
grant select, insert on suggestion to lianxin_app;
alter table suggestion enable row level security;
create policy tenant_only on suggestion using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
