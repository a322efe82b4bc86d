-- The role of the application, and how a table finds its place on one machine or on many.
--
-- A table of a prefecture is made in this order, parents before children:
--   create table x (tenant_id integer not null, …, primary key (tenant_id, …));
--   comment on table x is '…';
--   select place('x', 'tenant');
--   create index x_… on x (tenant_id, …);
--   grant select, insert on x to lianxin_app;
--   alter table x enable row level security;
--   create policy tenant_only on x
--     using (tenant_id = nullif(current_setting('app.tenant', true), '')::integer)
--     with check (tenant_id = nullif(current_setting('app.tenant', true), '')::integer);
-- After a transaction that set it, app.tenant is an empty text rather than null: no row is visible then.

-- Embedded, the application logs in as it; elsewhere it needs a password set by an administrator, or the owner's login
-- takes the role. It owns nothing, so row security binds it.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'lianxin_app') then
    create role lianxin_app login noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
exception
  -- Made for another database of the same server at this moment.
  when duplicate_object or unique_violation then null;
end
$$;

-- So that the owner's login can take the role. An administrator may have seen to it already.
do $$
begin
  execute pg_catalog.format('grant lianxin_app to %I', current_user);
exception
  when insufficient_privilege then
    if not pg_catalog.pg_has_role(current_user, 'lianxin_app', 'member') then
      raise;
    end if;
end
$$;

-- Only the owner makes tables: PostgreSQL 15 and later give nobody else that right in a new database.
revoke create on schema public from public;

grant usage on schema public to lianxin_app;

create function place(name text, kind text) returns void
language plpgsql as $$
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
$$;

comment on function place(text, text) is
  'Says what a table is: reference (small, the same everywhere), tenant (rows of one prefecture, by tenant_id) or local (jobs, sessions). Returns at once without Citus; with it, distributes the table beside the others of its kind.';

revoke execute on function place(text, text) from public;
