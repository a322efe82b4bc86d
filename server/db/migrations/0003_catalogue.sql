create table catalogue_line (
  tenant_id integer not null,
  catalogue text not null,
  code text not null,
  version integer not null,
  valid_from date not null,
  valid_to date,
  removed boolean not null,
  row jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  note text,
  primary key (tenant_id, catalogue, code, version)
);
comment on table catalogue_line is '目录: every change of every row of the catalogues (regions, units, people, categories, duties, time limits, calendar, reasons). On a day, of each code the highest version counts whose valid_from has come, unless it is removed or its valid_to has come. Insert only.';
comment on column catalogue_line.version is '1 for the first line of a code; each change adds one.';
comment on column catalogue_line.valid_to is 'The first day on which it no longer counts; null is without end.';
comment on column catalogue_line.removed is 'The row is taken out from valid_from on; row holds what it said last.';
comment on column catalogue_line.row is 'The whole row in the shape of its catalogue (domain/catalogue/rows.ts).';
select place('catalogue_line', 'tenant');
grant select, insert on catalogue_line to lianxin_app;
alter table catalogue_line enable row level security;
create policy tenant_only on catalogue_line using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
