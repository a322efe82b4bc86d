alter table notice add column addressee text not null default '';
comment on column notice.addressee is 'submission:id, unit:code, leaders:code, person:id or role:name. What goes to one addressee is sent in the order it was written.';
alter table notice add column matter_id uuid;
comment on column notice.matter_id is 'The matter it tells the staff of; null for submitters, whose submission may move from matter to matter.';
alter table notice add column line_id uuid;
comment on column notice.line_id is 'The line of the ledger it tells of; its own id is made of that, the kind and the addressee, so a line tells nobody twice.';
alter table notice add column state text not null default 'waiting';
comment on column notice.state is 'shown, superseded, waiting, claimed, sending, sent, inDoubt, dead: domain/notice/kinds.ts.';
alter table notice add column channel text;
comment on column notice.channel is 'By what it left the platform; null while that is not decided.';
alter table notice add column urgent boolean not null default false;
alter table notice add column topic text;
comment on column notice.topic is 'What it reminds of: of several within a minute the last is told.';
alter table notice add column claim uuid;
comment on column notice.claim is 'Who has taken it up: a sender whose claim is another by now sends nothing.';
alter table notice add column provider_id text;
comment on column notice.provider_id is 'What the provider knows it by.';
alter table notice add column resent_by uuid;
update notice set
  addressee = case when submission_id is null then 'person:' || person_id::text else 'submission:' || submission_id::text end,
  state = case when sent_at is not null then 'sent' when given_up_at is not null then 'dead' when next_at is null then 'shown' else 'waiting' end;
drop index notice_person;
create index notice_addressee on notice (tenant_id, addressee, created_at, id);
create index notice_turn on notice (tenant_id, addressee, created_at, id) where next_at is not null;
create index notice_trouble on notice (tenant_id, state, created_at, id) where state in ('dead', 'inDoubt');
grant update (state, channel, claim, provider_id, resent_by) on notice to lianxin_app;
