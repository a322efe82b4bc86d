create index matter_consultation on matter (tenant_id, id) where consultation is not null and status in ('opened', 'dispatched');
create index work_order_return on work_order (tenant_id, matter_id) where requests ? 'return' and status in ('sent', 'claimed');
create index matter_led on matter (tenant_id, (led ->> 'leaderId'), id) where led is not null and status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved');
create index matter_unled on matter (tenant_id, id) where led is null and track in ('ledger', 'watched') and status in ('opened', 'dispatched', 'suspended');
create index matter_unled_county on matter (tenant_id, county_code, id) where led is null and track in ('ledger', 'watched') and status in ('opened', 'dispatched', 'suspended') and county_code is not null;
create index matter_suspended on matter (tenant_id, (suspension ->> 'leaderId'), id) where suspension is not null and status = 'suspended';
create index matter_watched on matter (tenant_id, due_at, id) where track = 'watched' and due_at is not null;
