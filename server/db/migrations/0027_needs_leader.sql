drop index matter_unled;
drop index matter_unled_county;
create index matter_needs_leader on matter (tenant_id, id) where led is null and status in ('opened', 'dispatched') and (track = 'watched' or (track = 'ledger' and (urgency = 'complex' or supervision_level >= 4)));
create index matter_needs_leader_county on matter (tenant_id, county_code, id) where led is null and status in ('opened', 'dispatched') and (track = 'watched' or (track = 'ledger' and (urgency = 'complex' or supervision_level >= 4))) and county_code is not null;
