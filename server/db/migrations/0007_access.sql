alter table matter add column recused_ids jsonb not null default '[]';
comment on column matter.recused_ids is '回避: people who see nothing of the matter.';
create index work_order_seen on work_order (tenant_id, unit_id, matter_id) where status in ('sent', 'claimed', 'answered', 'accepted');
comment on index work_order_seen is 'The matters a unit may see, in the order of the list.';
create index submission_recorded on submission (tenant_id, recorded_by, id) where channel not in ('web', 'import');
comment on index submission_recorded is 'What a person of the staff recorded themselves.';
