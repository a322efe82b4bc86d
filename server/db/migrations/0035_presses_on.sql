alter table matter add column presses_on date;
comment on column matter.presses_on is '最紧的一天: the day that presses first on the leader of a matter under way, in China: of the next review, a milestone that is not done, the promised result; where none stands, of its arrival. Kept for the lists of leaders.';
update matter set presses_on = coalesce(
  least(
    coalesce(suspension ->> 'nextReviewOn', led ->> 'nextReviewOn')::date,
    (select min((m ->> 'on')::date) from jsonb_array_elements(led -> 'milestones') m where m ->> 'doneAt' is null),
    (due_at at time zone 'Asia/Shanghai')::date
  ),
  (received_at at time zone 'Asia/Shanghai')::date
) where status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved');
alter table matter add column led_by text, add column suspended_by text;
comment on column matter.led_by is 'The leader in led, as a value of its own: under row security what is taken out of a document is not looked for in an index.';
comment on column matter.suspended_by is 'The leader in suspension, likewise.';
update matter set led_by = led ->> 'leaderId', suspended_by = suspension ->> 'leaderId' where led is not null or suspension is not null;
drop index matter_led;
create index matter_led on matter (tenant_id, led_by, presses_on, id) where led is not null and status in ('opened', 'dispatched', 'suspended', 'answered', 'resolved');
drop index matter_suspended;
create index matter_suspended on matter (tenant_id, suspended_by, presses_on, id) where suspension is not null and status = 'suspended';
drop index matter_needs_leader;
create index matter_needs_leader on matter (tenant_id, presses_on, id) where led is null and status in ('opened', 'dispatched') and (track = 'watched' or (track = 'ledger' and (urgency = 'complex' or supervision_level >= 4)));
drop index matter_needs_leader_county;
create index matter_needs_leader_county on matter (tenant_id, county_code, presses_on, id, township_code, village_code) where led is null and status in ('opened', 'dispatched') and (track = 'watched' or (track = 'ledger' and (urgency = 'complex' or supervision_level >= 4))) and county_code is not null;
