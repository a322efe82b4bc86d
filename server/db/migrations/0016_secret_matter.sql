alter table matter add column secret boolean not null default false;
comment on column matter.secret is 'One of its submitters wishes to stay secret: it is guarded as a report.';
update matter set secret = true where exists (select 1 from voice where voice.tenant_id = matter.tenant_id and voice.matter_id = matter.id and voice.secrecy = 'secret');
