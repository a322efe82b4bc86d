alter table matter add column reply_by date;
comment on column matter.reply_by is 'By which day the supervision document that is due first has to be replied to, of those that are neither replied to nor lifted; 9999-12-31 where it names no day. Kept for lists.';
create index matter_reply on matter (tenant_id, reply_by, id) where reply_by is not null and status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved');
create index matter_pressed on matter (tenant_id, supervision_level, id) where supervision_level > 0 and status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved');
create index matter_hops on matter (tenant_id, hops, id) where hops > 0 and status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved');
create index matter_redos on matter (tenant_id, redos, id) where redos > 0 and status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved');
create index matter_unit_due on matter (tenant_id, lead_unit_id, due_at, id) where due_at is not null;
create index work_order_heard on work_order (tenant_id, coalesce(spoke_at, sent_at), matter_id) where lead and paused_at is null and status in ('sent', 'claimed');
create index work_order_unit_heard on work_order (tenant_id, unit_id, coalesce(spoke_at, sent_at), matter_id) where lead and paused_at is null and status in ('sent', 'claimed');
