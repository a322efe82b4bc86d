create table book_tally (
  tenant_id integer not null,
  line_id uuid not null,
  account text not null,
  name text not null,
  on_day date,
  amount integer not null,
  primary key (tenant_id, line_id, account, name)
);
comment on table book_tally is '汇总: how many matters stand in each status and what moved in the book on each day, as amounts to be added up. Each transaction that writes lines adds what it changes in rows of its own, so that no writer waits for another; a job puts rows of the same account, name and day together. Can be counted again from matter and book_movement.';
comment on column book_tally.line_id is 'The line that changed it, or one of those that were put together.';
comment on column book_tally.account is '''status'': matters that stand in the status `name`. ''book'': matters that moved for the reason `name` on the day.';
comment on column book_tally.on_day is 'Null for a status.';
select place('book_tally', 'tenant');
grant select, insert, delete on book_tally to lianxin_app;
alter table book_tally enable row level security;
create policy tenant_only on book_tally using (tenant_id = nullif(current_setting('app.tenant', true), '')::int) with check (tenant_id = nullif(current_setting('app.tenant', true), '')::int);
insert into book_tally (tenant_id, line_id, account, name, on_day, amount)
  select tenant_id, md5('status ' || status)::uuid, 'status', status, null, count(*)
  from matter group by tenant_id, status;
insert into book_tally (tenant_id, line_id, account, name, on_day, amount)
  select tenant_id, md5('book ' || reason || ' ' || to_char(on_day, 'YYYY-MM-DD'))::uuid, 'book', reason, on_day, count(*)
  from book_movement where reason not in ('movedIn', 'movedOut') group by tenant_id, reason, on_day;
